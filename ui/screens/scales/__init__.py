"""The scales place: the empty pan and the check weights."""
