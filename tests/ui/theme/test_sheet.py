"""One stylesheet, made of roles; no colour is written anywhere else."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.places import resources
from tests.ui.clip import look_of
from ui.theme.sheet import sheet, wear, written_colours
from ui.theme.tokens import DIM, LIGHT


def test_the_sheet_is_whole_for_both_palettes() -> None:
    for dim in (False, True):
        text = sheet(look_of("full", dim=dim))
        assert "$" not in text
        assert (DIM if dim else LIGHT).ground in text


def test_theme_files_write_no_colour() -> None:
    for path in (resources() / "theme").glob("*.qss"):
        assert written_colours(path.read_text(encoding="utf-8")) == [], path.name


def test_only_the_tokens_hold_colours_and_only_the_sheet_sets_one(root: Path) -> None:
    hues, sheets = [], []
    for path in sorted((root / "ui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        if re.search(r"""["']#[0-9A-Fa-f]{6}""", text):
            hues.append(name)
        sheets += [name] * text.count("setStyleSheet(")
    assert hues == ["ui/theme/tokens.py"]
    assert sheets == ["ui/theme/sheet.py"]


def test_a_field_worn_is_high_enough_for_a_glove(face: QApplication, qtbot: QtBot) -> None:
    look = look_of("full")
    wear(face, look)
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        assert field.sizeHint().height() >= look.mm(20)
    finally:
        # The sheet is the application's: other tests see it bare, as they expect it.
        face.setStyleSheet("")


@pytest.mark.parametrize("text", ["color: #12171C;", "color: rgb(1, 2, 3);", "border: #fff"])
def test_a_written_colour_is_found(text: str) -> None:
    assert written_colours(text) != []
