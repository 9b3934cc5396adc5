"""One difference or one defect in whole: two panels of words, none of them cut."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.proof_words import helps_words, what_words, where_words
from ui.screens.library.state import LibraryState
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, TypeSize
from ui.widgets.difference_words import DifferenceTeller
from ui.widgets.paragraph import Paragraph


class ToldPage(Page):
    """Two captions, each with its words below."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        hues = look.palette
        caption = Lettering(TypeSize.S, hues.quiet, bold=True, wrap=True)
        body = Lettering(TypeSize.M, hues.ink, wrap=True, elide=True)
        self._parts = tuple(
            (Paragraph(look, "", caption, self), Paragraph(look, "", body, self)) for _ in range(2)
        )
        column = QVBoxLayout()
        column.setSpacing(look.mm(SPACE[1]))
        for head, words in self._parts:
            column.addWidget(head)
            column.addWidget(words)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """Which two."""
        raise NotImplementedError

    def rail(self, state: LibraryState) -> RailState:
        """Back."""
        return RailState(self.go_back(), (), ())

    def _say(self, *parts: tuple[str, str]) -> None:
        for (head, words), (caption, text) in zip(self._parts, parts, strict=True):
            head.say(caption)
            words.say(text)


class OneChangePage(ToldPage):
    """Before and now."""

    def show_state(self, state: LibraryState) -> None:
        """Of the difference that was touched."""
        view = state.difference
        if view is None or not 0 <= state.chosen < len(view.differences):
            return
        one = view.differences[state.chosen]
        teller = DifferenceTeller(view.limits, self.look.language)
        sense = teller.sense(one)
        heading = f"{teller.what(one)} ({sense})" if sense else teller.what(one)
        old, new = teller.both(one)
        before = self.tr("Before, {where}").format(where=teller.where(one))
        self.ask(heading)
        self._say((before, old), (self.tr("Now"), new))


class OneDefectPage(ToldPage):
    """What is wrong, and what helps."""

    def show_state(self, state: LibraryState) -> None:
        """Of the defect that was touched."""
        document = state.document
        proving = document.line.proving if document is not None else None
        if document is None or document.procedure is None or proving is None:
            return
        if not 0 <= state.chosen < len(proving.defects):
            return
        defect = proving.defects[state.chosen]
        self.ask(where_words(document.procedure, defect))
        self._say(
            (self.tr("What is wrong"), what_words(document.procedure, defect)),
            (self.tr("What helps"), helps_words(defect)),
        )
