"""Everything that is known of the tray before the camera, as one value, and the command that records it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.domain.pack import Pack
from app.domain.scan import SightedBox
from app.domain.tray import NO_TRAY, TrayCell, TrayMap
from app.domain.tray_looks import NO_LOOKS, Looks
from app.domain.tray_record import CodeStanding, TrayCode, TrayUnread
from app.floor.tray_commands import ScanTray
from app.floor.tray_views import CodeInTray, TraySaved


def _nothing_told() -> Mapping[str, CodeInTray]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TrayState:
    """One moment of a tray of `pack`.

    `known` is what the desk told of each code, by its text. `looks` is all that is remembered of this tray,
    `tray` its places; `others` are codes in view that no piece carries. `size` is the frame's in px, and
    `seen_at` when it was taken (UTC ms). `anew` says that the tray was moved just now. `photo` is taken
    when places are given up. `saved` stays until the tray is moved or gone.
    """

    pack: Pack
    known: Mapping[str, CodeInTray] = field(default_factory=_nothing_told)
    looks: Looks = NO_LOOKS
    tray: TrayMap = NO_TRAY
    others: tuple[SightedBox, ...] = ()
    size: tuple[int, int] = (0, 0)
    seen_at: int = 0
    anew: bool = False
    photo: bytes = b""
    saved: TraySaved | None = None

    @property
    def cells(self) -> tuple[TrayCell, ...]:
        """The places in which something lies."""
        return tuple(cell for cell in self.tray.cells if cell.box is not None)

    @property
    def read(self) -> tuple[SightedBox, ...]:
        """Believed codes that may be pieces', in their places and beside them."""
        return tuple(box for box in self._boxes() if box.settled)

    @property
    def unread(self) -> tuple[SightedBox, ...]:
        """Codes that are not read."""
        return tuple(box for box in self._boxes() if not box.settled)

    @property
    def asked_for(self) -> tuple[str, ...]:
        """Codes of which the desk has not yet told what they are."""
        return tuple(dict.fromkeys(box.text for box in self.read if box.text and box.text not in self.known))

    @property
    def twice(self) -> frozenset[str]:
        """Codes that are read at more than one place, by what their pieces are known by."""
        counts = Counter(self.key(box) for box in self.read)
        return frozenset(key for key, count in counts.items() if count > 1)

    def key(self, box: SightedBox) -> str:
        """What the piece with this code is known by; the text as read until the desk has told."""
        text = box.text or ""
        return self.known[text].key if text in self.known else text

    def standing(self, box: SightedBox) -> CodeStanding | None:
        """What a code is to this tray; None while it is not read or not told."""
        told = self.known.get(box.text or "") if box.settled else None
        return told.standing if told is not None else None

    def of_standing(self, standing: CodeStanding) -> tuple[SightedBox, ...]:
        """Every box in view whose code is that."""
        every = (*self._boxes(), *self.others)
        return tuple(box for box in every if self.standing(box) is standing)

    @property
    def label(self) -> str:
        """The tray's own label, "" when none or more than one is in view."""
        labels = {self.key(box) for box in self.of_standing(CodeStanding.TRAY)}
        return labels.pop() if len(labels) == 1 else ""

    def place(self, box: SightedBox) -> tuple[int, int] | None:
        """Row and column of a box, None where it lies between the places."""
        return next(((cell.row, cell.column) for cell in self.tray.cells if cell.box is box), None)

    def _boxes(self) -> tuple[SightedBox, ...]:
        return (*(cell.box for cell in self.tray.cells if cell.box is not None), *self.tray.loose)


def scan_of(state: TrayState, photo: bytes, reason: str = "") -> ScanTray:
    """The command that records this tray."""
    codes, unread = [], []
    for box in state.read:
        row, column = state.place(box) or (None, None)
        codes.append(TrayCode(row, column, box.text or "", box.symbology.value))
    for box in state.unread:
        row, column = state.place(box) or (None, None)
        unread.append(TrayUnread(row, column, box.cause.value if box.cause is not None else ""))
    return ScanTray(
        pack=state.pack.id,
        rows=state.tray.rows,
        columns=state.tray.columns,
        codes=tuple(codes),
        unread=tuple(unread),
        photo=photo,
        taken_at=state.seen_at,
        reason=reason,
        container=state.label,
    )
