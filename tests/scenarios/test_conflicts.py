"""Two stations against each other over the same batteries, in short; `python -m tests.conflicts` is long."""

from dataclasses import replace

import pytest

from tests.conflicting.stories import STORIES
from tests.conflicts import main, play


def test_every_conflict_is_flagged_and_told_to_both_and_ends_alike() -> None:
    tally = play(batteries=18, interleavings=2, seed=11)
    assert tally.wrong == []
    assert (tally.stories.total(), tally.interleavings, len(tally.states)) == (18, 2, 1)
    assert (tally.holds, tally.notes, tally.releases) == (46, 14, 1)


def test_what_is_not_as_a_story_says_is_a_breach() -> None:
    wrong = [
        replace(STORIES[0], holds=frozenset({(0, "double_intake", "")})),
        replace(STORIES[3], bound={"A": frozenset(), "B": frozenset()}),
        replace(STORIES[6], notes=frozenset()),
        replace(STORIES[9], bound={"A": frozenset({"double_intake"}), "B": frozenset()}),
    ]
    told = play(batteries=4, interleavings=0, seed=1, stories=wrong).wrong
    assert {words.partition(":")[0] for words in told} >= {story.name for story in wrong}


@pytest.mark.long
def test_many_batteries_in_many_orders() -> None:
    assert main(["--batteries", "60", "--interleavings", "30", "--seed", "5"]) == 0
