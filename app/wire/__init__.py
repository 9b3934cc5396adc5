"""The bytes that leave the station, shared with the registry."""
