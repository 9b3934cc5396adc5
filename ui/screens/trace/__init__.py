"""The trace place."""
