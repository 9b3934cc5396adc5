"""Where resources and records lie."""
