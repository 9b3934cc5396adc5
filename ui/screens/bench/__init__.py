"""The bench place."""
