"""The code of a traveller: what it says, that it is told from every other label, and what it cannot hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.own_label import ALPHABET, NotALabel, Prefix, mint, pool_label, station_mark
from app.domain.repeated_triage import ASKED, PAGES, class_anew, found_anew, together
from app.domain.traveller import MOST_TRAVELLERS, read_traveller, traveller_for
from app.domain.triage import QUESTIONS, Answer, TriageClass, class_of, worst

CLASSES = some.sampled_from(TriageClass)


@given(CLASSES, some.text(min_size=1, max_size=20), some.integers(1, MOST_TRAVELLERS))
def test_a_traveller_reads_as_it_was_made(found: TriageClass, station: str, number: int):
    made = traveller_for(found, station, number)
    assert read_traveller(made.text) == made
    assert (made.claim, len(made.text), made.text[:2]) == (station_mark(station), 13, "TR")
    assert pool_label(made.text) is None


@given(CLASSES, some.integers(1, MOST_TRAVELLERS), some.data())
def test_one_wrong_sign_or_two_exchanged_ones_are_no_traveller(
    found: TriageClass, number: int, data: some.DataObject
):
    text = traveller_for(found, "ST-001", number).text
    place = data.draw(some.integers(2, 12))
    sign = data.draw(some.sampled_from(ALPHABET).filter(lambda one: one != text[place]))
    assert read_traveller(text[:place] + sign + text[place + 1 :]) is None
    other = data.draw(some.integers(2, 12))
    signs = list(text)
    signs[place], signs[other] = signs[other], signs[place]
    swapped = "".join(signs)
    assert swapped == text or read_traveller(swapped) is None


def test_the_number_is_bounded_and_begins_at_one():
    for number in (-1, MOST_TRAVELLERS + 1):
        with pytest.raises(NotALabel):
            _ = traveller_for(TriageClass.A, "ST-001", number).text
    assert read_traveller(traveller_for(TriageClass.A, "ST-001", 0).text) is None


@pytest.mark.parametrize(
    "text",
    ["", mint(Prefix.PK, "A123450001"), mint(Prefix.TR, "A12345001"), mint(Prefix.TR, "X123450001"), "TR"],
)
def test_no_other_label_is_a_traveller(text: str):
    assert read_traveller(text) is None


def test_a_known_traveller():
    """Printed papers stay readable for ever, so the code must never change."""
    assert traveller_for(TriageClass.A, "ST-001", 1).text == "TRA3RE5J00011"


ANSWERS = some.dictionaries(some.sampled_from(sorted(QUESTIONS)), some.sampled_from(Answer))
AGAIN = some.dictionaries(some.sampled_from(ASKED), some.sampled_from(Answer))


@given(CLASSES, ANSWERS, AGAIN)
def test_a_class_never_gets_better_and_the_worst_finding_counts(
    recorded: TriageClass, before: dict[str, Answer], now: dict[str, Answer]
):
    found = class_anew(recorded.value, before, now)
    assert worst(found, recorded) is found
    for question, answer in now.items():
        if answer is Answer.YES:
            assert worst(found, QUESTIONS[question]) is found
    whole = dict.fromkeys(QUESTIONS, Answer.NO) | together(before, now)
    by_the_form = class_of(whole)
    assert by_the_form is not None
    assert worst(by_the_form, recorded) is found


@given(ANSWERS, AGAIN)
def test_a_finding_is_what_is_new(before: dict[str, Answer], now: dict[str, Answer]):
    found = found_anew(before, now)
    for question in ASKED:
        new = now.get(question) is Answer.YES and (
            question == "T01" or before.get(question) is not Answer.YES
        )
        assert (question in found) == new


def test_the_pages_ask_the_first_seven_questions():
    assert [one for page in PAGES for one in page] == [
        "T01",
        "T02",
        "T03",
        "T04",
        "T05",
        "T06",
        "T06C",
        "T07",
    ]
