"""Read models of a pack that goes from one of our stations to another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForeignPaper:
    """Another station's sound traveller by which a pack may be taken over.

    `claim` is that station's mark, `triage_class` the class that the paper says.
    """

    text: str
    claim: str
    triage_class: str
