"""Runs told on from where they were left off are those told from the beginning."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dismantling import RUN_TYPES, run_after, tell_run
from app.domain.journal import Entry
from app.floor.told_runs import ToldRuns
from tests.fakes.bench_hands import Hands, bench_floor


def walked() -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries of a run, and of another with the same numbers: the same station, set back in time."""
    floor = bench_floor()
    hands = Hands(floor)
    pack = floor.stored()
    mark = floor.mark()
    both = []
    for _ in range(2):
        floor.back_to(mark)
        hands.start(pack)
        hands.to_the_end()
        both.append(tuple(one for one in floor.entries() if one.type in RUN_TYPES))
    assert [one.seq for one in both[0]] == [one.seq for one in both[1]]
    assert {one.hash for one in both[0]}.isdisjoint(one.hash for one in both[1])
    return both[0], both[1]


ONE, OTHER = walked()
NUMBERS = st.integers(0, len(ONE))
ASKED = st.lists(
    st.tuples(st.sampled_from("pq"), st.sampled_from((ONE, OTHER)), NUMBERS, st.sets(NUMBERS, max_size=3))
)


@given(ASKED)
def test_a_memory_tells_what_the_entries_tell(
    asked: list[tuple[str, tuple[Entry, ...], int, set[int]]],
) -> None:
    runs = ToldRuns()
    for pack, journal, count, corrected in asked:
        # A run begins with its first entry: that one is never corrected while others stand.
        standing = [
            one for number, one in enumerate(journal[:count]) if number == 0 or number not in corrected
        ]
        assert runs.tell(pack, standing) == tell_run(standing)


def test_only_what_has_come_since_is_told_and_few_packs_are_remembered() -> None:
    runs = ToldRuns()
    told = runs.tell("p", ONE[:5])
    assert runs.tell("p", ONE[:5]) is told
    assert runs.tell("p", ONE[:6]) == run_after(told, ONE[5])
    for number in range(50):
        runs.tell(f"p{number}", ONE[:2])
    again = runs.tell("p", ONE[:5])
    assert again == told
    assert again is not told
    assert runs.tell("none", []) is None
