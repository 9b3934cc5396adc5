"""Delivery of the journal to the central registry."""
