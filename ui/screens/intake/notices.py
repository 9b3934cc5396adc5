"""What an intake must tell in place: the newest no, who else holds the pack, and a restart."""

from PySide6.QtCore import QCoreApplication

from app.floor.held_elsewhere import hold_refusal
from ui.screens.intake.state import IntakeState, IntakeStep
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.told import refusal_notice


def standing_notice(state: IntakeState) -> NoticeState | None:
    """The notice that is true now."""
    if state.refusal is not None:
        return refusal_notice(state.refusal)
    if state.step is IntakeStep.CONFIRM and state.code is not None and state.code.elsewhere:
        return refusal_notice(hold_refusal(state.code.elsewhere, ""))
    if state.resumed:
        return NoticeState(NoticeKind.PLAIN, _left_by_restart(state), icon="refresh")
    return None


def _left_by_restart(state: IntakeState) -> str:
    if state.step is IntakeStep.SOURCE:
        return QCoreApplication.translate(
            "IntakeNotices", "Restarted. Nothing was open. Begin with the papers."
        )
    if state.step in (IntakeStep.SCAN, IntakeStep.CONFIRM):
        return QCoreApplication.translate(
            "IntakeNotices", "Restarted. The papers are kept. Show the pack's label again."
        )
    if state.step is IntakeStep.TRIAGE:
        return QCoreApplication.translate(
            "IntakeNotices", "Restarted. The pack and its answers are saved. Answer this one."
        )
    if state.step is IntakeStep.WEIGH:
        return QCoreApplication.translate(
            "IntakeNotices", "Restarted. All answers are saved. Weigh the pack."
        )
    return QCoreApplication.translate(
        "IntakeNotices", "Restarted. Everything is saved. Only the route is open."
    )
