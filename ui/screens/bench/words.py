"""What the bench says besides the document's words: where a run stands, what is next, what a restart left."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.closing import CLOSING
from app.domain.procedure import ABORT, RESUME, Deviation, Option, Procedure, Step, StepKind, Words
from app.domain.procedure_flow import go_on, owed
from app.domain.proof_trail import Cause
from app.domain.run_trail import walk_along
from app.floor.bench_views import Again, BenchView
from ui.screens.bench.leave_words import unheld_words
from ui.screens.bench.state import BenchState, making_safe
from ui.theme.tokens import Language, Look
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.told import refusal_notice


@dataclass(frozen=True, slots=True)
class Following:
    """The step that comes after this one: its number on the main line, 0 off it, and its title."""

    number: int
    title: str


def said(words: Words, look: Look) -> str:
    """A text of the document in the language now spoken."""
    return words.zh if look.language is Language.ZH else words.en


def standing_notice(state: BenchState) -> NoticeState | None:
    """The notice that is true now: the newest no, who else holds it, why a step comes again, a restart."""
    if state.refusal is not None:
        return refusal_notice(state.refusal)
    view = state.view
    if view is not None and view.held_elsewhere is not None and view.held_elsewhere not in view.barred:
        return refusal_notice(view.held_elsewhere)
    unheld = unheld_words(view) if view is not None else ""
    if unheld:
        return NoticeState(NoticeKind.CARE, unheld, icon="people")
    if view is not None and view.again is not None:
        return NoticeState(NoticeKind.CARE, again_words(view.again), icon="refresh")
    if view is not None and view.armed_again:
        words = QCoreApplication.translate("BenchWords", "Restarted: measure all again.")
        return NoticeState(NoticeKind.CARE, words)
    if state.restarted:
        words = QCoreApplication.translate("BenchWords", "Restarted. All steps before this one are saved.")
        return NoticeState(NoticeKind.PLAIN, words, icon="refresh")
    return None


def again_words(again: Again) -> str:
    """Why a step that was done comes once more."""
    return {
        Cause.RESTART: QCoreApplication.translate(
            "BenchWords", "The station was restarted: do this step again."
        ),
        Cause.LEFT: QCoreApplication.translate("BenchWords", "The pack was left alone: do this step again."),
        Cause.AIR: QCoreApplication.translate("BenchWords", "There was a gas alarm: do this step again."),
        Cause.AGE: QCoreApplication.translate("BenchWords", "Too long ago: do this step again."),
    }[again.cause]


def way_words(state: BenchState, look: Look) -> str:
    """Where the run is off its main line: being made safe, or in a deviation; "" when it is on it."""
    view = state.view
    if view is None:
        return ""
    if making_safe(state):
        number, count = owed_place(view)
        words = QCoreApplication.translate("BenchWords", "Making safe: {number} of {count}")
        return words.format(number=number, count=count)
    if view.deviation is None:
        return ""
    words = QCoreApplication.translate("BenchWords", "Off the main line: {title}")
    return words.format(title=said(view.deviation.title, look))


def back_words(deviation: Deviation, procedure: Procedure, back: Step | None) -> str:
    """Where a deviation leads when its steps are done."""
    if deviation.to == ABORT:
        return QCoreApplication.translate("BenchWords", "then the run is given up")
    target = back.id if deviation.to == RESUME and back is not None else deviation.to
    words = QCoreApplication.translate("BenchWords", "then step {number}")
    return words.format(number=procedure.number(target))


def way_of_words(steps: int, after: str) -> str:
    """How long a deviation is, and where it leads."""
    if steps == 1:
        return QCoreApplication.translate("BenchWords", "One step, {after}").format(after=after)
    words = QCoreApplication.translate("BenchWords", "{count} steps, {after}")
    return words.format(count=steps, after=after)


def option_words(option: Option, procedure: Procedure, step: Step, look: Look) -> str:
    """What follows an answer; "" when the next step does."""
    if option.to == ABORT:
        return QCoreApplication.translate("BenchWords", "gives the run up")
    if not option.to:
        return ""
    for deviation in procedure.deviations:
        if deviation.id == option.to:
            return said(deviation.title, look)
    words = QCoreApplication.translate("BenchWords", "then step {number}")
    return words.format(number=procedure.number(option.to)) if procedure.step(option.to) is not step else ""


def owed_place(view: BenchView) -> tuple[int, int]:
    """On the way out of a run: which make-safe step this is, and how many are owed."""
    count = len(owed(view.procedure, walk_along(view.procedure, view.run.trail).begun))
    return count - view.owed + 1, count


def next_step(state: BenchState, look: Look) -> Following | None:
    """The step that comes after this one; None after the last, and where an answer or a reading decides."""
    view = state.view
    if view is None or view.step is None or view.step.id == CLOSING:
        return None
    if view.again is not None:
        return _following(view, view.again.before, look)
    if decides(view):
        return None
    at = go_on(view.procedure, walk_along(view.procedure, view.run.trail)).at
    return _following(view, view.procedure.step(at), look) if at is not None else None


def decides(view: BenchView) -> bool:
    """Whether an answer or a reading of the step in hand decides what comes next."""
    step = view.step
    if step is None or step.kind is StepKind.CHOOSE:
        return step is not None
    return any(one.branch is not None and one.branch.of == step.id for one in view.procedure.every_step())


def _following(view: BenchView, step: Step, look: Look) -> Following:
    aside = view.procedure.deviation_of(step.id) is not None
    return Following(0 if aside else view.procedure.number(step.id), said(step.title, look))


def kg_text(milligrams: int) -> str:
    """A mass of parts in kg, exact, with as many decimals as it needs and at least two."""
    whole, rest = divmod(abs(milligrams), 1_000_000)
    return f"{'−' if milligrams < 0 else ''}{whole}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')} kg"


def document_name(view: BenchView) -> str:
    """The document a run follows, with its version and who signed it."""
    one = view.procedure
    if not one.signer:
        words = QCoreApplication.translate("BenchWords", "{name}, version {version}, proposed")
        return words.format(name=one.id, version=one.version)
    words = QCoreApplication.translate("BenchWords", "{name}, version {version}, signed {signer}")
    return words.format(name=one.id, version=one.version, signer=one.signer)


def document_version(view: BenchView) -> str:
    """The document a run follows, and its version."""
    words = QCoreApplication.translate("BenchWords", "{name}, version {version}")
    return words.format(name=view.procedure.id, version=view.procedure.version)
