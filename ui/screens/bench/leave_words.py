"""Words for a pack that is left: why, by whom, what of it is open and what must be shown again."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.leaving_facts import LeaveReason
from app.domain.operator import Operator
from app.domain.resting import Left
from app.floor.bench_views import BenchView
from ui.theme.tokens import Language, Look
from ui.wording import sentence

LISTED: Mapping[str, object] = {
    LeaveReason.BREAK.value: QT_TRANSLATE_NOOP("BenchReasons", "Break"),
    LeaveReason.SHIFT_ENDS.value: QT_TRANSLATE_NOOP("BenchReasons", "The shift ends"),
    LeaveReason.PART_MISSING.value: QT_TRANSLATE_NOOP("BenchReasons", "Waiting for a part or tool"),
    LeaveReason.PERSON_MISSING.value: QT_TRANSLATE_NOOP("BenchReasons", "Waiting for a person"),
    LeaveReason.CALLED_AWAY.value: QT_TRANSLATE_NOOP("BenchReasons", "Called away"),
}
"""Why a pack is left; another reason is typed."""


def proof_words(names: Iterable[str], look: Look) -> str:
    """What the hazard rules call proven, in one line."""
    between = "、" if look.language is Language.ZH else ", "
    return between.join(sentence(name) for name in names)


def name_of(someone: Operator | None, look: Look) -> str:
    """A name in the language now spoken; a dash for nobody the roster knows."""
    if someone is None:
        return "---"
    return someone.name_zh if look.language is Language.ZH else someone.name_en


def left_words(left: Left) -> str:
    """Why it was left: the words of a code, or what was typed."""
    if left.reason in LISTED:
        return QCoreApplication.translate("BenchReasons", str(LISTED[left.reason]))
    return left.note


def clock_words(at: datetime) -> str:
    """Hour and minute of this plant, with the day before it: a pack may stand over night."""
    return at.astimezone().strftime("%m-%d %H:%M")


def unheld_words(view: BenchView) -> str:
    """That somebody, by the number on the badge, went without the hold; "" when nobody did."""
    left = view.run.left
    if left is None or left.held:
        return ""
    if view.again is not None:
        words = QCoreApplication.translate(
            "BenchWords", "No. {number} left without the hold, {time}: do this step again."
        )
    else:
        words = QCoreApplication.translate(
            "BenchWords", "No. {number} left without the hold, {time}: look at the pack first."
        )
    who = view.leaving.by
    return words.format(number=who.number if who is not None else "---", time=clock_words(left.at))
