"""Label printer drivers, one module per protocol."""
