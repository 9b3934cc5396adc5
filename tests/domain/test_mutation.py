"""Every shipped procedure spoilt in each place: what breaks a rule is refused, and the judges do bite."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import COUNTS
from tests.mutants.spoil import mutants
from tests.mutation import Ground, Score, judge, lines, shipped, shipped_ground, total


@pytest.fixture(scope="module")
def ground() -> Ground:
    return shipped_ground()


PARTS = 3
"""Each document in so many parts, of which the gate takes one: another with another seed of its order."""


@pytest.fixture
def part(request: pytest.FixtureRequest) -> int:
    """The part that this run's seed has drawn."""
    return int(request.config.getoption("randomly_seed", 0)) % PARTS


@pytest.mark.parametrize("file", shipped(), ids=lambda file: file.stem)
def test_no_spoilt_document_that_breaks_a_rule_is_adopted(
    file: Path, part: int, ground: Ground, record_property: Callable[[str, object], None]
) -> None:
    score = told(file, part, ground, record_property)
    assert score.broken == []
    assert all(reason for _, reason in score.survived)


@pytest.mark.long
@pytest.mark.parametrize("every", range(PARTS))
@pytest.mark.parametrize("file", shipped(), ids=lambda file: file.stem)
def test_no_part_of_a_spoilt_document_is_adopted(
    file: Path, every: int, ground: Ground, record_property: Callable[[str, object], None]
) -> None:
    score = told(file, every, ground, record_property)
    assert score.broken == []
    assert all(reason for _, reason in score.survived)


def told(file: Path, part: int, ground: Ground, record_property: Callable[[str, object], None]) -> Score:
    """One part of a document's mutants judged, their number told to the gate; there must be many."""
    score = judge(file, ground, part=(part, PARTS))
    record_property(COUNTS, f"{file.stem}, part {part + 1} of {PARTS}: {total([score])}")
    assert score.made.total() > 200 // PARTS
    assert score.by_prover.total() > 40 // PARTS
    return score


def test_a_survivor_that_breaks_a_rule_would_be_told(ground: Ground) -> None:
    """With rules for the prover that ask no qualification, the second judge tells what then gets through."""
    (file,) = [one for one in shipped() if one.stem == "made-safe-1"]
    easy = {act: replace(rule, level="") for act, rule in ground.rules.rules.items()}
    blind = Ground(ground.beside, replace(ground.rules, rules=easy), ground.table)
    score = judge(file, blind)
    assert set(score.made) >= {
        "hold deleted",
        "hold into show",
        "measured into judgement",
        "criteria dropped",
    }
    assert any(told.startswith("qualification dropped move_pack") for told in score.broken)
    assert any("BREAKS A RULE" in line for line in lines(file, score))
    assert total([score]).endswith(f"breaking a rule and not refused {len(score.broken)}")


def test_a_document_is_spoilt_in_one_place_at_a_time(ground: Ground) -> None:
    (file,) = [one for one in shipped() if one.stem == "made-safe-1"]
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    kept = tomllib.loads(file.read_text(encoding="utf-8"))
    seen = [mutant.table for mutant in mutants(table, ground.beside.limits, every_gear=True)]
    assert table == kept
    assert all(one != kept for one in seen)
    assert all(one != other for number, one in enumerate(seen[:60]) for other in seen[:number])
