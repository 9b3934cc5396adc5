"""The command `demo`: what makes no sense is said at once, before anything is started."""

import argparse
from pathlib import Path

import pytest

from app.commands import demo


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    demo.add_arguments(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize("packs", ["-3", "x", "1.5", ""])
def test_a_number_of_packs_is_a_whole_number(tmp_path: Path, packs: str) -> None:
    with pytest.raises(SystemExit):
        parsed("--out", str(tmp_path / "out"), f"--packs={packs}")


@pytest.mark.parametrize("source", ["missing", "empty"])
def test_a_camera_that_is_not_there_is_told_and_nothing_is_made(
    tmp_path: Path, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    assert demo.run(parsed("--out", str(out), "--camera", str(tmp_path / source))) == 2
    assert source in capsys.readouterr().err
    assert not out.exists()
