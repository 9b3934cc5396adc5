"""Scale drivers, one module per protocol."""
