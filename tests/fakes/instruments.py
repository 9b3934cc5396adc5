"""Scales and a voltage meter as the tests' settings describe them."""

from app.domain.reading import Instrument
from app.domain.voltage import Voltmeter

PACK_SCALE = Instrument(
    id="scale-1",
    protocol="mt-sics",
    serial="B021002593",
    d_mg=200_000,
    e_mg=200_000,
    min_mg=4_000_000,
    max_mg=600_000_000,
)

PARTS_SCALE = Instrument(
    id="scale-2",
    protocol="mt-sics",
    serial="B134117702",
    d_mg=20_000,
    e_mg=20_000,
    min_mg=400_000,
    max_mg=60_000_000,
)

BENCH_METER = Voltmeter(
    id="meter-1",
    protocol="practice",
    serial="V70011",
    resolution_mv=100,
    max_mv=1_000_000,
    calibrated_until="2027-05-01",
)
