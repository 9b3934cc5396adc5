"""Triage: the form of the field note, and that no answer can ever make a pack look better."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.triage import (
    GROUPS,
    QUESTIONS,
    Answer,
    Route,
    TriageClass,
    UnknownQuestion,
    class_of,
    next_group,
    reasons,
    route,
)

ALL_NO = dict.fromkeys(QUESTIONS, Answer.NO)
GRAVITY = [TriageClass.A, TriageClass.B_DOC, TriageClass.B, TriageClass.C, TriageClass.EMERGENCY]

answers_so_far = st.dictionaries(st.sampled_from(list(QUESTIONS)), st.sampled_from(Answer))
whole_forms = st.fixed_dictionaries({question: st.sampled_from(Answer) for question in QUESTIONS})


def test_all_no_is_intact() -> None:
    assert class_of(ALL_NO) is TriageClass.A
    assert reasons(ALL_NO) == ()
    assert next_group(ALL_NO) is None


@pytest.mark.parametrize(
    ("outcome", "questions"),
    [
        (TriageClass.EMERGENCY, "T01"),
        (TriageClass.C, "T02 T04 T06C T07 T08 T17"),
        (TriageClass.B, "T03 T05 T06 T09 T10 T11 T12 T15"),
        (TriageClass.B_DOC, "T13 T14 T16"),
    ],
)
def test_each_yes_has_the_outcome_of_the_form(outcome: TriageClass, questions: str) -> None:
    for question in questions.split():
        assert class_of({**ALL_NO, question: Answer.YES}) is outcome, question
        assert reasons({**ALL_NO, question: Answer.YES}) == (question,)


def test_every_question_is_asked_once_but_the_stations_own() -> None:
    asked = [question for group in GROUPS for question in group.questions]
    assert sorted(asked) == sorted(set(QUESTIONS) - {"T13"})
    assert len(GROUPS) == 5
    assert GROUPS[0].questions == ("T01",)


def test_the_reasons_stand_in_the_order_of_the_form() -> None:
    mixed = {**ALL_NO, "T17": Answer.YES, "T06C": Answer.YES, "T03": Answer.YES, "T06": Answer.YES}
    assert reasons(mixed) == ("T03", "T06", "T06C", "T17")


def test_the_worst_yes_counts() -> None:
    form = {**ALL_NO, "T14": Answer.YES}
    assert class_of(form) is TriageClass.B_DOC
    form["T10"] = Answer.YES
    assert class_of(form) is TriageClass.B
    form["T04"] = Answer.YES
    assert class_of(form) is TriageClass.C
    form["T01"] = Answer.YES
    assert class_of(form) is TriageClass.EMERGENCY


def test_the_groups_follow_each_other_and_stop_at_danger() -> None:
    answers: dict[str, Answer] = {}
    seen = []
    while (group := next_group(answers)) is not None:
        seen.append(group.id)
        answers |= dict.fromkeys(group.questions, Answer.NO)
    assert seen == [group.id for group in GROUPS]
    assert class_of(answers) is None, "the station has not answered T13"
    assert class_of({**answers, "T13": Answer.NO}) is TriageClass.A
    assert next_group({"T01": Answer.YES}) is None
    assert next_group({"T01": Answer.NO}) == GROUPS[1]
    assert next_group({"T01": Answer.NO, "T02": Answer.YES}) is None


def test_each_class_has_its_own_way() -> None:
    assert [route(found) for found in GRAVITY] == [
        Route.STORE,
        Route.HOLD_PAPERS,
        Route.HOLD,
        Route.QUARANTINE,
        Route.EMERGENCY,
    ]


def test_an_answer_to_no_question_is_not_swallowed() -> None:
    for ask in (class_of, reasons, next_group):
        with pytest.raises(UnknownQuestion):
            ask({**ALL_NO, "T99": Answer.YES})


@given(form=whole_forms, question=st.sampled_from(list(QUESTIONS)))
def test_a_yes_never_makes_a_whole_form_better(form: Mapping[str, Answer], question: str) -> None:
    before, after = class_of(form), class_of({**form, question: Answer.YES})
    assert before is not None
    assert after is not None
    assert GRAVITY.index(after) >= GRAVITY.index(before)


@given(answers=answers_so_far, question=st.sampled_from(list(QUESTIONS)))
def test_a_yes_never_takes_back_a_class_that_stands(answers: Mapping[str, Answer], question: str) -> None:
    before = class_of(answers)
    after = class_of({**answers, question: Answer.YES})
    if before is not None:
        assert after is not None
        assert GRAVITY.index(after) >= GRAVITY.index(before)


@given(form=whole_forms, missing=st.sets(st.sampled_from(list(QUESTIONS)), min_size=1))
def test_a_form_with_an_open_question_is_never_intact(form: Mapping[str, Answer], missing: set[str]) -> None:
    partial = {question: answer for question, answer in form.items() if question not in missing}
    assert class_of(partial) in (None, TriageClass.C, TriageClass.EMERGENCY)
