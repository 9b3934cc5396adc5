"""The work queue place."""
