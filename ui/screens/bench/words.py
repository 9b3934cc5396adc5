"""What the bench says besides the document's words: where a run stands, what is next, what a restart left."""

from PySide6.QtCore import QCoreApplication

from app.domain.dismantling import owed_from
from app.domain.procedure import Words
from app.floor.bench_views import BenchView
from ui.screens.bench.state import BenchState, making_safe
from ui.theme.tokens import Language, Look
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.told import refusal_notice


def said(words: Words, look: Look) -> str:
    """A text of the document in the language now spoken."""
    return words.zh if look.language is Language.ZH else words.en


def standing_notice(state: BenchState) -> NoticeState | None:
    """The notice that is true now: the newest no, or what a restart left."""
    if state.refusal is not None:
        return refusal_notice(state.refusal)
    view = state.view
    if view is not None and view.armed_again:
        words = QCoreApplication.translate("BenchWords", "Restarted: measure all again.")
        return NoticeState(NoticeKind.CARE, words)
    if state.restarted:
        words = QCoreApplication.translate("BenchWords", "Restarted. All steps before this one are saved.")
        return NoticeState(NoticeKind.PLAIN, words, icon="refresh")
    return None


def owed_place(view: BenchView) -> tuple[int, int]:
    """On the way out of a run: which make-safe step this is, and how many are owed."""
    owed = len(owed_from(view.procedure, view.run.abort_number))
    return owed - view.owed + 1, owed


def next_title(state: BenchState, look: Look) -> tuple[int, str] | None:
    """Number and title of the step that comes after this one, None after the last."""
    view = state.view
    if view is None or view.step is None:
        return None
    steps = view.procedure.steps
    if making_safe(state):
        owed = [
            one for one in owed_from(view.procedure, view.run.abort_number) if one.id not in view.run.done
        ]
        return (view.procedure.number(owed[1].id), said(owed[1].title, look)) if len(owed) > 1 else None
    return (view.number + 1, said(steps[view.number].title, look)) if view.number < len(steps) else None


def kg_text(milligrams: int) -> str:
    """A mass of parts in kg, exact, with as many decimals as it needs and at least two."""
    whole, rest = divmod(abs(milligrams), 1_000_000)
    return f"{'−' if milligrams < 0 else ''}{whole}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')} kg"


def document_name(view: BenchView) -> str:
    """The document a run follows, with its version and who signed it."""
    words = QCoreApplication.translate("BenchWords", "{name}, version {version}, signed {signer}")
    one = view.procedure
    return words.format(name=one.id, version=one.version, signer=one.signer)


def document_version(view: BenchView) -> str:
    """The document a run follows, and its version."""
    words = QCoreApplication.translate("BenchWords", "{name}, version {version}")
    return words.format(name=view.procedure.id, version=view.procedure.version)
