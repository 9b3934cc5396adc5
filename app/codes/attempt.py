"""One try of the rescue path: a view made for one place, and how it is to be read."""

from dataclasses import dataclass

from app.codes import zbar, zxing
from app.codes.picture import View
from app.codes.sighting import Sighting
from app.codes.zxing import EVERYTHING, Asking
from app.domain.scan import Symbology


@dataclass(frozen=True, slots=True)
class Attempt:
    """A view to be decoded, for the kinds named; by zxing-cpp, or by pyzbar when `second_decoder`."""

    view: View
    kinds: frozenset[Symbology]
    asking: Asking = EVERYTHING
    second_decoder: bool = False

    def made(self) -> list[Sighting]:
        """What the decoder reads in it, in pixels of the frame."""
        if self.second_decoder:
            return zbar.read(self.view, self.kinds)
        return zxing.read(self.view, self.kinds, self.asking)


def pause(view: View) -> Attempt:
    """Nothing to decode yet: the other places have their turn, and the time spent is looked at."""
    return Attempt(view, frozenset())
