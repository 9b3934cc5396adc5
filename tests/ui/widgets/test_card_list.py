"""A card is meant once by each click and each key, and keeps its choice when only its words change."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.tokens import Look
from ui.widgets.output_list import OutputList, OutputRow

ROWS = (OutputRow("o1", "Modules", "MD1", "28.44 kg"), OutputRow("o2", "Cables", "", "4.92 kg"))


class OneClick(QProxyStyle):
    """A desktop where a single click activates."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """As any style, but for this."""
        if hint is QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick:
            return 1
        return super().styleHint(hint, option, widget, returnData)


def shown(qtbot: QtBot, look: Look) -> tuple[OutputList, list[str]]:
    """A list on the screen, and what it says."""
    made, heard = OutputList(look), []  # type: ignore[var-annotated]
    made.chosen.connect(heard.append)
    made.render_rows(ROWS, "o1")
    made.resize(look.mm(200), look.mm(100))
    qtbot.addWidget(made)
    made.show()
    return made, heard


def test_a_click_means_a_card_once_on_any_desktop(qtbot: QtBot, look: Look) -> None:
    made, heard = shown(qtbot, look)
    style = OneClick()
    style.setParent(made)
    made.setStyle(style)
    place = made.visualRect(made.rows.index(1)).center()
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == ["o2"]


def test_a_key_means_the_card_in_hand_once(qtbot: QtBot, look: Look) -> None:
    made, heard = shown(qtbot, look)
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert heard == ["o2"]


def test_other_words_keep_the_choice_and_other_cards_lose_it(qtbot: QtBot, look: Look) -> None:
    made, _ = shown(qtbot, look)
    made.render_rows((replace(ROWS[0], note="label read back"), ROWS[1]), "o1")
    assert [index.row() for index in made.selectedIndexes()] == [0]
    made.render_rows(ROWS[1:], "o1")
    assert made.selectedIndexes() == []
