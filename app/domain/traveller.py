"""The traveller: the paper on a pack whose code says its class, who received it, and which pack it is.

Thirteen signs: TR, one for the class, five for the station that received the pack (its claim), four for the
pack's number there, and the check character of our labels. A pack keeps its number while it stays; when its
class changes it gets another traveller, and the one before is worth nothing. Claim and number together are
its token: whoever takes the pack over by it uses it up, and so does the station to which the pack comes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.own_label import ALPHABET, Prefix, mint, number_of, parse, station_mark, symbols_of
from app.domain.triage import TriageClass

_CLAIM_PART, _NUMBER_PART = 5, 4
MOST_TRAVELLERS = len(ALPHABET) ** _NUMBER_PART - 1

_SIGNS: Mapping[TriageClass, str] = MappingProxyType(
    {
        TriageClass.A: "A",
        TriageClass.B: "B",
        TriageClass.B_DOC: "D",
        TriageClass.C: "C",
        TriageClass.EMERGENCY: "E",
    }
)
_CLASSES = MappingProxyType({sign: found for found, sign in _SIGNS.items()})


@dataclass(frozen=True, slots=True)
class Traveller:
    """What a sound traveller says. `claim` is the mark of the station that received the pack."""

    triage_class: TriageClass
    claim: str
    number: int

    @property
    def text(self) -> str:
        """The code as it stands on the paper."""
        body = _SIGNS[self.triage_class] + self.claim + symbols_of(self.number, _NUMBER_PART)
        return mint(Prefix.TR, body)

    @property
    def token(self) -> str:
        """Claim and number: the same on every traveller of one stay, whatever class it says."""
        return self.claim + symbols_of(self.number, _NUMBER_PART)


def traveller_for(triage_class: TriageClass, station: str, number: int) -> Traveller:
    """The traveller of a station's own pack.

    Raises:
        NotALabel: the number is not 1 to `MOST_TRAVELLERS`; told when the text is made.
    """
    return Traveller(triage_class, station_mark(station), number)


def read_traveller(text: str) -> Traveller | None:
    """Read a traveller's code in its normal form; None for all else, and for a wrong check character."""
    label = parse(text)
    if label is None or not label.sound or label.prefix is not Prefix.TR:
        return None
    if len(label.body) != 1 + _CLAIM_PART + _NUMBER_PART or label.body[0] not in _CLASSES:
        return None
    claim, number = label.body[1 : 1 + _CLAIM_PART], number_of(label.body[1 + _CLAIM_PART :])
    return Traveller(_CLASSES[label.body[0]], claim, number) if number else None


def token_of(text: str) -> str:
    """The token of a sound traveller's text; "" for all else."""
    traveller = read_traveller(text)
    return traveller.token if traveller is not None else ""


def mark_in(text: str) -> str:
    """The mark of a station, typed or scanned: its five signs, or any traveller of it; "" for all else."""
    said = "".join(text.split()).upper()
    traveller = read_traveller(said)
    if traveller is not None:
        return traveller.claim
    return said if len(said) == _CLAIM_PART and set(said) <= set(ALPHABET) else ""
