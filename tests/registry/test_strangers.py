"""The short form of `python -m tests.strangers`, and that it would tell of what it is there to find."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import COUNTS
from tests.strangers import run, why_wrong


def asked(folder: Path, cases: int, record_property: Callable[[str, object], None], *, chosen: int) -> None:
    told = run(folder, cases=cases, chosen=chosen)
    record_property(COUNTS, f"strangers: {told.words()}")
    assert told.wrong == []
    assert told.cases >= cases
    assert len(told.doors) >= 9, "a door is not asked"
    assert sum(count for status, count in told.statuses.items() if 400 <= status < 500) > cases // 2


def test_nothing_that_its_description_lets_people_ask_breaks_the_registry(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    asked(tmp_path, 40, record_property, chosen=1)


@pytest.mark.long
@pytest.mark.parametrize("chosen", [1, 2])
def test_a_thousand_strangers_break_nothing_either(
    tmp_path: Path, record_property: Callable[[str, object], None], chosen: int
) -> None:
    asked(tmp_path, 1000, record_property, chosen=chosen)


@pytest.mark.parametrize(
    ("path", "status", "body", "wrong"),
    [
        ("/v1/meta", 200, b"{}", ""),
        ("/v1/enrol", 400, b'{"code":"enrolment.fields"}', ""),
        ("/v1/enrol", 400, b'{"detail":"no"}', "no code"),
        ("/v1/enrol", 400, b"<html>", "no code"),
        ("/v1/enrol", 422, b"[]", "no code"),
        ("/v1/enrol", 500, b'{"code":"x"}', "an error of the registry's own"),
        ("/v1/enrol", 503, b'{"code":"x"}', "an error of the registry's own"),
    ],
)
def test_what_would_be_wrong_is_told(path: str, status: int, body: bytes, wrong: str) -> None:
    assert why_wrong(path, status, body) == wrong
