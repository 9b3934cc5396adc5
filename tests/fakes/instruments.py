"""Scales as the tests' settings describe them."""

from app.domain.reading import Instrument

PACK_SCALE = Instrument(
    id="scale-1",
    protocol="mt-sics",
    serial="B021002593",
    d_mg=200_000,
    e_mg=200_000,
    min_mg=4_000_000,
    max_mg=600_000_000,
)
