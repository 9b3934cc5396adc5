"""Versions follow each other by their figures; the newest that is proven and not barred is in force."""

from dataclasses import replace

import pytest

from app.domain.procedure_shelf import Origin, Shelved, newest_in_force, version_rank
from app.domain.prover import Defect, Proving
from tests.fakes.procedures import SHORT

PROVEN = Proving((), 1, 1, 0, 1, 1)
UNPROVEN = replace(PROVEN, defects=(Defect("end.none", "", ""),))


def shelved(version: str, proving: Proving = PROVEN) -> Shelved:
    return Shelved(replace(SHORT, version=version, sha256=version * 8), proving, Origin.SHIPPED)


@pytest.mark.parametrize(
    ("older", "newer"), [("2", "10"), ("1", "1.1"), ("1.9", "1.10"), ("1a", "1b"), ("1a", "1.1")]
)
def test_versions_are_numbers(older: str, newer: str) -> None:
    assert version_rank(older) < version_rank(newer)


def test_the_newest_proven_one_is_in_force() -> None:
    all_ = [shelved("10"), shelved("9"), shelved("11", UNPROVEN)]
    assert newest_in_force(all_, ())["short"].version == "10"
    assert newest_in_force(all_, ["short@10"])["short"].version == "9"
    assert newest_in_force(all_, ["short@10", "short@9"]) == {}
