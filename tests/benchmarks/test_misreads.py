"""The hunt for wrong texts, short: no code gives none, a damaged one its own text or none."""

import pytest

from app.codes.still import decode_still
from benchmarks.misreads import Hunt, crops, damaged, frames, main
from benchmarks.scan import scenes
from benchmarks.scan.labels import QR

pytestmark = pytest.mark.drawn


def test_pieces_of_surfaces_and_photographs_hold_no_code() -> None:
    hunt = crops(400, 3)
    assert (hunt.looked_at, hunt.wrong) == (400, [])


def test_surfaces_hold_no_code_for_any_tactic() -> None:
    hunt = frames(11, 3, 300)
    assert (hunt.looked_at, hunt.wrong) == (11, [])


def test_damaged_labels_say_their_own_text_or_nothing() -> None:
    hunt = damaged(45, 3, 300)
    assert (hunt.looked_at, hunt.wrong) == (45, [])
    assert hunt.right >= 20


def test_a_wrong_text_is_told() -> None:
    scene = scenes.label(QR, "noise", 1, 1)
    hunt = Hunt("by hand")
    hunt.count(decode_still(scene.picture).codes, scene.text, "right")
    assert (hunt.right, hunt.wrong) == (1, [])
    hunt.count(decode_still(scene.picture).codes, "another text", "wrong")
    assert (hunt.looked_at, hunt.right, len(hunt.wrong)) == (2, 1, 1)
    assert f"WRONG wrong: {scene.text!r}" in hunt.told()


def test_the_command_says_how_much_it_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--crops", "20", "--frames", "1", "--damaged", "1", "--budget-ms", "100"]) == 0
    assert "20 looked at" in capsys.readouterr().out
