"""Two stations against each other over the same batteries, in short; `python -m tests.conflicts` is long."""

from dataclasses import replace

import pytest

from tests.conflicting.stories import STORIES
from tests.conflicts import main, play


def test_every_conflict_is_flagged_and_told_to_both_and_ends_alike() -> None:
    tally = play(batteries=10, interleavings=3, seed=11)
    assert tally.wrong == []
    assert (tally.stories.total(), tally.interleavings, len(tally.states)) == (10, 3, 1)
    assert (tally.holds, tally.notes, tally.releases) == (31, 4, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(STORIES[0], holds=frozenset({(0, "double_intake", "")})),
        replace(STORIES[3], bound={"A": frozenset(), "B": frozenset()}),
        replace(STORIES[6], notes=frozenset()),
    ],
)
def test_what_is_not_as_the_story_says_is_a_breach(wrong: object) -> None:
    assert play(batteries=1, interleavings=0, seed=1, stories=[wrong]).wrong  # type: ignore[list-item]


@pytest.mark.long
def test_many_batteries_in_many_orders() -> None:
    assert main(["--batteries", "60", "--interleavings", "30", "--seed", "5"]) == 0
