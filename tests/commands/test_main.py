"""The command line's door: no word means the window, a wrong word means the list of words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("-h", "--help"):
        with pytest.raises(SystemExit) as ended:
            main([word])
        assert ended.value.code == 0
        out = capsys.readouterr().out
        assert all(name in out and words.split()[0] in out for name, words in COMMANDS.items())


@pytest.mark.parametrize("words", [["paint"], ["Run"], [""], ["--nonsense"]])
def test_a_wrong_word_is_a_mistake_in_the_call(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: station" in capsys.readouterr().err


def test_a_commands_answer_is_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", "A765101015"]) == 0
    assert "gbt34014.half_alone" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--camera", "nowhere"], *(pytest.param(one, marks=pytest.mark.long) for one in ([], ["run"]))]
)
def test_without_a_word_the_window_is_opened(words: list[str], tmp_path: Path) -> None:
    """Seen by its own refusal: the settings of this station cannot be used."""
    folder = tmp_path / "packbench"
    folder.mkdir()
    (folder / "station.toml").write_text('[station]\nrealm = "live"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "app", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 2, done.stderr
    assert "station.realm" in done.stderr


def test_only_the_asked_command_is_loaded() -> None:
    script = (
        "import sys; from app.__main__ import main; main(['classify', 'X']);"
        "loaded = [n for n in sys.modules if n.startswith(('PySide6', 'sqlalchemy', 'cv2', 'fastapi'))];"
        "sys.exit(repr(loaded) if loaded else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
