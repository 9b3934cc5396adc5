"""Cameras: frames with their moment, and the health of what gives them."""
