"""Why somebody does what a run does not ask for: closed lists of reasons, a code and its words each."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.screens.bench.leave_words import LISTED
from ui.screens.bench.state import Asking

JUDGED: Mapping[str, object] = {
    "all_in_order": QT_TRANSLATE_NOOP("BenchReasons", "Checked, all in order"),
    "put_right": QT_TRANSLATE_NOOP("BenchReasons", "Something was missing, now it is right"),
    "lead_looked": QT_TRANSLATE_NOOP("BenchReasons", "The supervisor looked, work may go on"),
}
ABORT: Mapping[str, object] = {
    "voltage_stays": QT_TRANSLATE_NOOP("BenchReasons", "Voltage stays"),
    "swelling_leak_smell": QT_TRANSLATE_NOOP("BenchReasons", "Swelling, leak or smell"),
    "wrong_pack": QT_TRANSLATE_NOOP("BenchReasons", "It is the wrong pack"),
    "damaged_tool": QT_TRANSLATE_NOOP("BenchReasons", "Tool or gear damaged"),
    "supervisor_stops": QT_TRANSLATE_NOOP("BenchReasons", "The supervisor stops it"),
}
TYPED_WEIGHT: Mapping[str, object] = {
    "scale_silent": QT_TRANSLATE_NOOP("BenchReasons", "The scale does not answer"),
    "too_heavy_here": QT_TRANSLATE_NOOP("BenchReasons", "Too heavy, weighed on another scale"),
    "too_light_here": QT_TRANSLATE_NOOP("BenchReasons", "Too light, weighed on a finer scale"),
}
TAKE_BACK: Mapping[str, object] = {
    "wrong_kind": QT_TRANSLATE_NOOP("BenchReasons", "It is another kind of part"),
    "wrong_code": QT_TRANSLATE_NOOP("BenchReasons", "The code belongs to another piece"),
    "weighed_wrongly": QT_TRANSLATE_NOOP("BenchReasons", "Weighed wrongly: touched, or two parts"),
}
CLOSE: Mapping[str, object] = {
    "looked_for": QT_TRANSLATE_NOOP("BenchReasons", "Looked for, nothing found"),
    "not_there": QT_TRANSLATE_NOOP("BenchReasons", "A part was gone on arrival"),
    "lost_liquid": QT_TRANSLATE_NOOP("BenchReasons", "Liquid ran out or dried"),
    "dirt": QT_TRANSLATE_NOOP("BenchReasons", "Mud, water, glue or dust"),
    "scale_doubted": QT_TRANSLATE_NOOP("BenchReasons", "A scale was found wrong"),
}
OTHER = "other"
"""Choosing this leads to the keyboard; what is typed there is the reason."""

_OTHER_WORDS = QT_TRANSLATE_NOOP("BenchReasons", "Another reason: type it")
_OF_THE_RECORD: Mapping[str, object] = {"after_emergency": QT_TRANSLATE_NOOP("BenchReasons", "Emergency")}
_LISTS: Mapping[Asking, Mapping[str, object]] = {
    Asking.STEP: JUDGED,
    Asking.ABORT_WHY: ABORT,
    Asking.AMOUNT_WHY: TYPED_WEIGHT,
    Asking.TAKE_BACK_WHY: TAKE_BACK,
    Asking.LEAVE_WHY: LISTED,
    Asking.CLOSE_WHY: CLOSE,
}


def offered(asking: Asking) -> tuple[tuple[str, str], ...]:
    """Codes and words to choose from, the way to the keyboard last."""
    rows = [(code, _say(words)) for code, words in _LISTS[asking].items()]
    return (*rows, (OTHER, _say(_OTHER_WORDS)))


def reason_words(reason: str) -> str:
    """A reason as it is shown: the words of a code, or what was typed."""
    for reasons in (*_LISTS.values(), _OF_THE_RECORD):
        if reason in reasons:
            return _say(reasons[reason])
    return reason


def _say(words: object) -> str:
    return QCoreApplication.translate("BenchReasons", str(words))
