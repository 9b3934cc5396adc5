"""The station's settings: one file, read once, all faults reported at once."""
