"""Two stations that tell differently of the same batteries, and what must come of it."""
