"""Lines: bytes in and out with a timeout."""
