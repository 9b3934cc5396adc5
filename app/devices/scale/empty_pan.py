"""What an empty pan shows: a still figure below Min, for the check of the zero and for nothing else."""

from app.devices.scale.driver import Polled
from app.devices.scale.frame import FrameKind
from app.devices.scale.judge import plain_mass
from app.devices.scale.stillness import EqualRow
from app.domain.reading import Instrument, Source, Stability, WeightReading
from app.domain.units import Mass


class EmptyPan:
    """Follows the frames of one scale while nothing that it could weigh lies there.

    A reading is made when two stable frames in a row show the same figure; where the protocol has no word for
    stable, a row of equal frames stands for it. Whether the pan is empty only a person can see, so a reading
    is offered and never taken by itself.
    """

    def __init__(self) -> None:
        self._row = EqualRow()
        self._before: Mass | None = None

    def see(self, polled: Polled, instrument: Instrument, source: Source) -> WeightReading | None:
        """The reading that this frame makes, None while there is none."""
        frame = polled.answer
        mass = plain_mass(frame, instrument) if frame.kind is FrameKind.WEIGHT else None
        # A net figure is a tare's affair, and what the scale can weigh is a load.
        if not isinstance(mass, Mass) or frame.net or abs(mass.milligrams) >= instrument.min_mg:
            self.broken()
            return None
        inferred = frame.stable is None
        still = self._row.still(mass, polled.at) if inferred else frame.stable is True
        before, self._before = self._before, mass if still else None
        if not still or (not inferred and before != mass):
            return None
        return WeightReading(
            mass=mass,
            tare=None,
            instrument=instrument,
            raw=polled.raw,
            taken=polled.at,
            source=source,
            placing=0,
            stability=Stability.INFERRED if inferred else Stability.DEVICE,
        )

    def broken(self) -> None:
        """Something else came in between."""
        self._before = None
        self._row.broken()
