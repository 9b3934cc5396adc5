"""The courier: carries photographs and documents behind the entries that name them, a piece at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.refusals import Refusal
from app.floor.commands import AskAttachment, NoteAttachment
from app.floor.views import AttachmentNoted, AttachmentView
from app.sync.registry import Away, Held, Refused
from app.wire.attachment import MAX_PIECE, Piece, pack_piece

FIRST_PIECE = 65_536
LEAST_PIECE = 8_192
_MOST_FALSE_STARTS = 3


class Registry(Protocol):
    """What the courier needs of a registry."""

    def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
        """How much of it is held."""

    def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
        """Hand over a piece."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Something was done, and there may be more."""


@dataclass(slots=True)
class _InHand:
    """The attachment under way: its bytes, how far the registry has it, and how often it began anew."""

    view: AttachmentView
    content: bytes
    held: int
    false_starts: int = 0


class Courier:
    """One piece in flight; where an attachment goes on is always what the registry says that it holds.

    `passed_over` are attachments that cannot be sent now: gone from the disk or no longer the bytes that the
    entry names, or not asked for yet. They are tried again after `rest`.
    """

    def __init__(
        self,
        desk: Callable[[object], object],
        registry: Registry,
        key: Ed25519PrivateKey,
        read: Callable[[str, str], bytes | None],
    ) -> None:
        self._desk = desk
        self._registry = registry
        self._key = key
        self._read = read
        self._in_hand: _InHand | None = None
        self._size = FIRST_PIECE
        self.passed_over: set[str] = set()
        self.unreadable: set[str] = set()

    def rest(self) -> None:
        """Nothing is under way; what was passed over is tried again the next time."""
        self._in_hand = None
        self.passed_over.clear()

    def step(self) -> Carried | Away | Refused | None:
        """One exchange with the registry; None when nothing is left that can be sent now."""
        hand = self._in_hand
        if hand is None:
            view = self._desk(AskAttachment(frozenset(self.passed_over)))
            if not isinstance(view, AttachmentView):
                return None
            return self._take_up(view)
        return self._send(hand)

    def _take_up(self, view: AttachmentView) -> Carried | Away | Refused:
        content = self._read(view.sha256, view.mime)
        if content is None or len(content) != view.length:
            self.unreadable.add(view.sha256)
            self.passed_over.add(view.sha256)
            return Carried()
        self.unreadable.discard(view.sha256)
        answer = self._registry.attachment(view.station, view.sha256)
        if not isinstance(answer, Held):
            return self._unless_unasked(answer, view.sha256)
        return self._believe(_InHand(view, content, 0), answer)

    def _send(self, hand: _InHand) -> Carried | Away | Refused:
        view, start = hand.view, hand.held
        content = hand.content[start : start + self._size]
        piece = Piece(view.realm, view.station, view.sha256, view.length, start, content)
        answer = self._registry.carry(view.sha256, pack_piece(piece, self._key))
        if isinstance(answer, Away):
            self._in_hand = None  # what has arrived of the piece only the registry knows
            self._size = max(LEAST_PIECE, self._size // 2)
            return answer
        if isinstance(answer, Refused):
            self._in_hand = None
            return self._unless_unasked(answer, view.sha256)
        if answer.verdict == "ok":
            self._size = min(MAX_PIECE, self._size * 2)
        else:
            hand.false_starts += 1
        return self._believe(hand, answer)

    def _believe(self, hand: _InHand, answer: Held) -> Carried | Away | Refused:
        """Go on where the registry says, once the desk has believed it."""
        self._in_hand = None
        noted = self._desk(NoteAttachment(answer.receipt.raw, answer.receipt.sig))
        if isinstance(noted, Refusal):
            return Refused(0, noted.code)
        if not isinstance(noted, AttachmentNoted) or noted.sha256 != hand.view.sha256:
            return Away("registry.unreachable")
        if hand.false_starts > _MOST_FALSE_STARTS:
            self.passed_over.add(noted.sha256)
        elif not noted.whole:
            hand.held = noted.held
            self._in_hand = hand
        return Carried()

    def _unless_unasked(self, answer: Away | Refused, sha256: str) -> Carried | Away | Refused:
        """An entry that names it may not be judged yet: then others go first."""
        if isinstance(answer, Refused) and answer.code == "attachment.not_named":
            self.passed_over.add(sha256)
            return Carried()
        return answer
