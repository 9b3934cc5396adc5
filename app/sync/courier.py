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
_MOST_PASSED_OVER = 2000  # with so many there is more amiss than single files
_NOT_FOUND = 404


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

    What cannot be sent now is passed over, so that it holds up no other: gone from the disk or no longer the
    bytes that its entry names, refused, or not asked for yet. All of it is tried again after `rest`.
    `trouble` is the code of the last that a person has to see to, "" when there is none; `early` says that
    some were only not asked for yet.
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
        self._passed_over: set[str] = set()
        self._no_door = False
        self.trouble = ""
        self.early = False

    def rest(self) -> None:
        """Nothing is under way; what was passed over is tried again the next time."""
        self._in_hand = None
        self._passed_over.clear()
        self.trouble, self.early, self._no_door = "", False, False

    def step(self) -> Carried | Away | None:
        """One exchange with the registry; None when nothing is left that can be sent now."""
        hand = self._in_hand
        if hand is None:
            if self._no_door or len(self._passed_over) >= _MOST_PASSED_OVER:
                return None
            view = self._desk(AskAttachment(frozenset(self._passed_over)))
            if not isinstance(view, AttachmentView):
                return None
            return self._take_up(view)
        return self._send(hand)

    def _take_up(self, view: AttachmentView) -> Carried | Away:
        content = self._read(view.sha256, view.mime)
        if content is None or len(content) != view.length:
            return self._pass_over(view.sha256, "attachment.gone")
        answer = self._registry.attachment(view.station, view.sha256)
        if isinstance(answer, Away):
            return answer
        if isinstance(answer, Refused):
            return self._refused(view.sha256, answer)
        return self._believe(_InHand(view, content, 0), answer)

    def _send(self, hand: _InHand) -> Carried | Away:
        view, start = hand.view, hand.held
        content = hand.content[start : start + self._size]
        piece = Piece(view.realm, view.station, view.sha256, view.length, start, content)
        answer = self._registry.carry(view.sha256, pack_piece(piece, self._key))
        if isinstance(answer, Away):
            self._in_hand = None  # what has arrived of the piece only the registry knows
            self._size = max(LEAST_PIECE, self._size // 2)
            return answer
        if isinstance(answer, Refused):
            return self._refused(view.sha256, answer)
        if answer.verdict == "ok":
            self._size = min(MAX_PIECE, self._size * 2)
        else:
            hand.false_starts += 1
        return self._believe(hand, answer)

    def _believe(self, hand: _InHand, answer: Held) -> Carried | Away:
        """Go on where the registry says, once the desk has believed it."""
        self._in_hand = None
        noted = self._desk(NoteAttachment(answer.receipt.raw, answer.receipt.sig))
        if isinstance(noted, Refusal):
            return self._pass_over(hand.view.sha256, noted.code)
        if not isinstance(noted, AttachmentNoted) or noted.sha256 != hand.view.sha256:
            return Away("registry.unreachable")
        if hand.false_starts > _MOST_FALSE_STARTS:
            return self._pass_over(noted.sha256, "attachment.differs")
        if not noted.whole:
            hand.held = noted.held
            self._in_hand = hand
        return Carried()

    def _refused(self, sha256: str, answer: Refused) -> Carried:
        """An entry that names it may not be judged yet; an older registry takes none: neither is trouble."""
        if answer.code == "attachment.not_named":
            self.early = True
            return self._pass_over(sha256, "")
        self._no_door = answer.status == _NOT_FOUND
        return self._pass_over(sha256, "" if self._no_door else answer.code)

    def _pass_over(self, sha256: str, trouble: str) -> Carried:
        self._in_hand = None
        self._passed_over.add(sha256)
        self.trouble = trouble or self.trouble
        return Carried()
