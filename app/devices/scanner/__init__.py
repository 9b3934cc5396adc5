"""Hand scanners and badge readers on a line of their own: bytes come in, codes go on."""
