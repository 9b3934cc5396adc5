"""The delivery place."""
