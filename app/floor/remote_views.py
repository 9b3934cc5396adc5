"""Read models of what the registry tells: what came of a page, and the packs in hand that others hold."""

from dataclasses import dataclass

from app.domain.pack import Pack
from app.domain.pack_hold import PackHold
from app.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ChangesNoted:
    """A page was believed.

    `next_pos` is the position to ask behind next, and `more` that something is there already. `poll_after_s`
    is when the registry wants to be asked again, seconds. `adopted` counts the changes on the page, and
    `fresh` are the holds that this station did not know.
    """

    next_pos: int
    more: bool
    poll_after_s: int
    adopted: int = 0
    fresh: tuple[PackHold, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldPack:
    """A pack in somebody's hands, the holds on it, and how to say so."""

    pack: Pack
    holds: tuple[PackHold, ...]
    told: Refusal


@dataclass(frozen=True, slots=True)
class HeldHere:
    """All of them, the oldest pack first."""

    packs: tuple[HeldPack, ...] = ()
