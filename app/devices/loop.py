"""The loop around a device: connect, poll, age, retry, report health."""
