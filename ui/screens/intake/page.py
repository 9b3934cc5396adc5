"""One page of the intake: a question, its answers on the stage, and what the rail offers meanwhile."""

from PySide6.QtWidgets import QWidget

from ui.place import Action, RailFact, RailState
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.screens.intake.terms import papers_parts
from ui.theme.tokens import Look
from ui.widgets.stage_page import StagePage


class Page(StagePage):
    """Renders one state of the intake and turns the rail's actions into the presenter's."""

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter

    def show_state(self, state: IntakeState) -> None:
        """Show another state."""
        raise NotImplementedError

    def rail(self, state: IntakeState) -> RailState:
        """What the rail shows for this state."""
        raise NotImplementedError

    # ---- for the pages

    def tell_of(self, state: IntakeState) -> None:
        """Show the newest no, or what a restart left."""
        self.tell(standing_notice(state))

    def facts(self, state: IntakeState) -> tuple[RailFact, ...]:
        """What the rail says of every intake: where it comes from, and what is saved."""
        if state.entry is not None:
            return (RailFact(self.tr("Saved here"), self.tr("entry {number}").format(number=state.entry)),)
        if state.papers.none or state.papers.consignment:
            lines = [self.rail_line(part) for part in papers_parts(state.papers)[:2]]
            return (RailFact(self.tr("Source"), "\n".join(lines)),)
        return ()

    def queue_action(self) -> Action:
        """The way out: what is received stays open there."""
        return Action("queue", "list", self.tr("To the queue"))
