"""What the demo's check of the bench catches: it must be able to say no."""

from dataclasses import replace

import pytest

from app.commands.demo_bench import bench_faults, told_of
from app.domain.journal import Entry, Fact
from app.domain.operator import STATION, Author, SecondPerson
from app.wire.envelope import Envelope, decode
from tests.contracts import bench_facts as say
from tests.contracts.facts import ANYBODY, received, routed
from tests.fakes.work_unit import enrolled_records

SIGNED = Author("OP-1", "S-1", SecondPerson("OP-2", "hold_released"))


def played(*facts: tuple[Fact, Author]) -> list[Envelope]:
    """A journal of these facts."""
    records = enrolled_records()
    with records.unit() as unit:
        for fact, author in facts:
            unit.journal.append(fact, author)
        entries: tuple[Entry, ...] = unit.journal.after(1, 0, 100)
    return [decode(entry.raw) for entry in entries]


def good() -> list[tuple[Fact, Author]]:
    """A run whose hold failed once and opened rightly."""
    return [
        (received("p1"), ANYBODY),
        (routed("p1"), ANYBODY),
        (say.started("p1"), ANYBODY),  # entry 4
        (say.read("p1", "FAILED"), ANYBODY),
        (say.raised("p1"), ANYBODY),
        (say.read("p1"), ANYBODY),  # entry 7
        (say.released("p1", readings=(7,)), SIGNED),
        (say.output("p1"), ANYBODY),
        (say.ordered(), ANYBODY),
        (say.printed(), STATION),
        (say.closed("p1"), ANYBODY),
    ]


def test_a_run_as_it_should_be_has_no_fault_and_is_counted():
    shift = played(*good())
    assert bench_faults(shift) == []
    assert told_of(shift) == {
        "runs_closed": 1,
        "runs_aborted": 0,
        "quarantined": 0,
        "holds_raised": 1,
        "holds_released": 1,
        "outputs": 1,
        "labels": 1,
    }


@pytest.mark.parametrize(
    ("place", "fact", "author", "words"),
    [
        (6, say.released("p1", readings=(7,)), ANYBODY, "without a second person"),
        (6, say.released("p1", readings=(5,)), SIGNED, "had not passed"),
        (6, say.released("p1", readings=()), SIGNED, "on no reading"),
        (3, say.read("p1"), ANYBODY, "no reading has failed"),
        (9, say.printed(job="another"), STATION, "never printed"),
        (10, say.stepped("p1", "last"), ANYBODY, "1 runs were begun and 0 have ended"),
    ],
)
def test_each_fault_is_told(place: int, fact: Fact, author: Author, words: str):
    facts = good()
    facts[place] = (fact, author)
    assert any(words in fault for fault in bench_faults(played(*facts)))


def test_a_second_person_who_is_the_first_is_none():
    facts = good()
    facts[6] = (facts[6][0], replace(SIGNED, second=SecondPerson("OP-1", "hold_released")))
    assert any("second person" in fault for fault in bench_faults(played(*facts)))
