"""The frames that codes were read from, kept until whoever acts on a code asks for its picture."""

from collections import OrderedDict

from app.codes.photo import photograph
from app.domain.moment import Moment
from app.domain.scan import Frame, ScannedCode
from app.loops import LatestValue

MOST = 32  # frames; a tray of codes read from one frame is one of them


class Evidence:
    """JPEG of each frame from which a code was read, found by the code's own moment.

    Kept on the camera's thread, asked for on any. The oldest is forgotten when there are too many.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Moment, bytes] = OrderedDict()
        # Whoever asks sees a whole copy, never one that is being changed.
        self._shown: LatestValue[dict[Moment, bytes]] = LatestValue()

    def keep(self, code: ScannedCode, frame: Frame) -> None:
        """Keep the frame of a code; a frame is turned into a JPEG once, however many codes it gave."""
        if code.seen in self._kept:
            return
        self._kept[code.seen] = photograph(frame).jpeg
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self._shown.put(dict(self._kept))

    def picture_of(self, code: ScannedCode) -> bytes | None:
        """The frame as JPEG; None when it was never kept or is forgotten."""
        return (self._shown.get() or {}).get(code.seen)
