"""The benchmark of the balance ends, counts every pack once, and finds what is far above the uncertainty."""

import json

import pytest

from benchmarks.balance import FAMILIES, main


def test_a_short_run_tells_every_family_with_both_kinds_of_errors(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--packs", "20", "--seed", "7", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert [one["family"] for one in figures] == 2 * [family.name for family in FAMILIES]
    for one in figures:
        assert (one["whole"], one["omitted"]) == (10, 10)
        assert one["above_3_sigma"] + one["below_3_sigma"] == one["omitted"]
        assert one["named_first"] <= one["named"] <= one["found"] <= one["above_3_sigma"]
        assert one["found"] > 0


def test_the_same_seed_prints_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--packs", "4", "--seed", "7"])
    first = capsys.readouterr().out
    main(["--packs", "4", "--seed", "7"])
    assert capsys.readouterr().out == first
    assert first.startswith("seed 7, 4 packs of each family")
