"""Codes become sentences here and nowhere else."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.reading import Unread
from app.domain.refusals import Refusal
from ui.wording import (
    air_codes,
    bench_codes,
    code_reasons,
    device_codes,
    gas_codes,
    handing_codes,
    hazard_codes,
    intake_codes,
    library_codes,
    remote_codes,
    scale_codes,
    shift_codes,
    store_codes,
)
from ui.wording.triage_codes import CLASSES, GROUPS, QUESTIONS

SENTENCES: Mapping[str, object] = {
    **intake_codes.SENTENCES,
    **code_reasons.SENTENCES,
    **bench_codes.SENTENCES,
    **shift_codes.SENTENCES,
    **device_codes.SENTENCES,
    **gas_codes.SENTENCES,
    **air_codes.SENTENCES,
    **hazard_codes.SENTENCES,
    **library_codes.SENTENCES,
    **remote_codes.SENTENCES,
    **scale_codes.SENTENCES,
    **handing_codes.SENTENCES,
    **store_codes.SENTENCES,
}


def sentence(code: str, /, **facts: object) -> str:
    """The sentence for a stable code in the language now spoken; facts fill its places.

    A code without a sentence is shown as it is: better a code than silence.
    """
    words = SENTENCES.get(code)
    if words is None:
        return code
    spoken = QCoreApplication.translate("Wording", str(words))
    told = {name: _told(value) for name, value in facts.items()}
    return spoken.format_map(_Facts(told))


def refusal_sentence(refusal: Refusal) -> str:
    """What to say of a refusal."""
    return sentence(refusal.code, **refusal.facts)


def unread_sentence(reason: Unread) -> str:
    """Why there is no weight, and what to do."""
    return sentence(f"unread.{reason.value}")


def meter_sentence(reason: str) -> str:
    """Why there is no voltage, and what to do; `reason` is an `Unread` or a verdict's own code."""
    told = f"meter.{reason}"
    return sentence(told if told in SENTENCES else f"unread.{reason}")


def question(question_id: str) -> str:
    """The finding a triage tile stands for."""
    return QCoreApplication.translate("Wording", str(QUESTIONS[question_id]))


def gas_sentence(reason: str) -> str:
    """Why there is no gas reading, and what to do; `reason` is an `Unread` or a verdict's own code."""
    told = f"gas.{reason}"
    return sentence(told) if told in SENTENCES else meter_sentence(reason)


def group_question(group_id: str) -> str:
    """The one question of a triage screen."""
    return QCoreApplication.translate("Wording", str(GROUPS[group_id]))


def class_meaning(triage_class: str) -> str:
    """What a class means for the pack."""
    return QCoreApplication.translate("Wording", str(CLASSES[triage_class]))


def _told(value: object) -> str:
    """A fact as words: codes among the facts become their own sentences; braces can do no harm."""
    text = str(value)
    codes = text.split(" ")
    if not all(code in SENTENCES for code in codes):
        return text
    between = QCoreApplication.translate("Wording", ", ")
    return between.join(sentence(code) for code in codes)


class _Facts(dict[str, str]):
    """A missing fact leaves a visible gap instead of a fault."""

    def __missing__(self, name: str) -> str:
        return "…"
