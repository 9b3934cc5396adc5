"""Colour roles, sizes and the one stylesheet."""
