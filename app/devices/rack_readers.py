"""Which hand scanner, badge reader and pedal a station has on a line: those of its settings alone.

Readers that type are no devices of the rack: their keys come through the window.
"""

from collections.abc import Callable

from app.devices.rack_meters import line_to
from app.devices.scanner.frames import TERMINATORS
from app.devices.scanner.watched import ReaderKind, ReaderLoop, WatchedReader
from app.domain.command_code import PlainAct
from app.domain.own_label import is_badge
from app.domain.scan import ReaderNow, ScannedCode
from app.floor.ports import Clock
from app.settings import PedalSettings, ReaderSettings, StationSettings


def reading(
    settings: StationSettings,
    on_code: Callable[[ScannedCode], None],
    on_change: Callable[[ReaderNow], None],
    *,
    on_pedal: Callable[[PlainAct], None],
    clock: Clock,
) -> tuple[ReaderLoop, ...]:
    """The readers that the settings name, not yet started."""
    named = (("scanner", settings.scanner, False), ("badge_reader", settings.badge_reader, True))
    readers = [
        _loop(device, reader, on_code, on_change, badges_only=badges_only, clock=clock)
        for device, reader, badges_only in named
        if reader is not None
    ]
    if settings.pedal.port:
        readers.append(_pedal(settings.pedal, on_pedal, on_change, clock=clock))
    return tuple(readers)


def _pedal(
    settings: PedalSettings,
    on_pedal: Callable[[PlainAct], None],
    on_change: Callable[[ReaderNow], None],
    *,
    clock: Clock,
) -> ReaderLoop:
    acts = {sent: PlainAct(act) for act, sent in settings.acts.items()}
    ending = TERMINATORS[settings.terminator]
    kind = ReaderKind("pedal", ending, only=acts.__contains__, refusal="reader.no_act")
    line = line_to(settings.port, baud=settings.baud)
    reader = WatchedReader(
        line,
        kind,
        clock=clock.now,
        on_code=lambda code: on_pedal(acts[code.text]),
        on_change=on_change,
    )
    return ReaderLoop(reader, name="pedal")


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
        only=is_badge if badges_only else None,
        refusal="reader.no_badge",
    )
    line = line_to(settings.port, baud=settings.baud)
    reader = WatchedReader(line, kind, clock=clock.now, on_code=on_code, on_change=on_change)
    return ReaderLoop(reader, name=device)
