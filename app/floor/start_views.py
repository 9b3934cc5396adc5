"""Read models of the start: what a paper proves, and what became of a pack that may not be begun."""

from dataclasses import dataclass

from app.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class TravellerDue:
    """The traveller that belongs to a pack now; `text` is "" when none was ever ordered for its class."""

    pack: Pack
    text: str


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A traveller that proves which pack this is. `claim` is the station that received it, by its mark."""

    pack: Pack
    text: str
    claim: str
    read_by: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """The pack was not begun: it was held or quarantined, for these reasons.

    `label` is the text of the label that is printed for it.
    """

    pack: Pack
    reasons: tuple[str, ...]
    label: str
