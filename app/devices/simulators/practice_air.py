"""The air at the practice bench, as a gas meter that pretends would see it: clean, with drift and noise."""

import hashlib
from collections.abc import Mapping

from app.domain.gas_seen import GasSeen
from app.domain.quantity import Quantity
from app.domain.reading import Source, Unread
from app.floor.ports import Clock

_OXYGEN_PPM = 209_000
# Clean air and what sensors make of it: the middle, and how far noise goes to either side, in ppm.
_CLEAN: Mapping[Quantity, tuple[int, int]] = {
    Quantity.OXYGEN: (_OXYGEN_PPM, 500),
    Quantity.HYDROGEN: (12, 6),
    Quantity.CARBON_MONOXIDE: (2, 1),
    Quantity.HYDROGEN_FLUORIDE: (0, 0),
    Quantity.VOC: (1, 1),
}
_NOISE_STEP_MS = 500
_PLATE = {"id": "G1", "protocol": "practice", "serial": "PRACTICE-G1", "calibrated_until": None}


class PracticeAir:
    """The port `GasLook` of the practice plant; everything follows from the clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def seen(self, quantity: Quantity) -> GasSeen:
        """The channel of this quantity; one for what is no gas does not exist."""
        now = self._clock.now()
        clean = _CLEAN.get(quantity)
        if clean is None:
            return GasSeen(
                quantity, None, Unread.NOT_FITTED.value, "", "", _PLATE, b"", now, Source.SIMULATED
            )
        middle, swing = clean
        turn = f"{quantity.value}:{now.mono_ms // _NOISE_STEP_MS}".encode()
        dice = int.from_bytes(hashlib.blake2b(turn, digest_size=4).digest()) % (2 * swing + 1)
        ppm = max(0, middle - swing + dice)
        return GasSeen(quantity, ppm, "", str(ppm), "ppm", _PLATE, str(ppm).encode(), now, Source.SIMULATED)
