"""Ready sentences to choose from and words of one's own: instructions, or what is wrong with a shift."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.paper_words import INSTRUCTIONS, REASONS, Both
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, left_to_go_through
from ui.theme.tokens import Look
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_TALLEST_TILE_MM = 40.0
_OWN = "own"


class PhrasesPage(Page):
    """Tiles, several of which may be chosen; the last one opens the keyboard."""

    crowded = True

    def __init__(
        self,
        look: Look,
        presenter: ShiftPresenter,
        *,
        choose: Callable[[str], None],
        own_words: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._choose = choose
        self._own_words = own_words
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(self._touched)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addStretch(0)
        self.fill_with_faces(column)

    def show_phrases(self, known: Mapping[str, Both], chosen: Collection[str], own: str) -> None:
        """The sentences in the language of the screen; what is typed stands in its own tile."""
        language = self.look.language
        tiles = [(key, TileState(both.say(language), chosen=key in chosen)) for key, both in known.items()]
        tiles.append((_OWN, TileState(self.tr("Own words"), own, chosen=bool(own))))
        columns = 3 if self.small() else 2
        self._tiles.render(TileGridState(tuple(tiles), columns=columns))
        rows = -(-len(tiles) // columns)
        self._tiles.setMaximumHeight(rows * self.look.mm(_TALLEST_TILE_MM))

    def _touched(self, name: str) -> None:
        if name == _OWN:
            self._own_words()
        else:
            self._choose(name)


class InstructionsPage(PhrasesPage):
    """What the next shift does first."""

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        acts = presenter.check_list
        super().__init__(
            look, presenter, choose=acts.choose_phrase, own_words=acts.type_instructions, parent=parent
        )

    def show_state(self, state: ShiftState) -> None:
        """The instructions chosen so far."""
        self.ask(self.tr("What does the next shift do first?"))
        self.show_phrases(INSTRUCTIONS, state.draft.phrases, state.draft.typed)

    def rail(self, state: ShiftState) -> RailState:
        """Back to the last look."""
        done = Action("back", "tick", self.tr("Done"), self.tr("to the last look"), kind=ActionKind.PRIMARY)
        return RailState(done, (), ())

    def act(self, action: str) -> None:
        """Back."""
        if action == "back":
            self.presenter.check_list.back()


class ReasonsPage(PhrasesPage):
    """What the incoming lead finds wrong: it goes on the sheet, whether the shift is taken over or not."""

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        acts = presenter.signatures
        super().__init__(
            look, presenter, choose=acts.choose_reason, own_words=acts.type_reason, parent=parent
        )

    def show_state(self, state: ShiftState) -> None:
        """The reasons chosen so far."""
        self.ask(self.tr("What is not in order?"))
        self.show_phrases(REASONS, state.reasons, state.why)

    def rail(self, state: ShiftState) -> RailState:
        """Taken over all the same, or refused."""
        said = bool(self.presenter.signatures.remarks)
        left = left_to_go_through(state)
        second = self.tr("with these remarks")
        if not said:
            second = self.tr("choose what is wrong first")
        elif left:
            second = self.tr("items to go: {count}").format(count=left)
        primary = Action(
            "accept",
            "tick",
            self.tr("Accept"),
            second,
            enabled=said and not left,
            kind=ActionKind.PRIMARY,
        )
        refuse = Action(
            "refuse",
            "cross",
            self.tr("Refuse"),
            "" if said else self.tr("say why first"),
            enabled=said,
            kind=ActionKind.DANGER,
            apart=True,
        )
        back = Action("back", "arrow-left", self.tr("To the items"))
        facts = (RailFact(self.tr("If refused"), self.tr("a supervisor signs as witness")),)
        return RailState(primary, (back, refuse), () if self.small() else facts)

    def act(self, action: str) -> None:
        """What is said of the shift."""
        ways = {
            "accept": self.presenter.signatures.accept_with_remarks,
            "refuse": self.presenter.signatures.turn_down,
            "back": self.presenter.sheet.go_through,
        }
        if action in ways:
            ways[action]()
