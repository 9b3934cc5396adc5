"""Which hand scanner and badge reader a station has on a line: those of its settings, and no pretended ones.

Readers that type are no devices of the rack: their keys come through the window.
"""

from collections.abc import Callable

from app.devices.rack_meters import line_to
from app.devices.scanner.frames import TERMINATORS
from app.devices.scanner.watched import ReaderKind, ReaderLoop, WatchedReader
from app.domain.scan import ReaderNow, ScannedCode
from app.floor.ports import Clock
from app.settings import ReaderSettings, StationSettings


def reading(
    settings: StationSettings,
    on_code: Callable[[ScannedCode], None],
    on_change: Callable[[ReaderNow], None],
    *,
    clock: Clock,
) -> tuple[ReaderLoop, ...]:
    """The readers that the settings name, not yet started."""
    named = (("scanner", settings.scanner, False), ("badge_reader", settings.badge_reader, True))
    return tuple(
        _loop(device, reader, on_code, on_change, badges_only=badges_only, clock=clock)
        for device, reader, badges_only in named
        if reader is not None
    )


def _loop(
    device: str,
    settings: ReaderSettings,
    on_code: Callable[[ScannedCode], None],
    on_change: Callable[[ReaderNow], None],
    *,
    badges_only: bool,
    clock: Clock,
) -> ReaderLoop:
    kind = ReaderKind(
        device,
        TERMINATORS[settings.terminator],
        symbology_id=settings.symbology_id,
        badges_only=badges_only,
    )
    line = line_to(settings.port, baud=settings.baud)
    reader = WatchedReader(line, kind, clock=clock.now, on_code=on_code, on_change=on_change)
    return ReaderLoop(reader, name=device)
