"""The benchmark of the handover sheet ends and prints what it measured; how much it is, is no test."""

import json

import pytest

from benchmarks.papers import main


def test_short_form_prints_every_figure_with_its_peer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--short", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    names = " | ".join(figure["name"] for figure in figures)
    for part in ("fold", "so far", "freeze", "PDF", "pictures", "content"):
        assert part in names
    for figure in figures:
        assert figure["measured"] > 0
        assert figure["peer"] > 0
