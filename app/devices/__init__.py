"""Instruments and cameras: lines, drivers, loops and the rack that chooses them."""
