"""How well and at what cost codes are read: photographs, graded damage and whole frames, beside the peers."""
