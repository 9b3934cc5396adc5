"""The work queue: a model that Qt believes, and rows of which the forbidden cannot be chosen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import say_in
from tests.ui.widgets.gallery_states import packs
from ui.theme.tokens import Language, Look
from ui.widgets.pack_list import PackList
from ui.widgets.pack_rows import Access, PackRole, PackRowsModel

ROWS = packs(say_in(Language.EN))


@pytest.fixture
def model() -> PackRowsModel:
    made = PackRowsModel()
    made.replace(ROWS)
    return made


def test_qt_believes_the_model(qtmodeltester: ModelTester, model: PackRowsModel) -> None:
    qtmodeltester.check(model)
    model.replace(ROWS[:2])
    qtmodeltester.check(model)
    model.replace(())
    qtmodeltester.check(model)


def test_the_model_answers_by_role(model: PackRowsModel) -> None:
    index = model.index(0)
    assert index.data() == "P-2611-0417"
    assert index.data(PackRole.ID) == "1"
    assert index.data(PackRole.ROW) == ROWS[0]
    assert "lead decides" in str(model.index(2).data(Qt.ItemDataRole.AccessibleTextRole))
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(index) == 0


def test_changed_contents_keep_the_choice(qtbot: QtBot, look: Look, model: PackRowsModel) -> None:
    rows = PackList(look, model)
    qtbot.addWidget(rows)
    rows.choose("2")
    model.replace((ROWS[0], replace(ROWS[1], place="B-99"), *ROWS[2:]))
    assert [index.data(PackRole.ID) for index in rows.selectedIndexes()] == ["2"]
    rows.choose("nobody")
    assert rows.selectedIndexes() == []


def test_a_touch_reports_the_pack_and_a_forbidden_one_nothing(
    qtbot: QtBot, look: Look, model: PackRowsModel
) -> None:
    rows = PackList(look, model)
    qtbot.addWidget(rows)
    rows.resize(1490, 1000)
    rows.show()
    heard: list[str] = []
    rows.chosen.connect(heard.append)
    forbidden = next(number for number, row in enumerate(ROWS) if row.access is Access.FORBIDDEN)
    for number in (0, forbidden, 2):
        place = rows.visualRect(model.index(number)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == ["1", "3"]
    rows.selectionModel().select(model.index(forbidden), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert rows.selectedIndexes() == []


def test_a_row_is_tall_enough_for_a_glove(
    qtbot: QtBot, look: Look, small: Look, model: PackRowsModel
) -> None:
    for one in (look, small):
        rows = PackList(one, model)
        qtbot.addWidget(rows)
        assert rows.sizeHintForRow(0) >= one.mm(25)
