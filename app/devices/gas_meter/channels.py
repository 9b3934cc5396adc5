"""The gas meter as the bench asks it: one quantity at a time."""

from app.domain.gas_seen import GasSeen, seen_in
from app.domain.quantity import Quantity
from app.floor.ports import GasWatch


class GasChannels:
    """The port `GasLook` over a whole gas meter."""

    def __init__(self, meter: GasWatch) -> None:
        self._meter = meter

    def seen(self, quantity: Quantity) -> GasSeen:
        """The channel of this quantity at this moment, or why there is no value."""
        return seen_in(self._meter.now(), quantity)
