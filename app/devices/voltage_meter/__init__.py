"""Voltage meter drivers, one module per protocol."""
