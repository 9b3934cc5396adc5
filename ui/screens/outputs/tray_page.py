"""The pages of a tray: the whole tray before the camera, and why some of its places stay unread."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.tray_record import CodeStanding
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.outputs.page import OutputsPageBase
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsState
from ui.screens.outputs.tray_scanning import may_record
from ui.screens.outputs.tray_state import TrayState
from ui.screens.outputs.tray_words import remarks, tags_of
from ui.theme.tokens import Look, Room
from ui.widgets.camera_view import CameraState
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow
from ui.widgets.stage_page import Sight
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import refusal_notice
from ui.widgets.tray_counts import TrayCount, TrayCounts
from ui.widgets.tray_picture import TrayPicture
from ui.wording import sentence

TRAY_REASONS: Mapping[str, object] = {
    "label_torn": QT_TRANSLATE_NOOP("TrayReasons", "Torn, scratched or dirty"),
    "label_covered": QT_TRANSLATE_NOOP("TrayReasons", "Covered, or out of reach"),
    "glare_stays": QT_TRANSLATE_NOOP("TrayReasons", "Glare that no light takes away"),
    "no_code": QT_TRANSLATE_NOOP("TrayReasons", "There is no code at all"),
}
_MOST_REMARKS = {Room.FULL: 4, Room.LOW: 3, Room.SMALL: 1}


class TrayPage(OutputsPageBase):
    """The picture fills the stage; beside it the counts, and what must be known before recording."""

    def __init__(
        self, look: Look, presenter: OutputsPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._picture = TrayPicture(look, sight.view, sight.now_ms, self)
        self._picture.render(CameraState(sentence("photo.no_picture"), ""))
        self._counts = TrayCounts(look, self)
        self._remarks = tuple(NoticeRow(look, self) for _ in range(_MOST_REMARKS[look.room]))
        row, column = QHBoxLayout(), QVBoxLayout()
        for layout in (row, column):
            layout.setSpacing(self.gap())
        row.addWidget(self._picture, 3 if self.small() else 21)
        column.addWidget(self._counts, 1)
        for remark in self._remarks:
            column.addWidget(remark)
        column.addStretch(1)
        row.addLayout(column, 2 if self.small() else 10)
        self.fill(row)

    def show_state(self, state: OutputsState) -> None:
        """The tray of this moment."""
        tray = state.tray
        if tray is None:
            return
        self.ask(
            self.tr("Put the tray under the camera"),
            self.tr("What is read stays. For the rest, move the light."),
        )
        self.tell(self._notice_of(state, tray))
        self._picture.show_tags(tags_of(tray))
        seen = bool(tray.read or tray.unread)
        count = TrayCount(len(tray.read), len(tray.unread)) if seen else TrayCount()
        if count != self._counts.state:
            self._counts.render(count)
        told = self._told(tray)
        for number, remark in enumerate(self._remarks):
            remark.tell(told[number] if number < len(told) else None)

    def rail(self, state: OutputsState) -> RailState:
        """One press records all of it."""
        tray = state.tray
        if tray is None:
            return RailState()
        ways = (
            Action("anew", "refresh", self.tr("Begin anew")),
            Action("back", "arrow-left", self.tr("Back")),
        )
        return RailState(self._primary(tray), ways, self._facts(tray))

    def act(self, action: str) -> None:
        """Record, forget, or back."""
        ways = {
            "record": self.presenter.tray.record,
            "anew": self.presenter.tray.anew,
            "back": self.presenter.back,
        }
        if action in ways:
            ways[action]()

    def _told(self, tray: TrayState) -> tuple[NoticeState, ...]:
        """As many remarks as there is room for; the last says that the boxes tell more."""
        every, most = remarks(tray), len(self._remarks)
        if len(every) <= most:
            return every
        more = self.tr("{count} more: see the boxes").format(count=len(every) - most)
        return (*every[: most - 1], replace(every[most - 1], foot=more))

    def _primary(self, tray: TrayState) -> Action:
        may = may_record(tray)
        text = self.tr("Record tray")
        if tray.saved is not None:
            text, second = self.tr("Recorded"), self.tr("show the next tray")
        elif not tray.read:
            text, second = self.tr("Reading"), self.tr("no code is read yet")
        elif tray.of_standing(CodeStanding.OTHER_PACK):
            second = self.tr("a module of another pack lies in it")
        elif tray.unread:
            second = self.tr("{read} read, give up {unread}").format(
                read=len(tray.read), unread=len(tray.unread)
            )
        else:
            second = self.tr("{read} codes").format(read=len(tray.read))
        return Action("record", "scan", text, second, enabled=may, kind=ActionKind.PRIMARY)

    def _facts(self, tray: TrayState) -> tuple[RailFact, ...]:
        facts = [RailFact(self.tr("Out of"), tray.pack.tag)]
        if tray.cells and not self.small():
            words = self.tr("{rows} rows, {columns} columns")
            shape = words.format(rows=tray.tray.rows, columns=tray.tray.columns)
            facts.append(RailFact(self.tr("Tray"), shape))
        if tray.label and not self.small():
            facts.append(RailFact(self.tr("Its label"), self.rail_line(tray.label)))
        return tuple(facts)

    def _notice_of(self, state: OutputsState, tray: TrayState) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        if tray.saved is None:
            return None
        if tray.saved.unread:
            words = self.tr("Recorded: {read} codes, {unread} places unread.")
        else:
            words = self.tr("Recorded: {read} codes.")
        return NoticeState(NoticeKind.DONE, words.format(read=tray.saved.read, unread=tray.saved.unread))


class TrayWhyPage(OutputsPageBase):
    """Why do some places stay unread? The photograph is taken already."""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.tray.give_up)
        column = QVBoxLayout()
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def show_state(self, state: OutputsState) -> None:
        """The reasons."""
        count = len(state.tray.unread) if state.tray is not None else 0
        self.ask(
            self.tr("Why is {count} not read?").format(count=count),
            self.tr("The places are recorded as not read, with a photograph of the tray."),
        )
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        tiles = tuple(
            (code, TileState(QCoreApplication.translate("TrayReasons", str(words))))
            for code, words in TRAY_REASONS.items()
        )
        self._tiles.render(TileGridState(tiles, columns=2))
        self.even_out(self._tiles, TRAY_REASONS)

    def rail(self, state: OutputsState) -> RailState:
        """The tiles decide; there is only the way back to the light."""
        read = len(state.tray.read) if state.tray is not None else 0
        primary = Action(
            "wait",
            "scan",
            self.tr("Choose why"),
            self.tr("{read} codes are recorded").format(read=read),
            enabled=False,
            kind=ActionKind.PRIMARY,
        )
        return RailState(primary, (Action("retake", "torch", self.tr("Read on")),))

    def act(self, action: str) -> None:
        """Give nothing up."""
        if action == "retake":
            self.presenter.tray.back_to_tray()
