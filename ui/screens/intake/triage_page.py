"""One group of findings: choose what is there, or say that none is; the class is computed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.triage import GROUPS, Group, TriageClass
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.screens.intake.taking_over import class_expected
from ui.screens.intake.terms import class_shape, class_so_far, finding_name
from ui.theme.lettering import line_height
from ui.theme.tokens import Look, Room, TypeSize
from ui.widgets.class_mark import ClassMark, ClassMarkState
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.wording import class_meaning, group_question, question

_TALLEST_TILE_MM = 37.0


class TriagePage(Page):
    """Nothing chosen is a no to all of them, said by pressing so."""

    crowded = True

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.toggle)
        self._mark = ClassMark(look, self)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addStretch(0)
        self.fill_with_faces(column)
        self._put_mark()

    def show_state(self, state: IntakeState) -> None:
        """The group's question, its tiles, and the class so far."""
        group = state.group
        if group is None:
            return
        self.ask(self._question(group), self.tr("Choose all that you see."))
        self._sub.setVisible(self.look.room is Room.FULL)
        self.tell_of(state)
        if self.small() and state.refusal is None:  # the rail has a word about the restart
            self.tell(None)
        if state.refusal is None and "T01" in state.yes:
            words = self.tr("Now? Press the black bar below and leave.")
            self.tell(NoticeState(NoticeKind.CARE, words))
        self._show_tiles(group, state.yes)
        shape = class_shape(_class_so_far(state))
        self._mark.render(ClassMarkState(shape))

    def rail(self, state: IntakeState) -> RailState:
        """No to all, or yes to what is chosen."""
        chosen = [
            finding_name(name) for name in (state.group.questions if state.group else ()) if name in state.yes
        ]
        most = 2 if self.small() else 4
        listed = ", ".join(chosen[:most]) + ("…" if len(chosen) > most else "")
        primary = Action(
            "answer", "tick", self.tr("No, none of these"), self._next(state), kind=ActionKind.PRIMARY
        )
        if chosen:
            words = self.tr("Yes, {count} found").format(count=len(chosen))
            primary = Action("answer", "arrow-right", words, listed, kind=ActionKind.PRIMARY)
        ways = [self.queue_action()]
        if state.pack is None:  # taken over: nothing is recorded yet, so one page back takes nobody else
            ways.append(Action("page_back", "arrow-left", self.tr("Back")))
        elif some_answered(state):
            ways.append(take_back_action(self.tr("Previous answers")))
        return RailState(primary, tuple(ways), self._facts(state))

    def act(self, action: str) -> None:
        """Answer, go back, or leave it open."""
        ways = {
            "answer": self.presenter.answer,
            "take_back": self.presenter.ask_take_back,
            "page_back": self.presenter.page_back,
            "queue": self.presenter.leave,
        }
        if action in ways:
            ways[action]()

    def _question(self, group: Group) -> str:
        """A look that every start repeats has its own words."""
        looks = {
            "look_1": self.tr("Now: smoke, smell or liquid?"),
            "look_2": self.tr("Now: hurt, swollen or burnt?"),
        }
        return looks.get(group.id) or group_question(group.id)

    def _show_tiles(self, group: Group, yes: frozenset[str]) -> None:
        names = group.questions
        columns = 1 if len(names) < 4 else 2
        if self.small():
            columns = min(3, (len(names) + 1) // 2)
        tiles = tuple((name, TileState(question(name), chosen=name in yes)) for name in names)
        self._tiles.render(TileGridState(tiles, columns=columns))
        rows = -(-len(names) // columns)
        self.even_out(self._tiles, names)
        self._tiles.setMaximumHeight(rows * self.look.mm(_TALLEST_TILE_MM))
        if self.small():  # three rows of tiles leave one line: for the question, or for what must be told
            leaves_room = rows < 2 or not self._notice.isVisibleTo(self)
            self._heading.setVisible(leaves_room)
            self._mark.setVisible(leaves_room)
            self._heading.setMaximumHeight((1 if rows > 2 else 2) * line_height(self.look, TypeSize.M))

    def _next(self, state: IntakeState) -> str:
        if state.group_number < state.groups:
            return self.tr("next question")
        return self.tr("last question")

    def _facts(self, state: IntakeState) -> tuple[RailFact, ...]:
        place = self.tr("{number} of {count}").format(number=state.group_number, count=state.groups)
        found = _class_so_far(state)
        if self.small():
            return (RailFact(self.tr("Restarted, saved") if state.resumed else self.tr("Question"), place),)
        lettered = found not in ("", TriageClass.EMERGENCY.value)
        so_far = f"{found}, {class_meaning(found)}" if lettered else class_meaning(found)
        return (
            RailFact(self.tr("Question"), place),
            RailFact(self.tr("Class so far"), so_far),
            *self.facts(state),
        )

    def _put_mark(self) -> None:
        """The class so far stands beside the question, at its right."""
        side = self.look.mm(14) if self.look.room is Room.FULL else self.look.mm(10)
        self._mark.setFixedSize(side, self._heading.sizeHint().height())
        self.beside_heading(self._mark)


def _class_so_far(state: IntakeState) -> str:
    if state.pack is None:
        return class_expected(state)
    return class_so_far(state.pack.answers, state.yes)


def some_answered(state: IntakeState) -> bool:
    """Whether a whole group of answers can be taken back; what was taken over was not asked by groups."""
    pack = state.pack
    return (
        pack is not None
        and "T13" in pack.answers
        and any(all(name in pack.answers for name in group.questions) for group in GROUPS)
    )


def take_back_action(words: str) -> Action:
    """Taking back needs a second person; the page that follows asks for them."""
    return Action("take_back", "arrow-left", words)
