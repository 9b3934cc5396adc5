"""A document with too many ways is not proven: the search ends, and says so, instead of going on for ever."""

from dataclasses import replace
from time import monotonic

from app.domain.procedure import Act, Branch, Option, StepKind
from app.domain.prover import MOST_PLACES, TOO_MANY_WAYS, prove
from app.domain.prover_words import remedy, what
from tests.fakes.procedures import NO_DEMANDS, SHORT, step, words

QUESTIONS = 24


def test_too_many_ways_are_not_searched_to_the_end() -> None:
    answers = (Option("yes", words("yes")), Option("no", words("no")))
    asked = [
        replace(step(f"ask{number}", StepKind.CHOOSE, Act.INFORM), options=answers)
        for number in range(QUESTIONS)
    ]
    turns = [
        replace(
            step(f"turn{number}", StepKind.BRANCH, Act.INFORM),
            branch=Branch(f"ask{number}", (("no", "last"),)),
        )
        for number in range(QUESTIONS)
    ]
    last = step("last", StepKind.SHOW, Act.INFORM)
    document = replace(SHORT, steps=(*asked, *turns, last), deviations=())
    began = monotonic()
    proving = prove(document, NO_DEMANDS)
    assert monotonic() - began < 60
    assert [one.code for one in proving.defects] == [TOO_MANY_WAYS]
    assert proving.places <= MOST_PLACES + 10
    assert "too many" in what(document, proving.defects[0])
    assert remedy(proving.defects[0])
