"""The intake place."""
