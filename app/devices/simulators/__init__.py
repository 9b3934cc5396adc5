"""Instruments that pretend: the same ports, with drift, settling and drop-outs."""
