"""Gas detector drivers, one module per protocol."""
