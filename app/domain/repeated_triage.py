"""Triage once more before a pack is opened: the questions whose answers can change while it is stored."""

from collections.abc import Mapping

from app.domain.triage import QUESTIONS, Answer, TriageClass, reasons, worst

FORM = "TRIAGE-1-REPEAT"

# T01 to T07 of the form, on two pages. What was declared (T08, T17) and the papers do not change in store;
# heat, high voltage and the electronics are measured by the document itself.
PAGES: tuple[tuple[str, ...], ...] = (("T01", "T02", "T03"), ("T04", "T05", "T06", "T06C", "T07"))
ASKED = tuple(question for page in PAGES for question in page)

Answers = Mapping[str, Answer]


class NotRepeated(ValueError):
    """The answers are not a repeat of the form: a question is open, or is not asked again."""


def check_asked(now: Answers) -> None:
    """See that every question was asked again; a yes alone ends the asking.

    Raises:
        NotRepeated: an answer to another question, or one is missing and nothing was found.
    """
    if strange := set(now) - set(ASKED):
        raise NotRepeated(min(strange))
    missing = [question for question in ASKED if question not in now]
    if missing and Answer.YES not in now.values():
        raise NotRepeated(missing[0])


def found_anew(before: Answers, now: Answers) -> tuple[str, ...]:
    """What is a yes now and was none at the intake. Smoke counts every time, for it is about now."""
    return tuple(one for one in reasons(now) if one == "T01" or before.get(one) is not Answer.YES)


def class_anew(recorded: str, before: Answers, now: Answers) -> TriageClass:
    """The class that everything found then and now makes; never better than the one on record."""
    found = [QUESTIONS[one] for answers in (before, now) for one in reasons(answers)]
    known = [TriageClass(recorded)] if recorded else []
    return worst(*known, *found)


def together(before: Answers, now: Answers) -> dict[str, Answer]:
    """What is known of the pack now: a yes stays a yes."""
    return {**before, **{one: Answer.YES for one in reasons(now)}}
