"""A pack goes to another station, or is back: its traveller, and whom it is for."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.queue.handing import Handing
from ui.screens.queue.words import one_line
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow
from ui.widgets.paper_text import in_fours
from ui.wording import refusal_sentence

_CARD_MM = 34.0


class HandingPage(QWidget):
    """Renders a Handing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        lettering = Lettering(TypeSize.XL, look.palette.ink, bold=True, wrap=True)
        self._heading = Words(look, "", lettering, self)
        self._told = NoticeRow(look, self)
        self._paper, self._to = Notice(look, self), Notice(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.mm(SPACE[1]))
        column.addWidget(self._heading)
        column.addWidget(self._told)
        for card in (self._paper, self._to):
            card.setMaximumHeight(look.mm(_CARD_MM))
            column.addWidget(card, 1)
        column.addStretch(1)

    def render_handing(self, handing: Handing) -> None:
        """The pack, its paper, and whom it is for."""
        tag = handing.pack.tag
        words = self.tr("{tag} is back?") if handing.back else self.tr("Hand on {tag}?")
        self._heading.say(words.format(tag=tag))
        self._told.tell(
            NoticeState(NoticeKind.WRONG, refusal_sentence(handing.refusal)) if handing.refusal else None
        )
        self._paper.render(self._paper_card(handing))
        self._to.render(self._to_card(handing))

    def _paper_card(self, handing: Handing) -> NoticeState:
        if handing.paper is not None:
            return NoticeState(NoticeKind.DONE, self.tr("Traveller read"), in_fours(handing.paper.text))
        due = in_fours(handing.due) if handing.due else ""
        return NoticeState(NoticeKind.READING, self.tr("Scan the traveller on it"), due)

    def _to_card(self, handing: Handing) -> NoticeState:
        if handing.back:
            words = self.tr("It gets a new traveller. Destroy the old one.")
            return NoticeState(NoticeKind.CARE, words)
        if handing.to:
            words = self.tr("For station {mark} only").format(mark=handing.to)
            return NoticeState(NoticeKind.DONE, words)
        second = "" if self._look.room is Room.SMALL else self.tr("For one alone: scan a traveller of it.")
        return NoticeState(NoticeKind.PLAIN, self.tr("For any of our stations"), second, icon="branch")


def handing_rail(handing: Handing) -> RailState:
    """Nothing is recorded before the primary; it waits for the traveller."""
    back, read = handing.back, handing.paper is not None and not handing.busy
    words = (
        QCoreApplication.translate("HandingRail", "Yes, it is back")
        if back
        else QCoreApplication.translate("HandingRail", "Hand it on")
    )
    second = QCoreApplication.translate("HandingRail", "it goes with its paper")
    if back:
        second = QCoreApplication.translate("HandingRail", "print a new traveller")
    if not read:
        second = QCoreApplication.translate("HandingRail", "scan its traveller")
    primary = Action(
        "hand_it", "tick" if read else "scan", words, second, enabled=read, kind=ActionKind.PRIMARY
    )
    ways = [Action("let_be", "arrow-left", QCoreApplication.translate("HandingRail", "Back"))]
    if handing.to:
        ways.insert(0, Action("for_any", "branch", QCoreApplication.translate("HandingRail", "Any station")))
    known = QCoreApplication.translate("HandingRail", "Not opened here any more")
    fact = RailFact(one_line(handing.pack.tag), "" if back else known)
    return RailState(primary, tuple(ways), (fact,))
