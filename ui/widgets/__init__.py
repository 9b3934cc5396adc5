"""Controls made for gloves."""
