"""The shift place."""
