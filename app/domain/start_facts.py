"""Facts of the start as the journal keeps them: triage is repeated before hands are laid on a pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class TriageRepeated(Fact):
    """What may have changed since the intake was asked again at the bench.

    `answers` are those given now, by question: all of the form's, or fewer when what was found ended the
    asking. `found` are the questions that are a yes now and were not before; empty when all is as it was.
    `triage_class` is what the rules make of the intake's answers and these together: it never gets better.
    `paper` is the traveller that was read off the pack.
    """

    type: ClassVar[str] = "triage.repeated"
    pack: str
    form: str
    answers: Mapping[str, str]
    found: tuple[str, ...]
    triage_class: str
    paper: str
