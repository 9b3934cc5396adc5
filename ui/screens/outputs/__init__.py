"""The outputs place."""
