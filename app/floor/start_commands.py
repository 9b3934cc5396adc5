"""What can be asked of the desk before a run begins: the paper on a pack, and packs not to be begun."""

from dataclasses import dataclass

from app.domain.scan import ScannedCode


@dataclass(frozen=True, slots=True)
class AskTraveller:
    """Which traveller belongs to a pack now? Records nothing."""

    pack: str


@dataclass(frozen=True, slots=True)
class AskPaper:
    """What is this paper worth for a start? `pack` is the chosen one, "" when none is. Records nothing."""

    code: ScannedCode
    pack: str = ""


@dataclass(frozen=True, slots=True)
class PrintTraveller:
    """Print a pack's traveller anew. `code` was read off this very pack: its own code, or an older paper."""

    pack: str
    code: ScannedCode


@dataclass(frozen=True, slots=True)
class QuarantineWithoutPaper:
    """There is no traveller on this pack: it is set apart, and not begun."""

    pack: str


@dataclass(frozen=True, slots=True)
class QuarantineUnknown:
    """A pack stands at the bench of which nothing is on record here: it is taken in, and set apart at once.

    `code` is what was read off it.
    """

    code: ScannedCode
