"""What is different between two procedures, in the language now spoken: where, from what, to what."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.limits import Limits
from app.domain.output import OutputCode
from app.domain.procedure import (
    Act,
    Branch,
    Deviation,
    Energy,
    Hold,
    HoldKind,
    Option,
    Point,
    Step,
    StepKind,
    Words,
)
from app.domain.step_difference import Difference, Part, Place, Sense
from ui.theme.bench_terms import energy_word, gear_word, output_word
from ui.theme.tokens import Language
from ui.widgets.procedure_words import act_word, hold_word, kind_of, kind_word, limit_words, point_words, said

CHANGED: Mapping[str, object] = {
    "document.id": QT_TRANSLATE_NOOP("DifferenceWords", "Name"),
    "document.version": QT_TRANSLATE_NOOP("DifferenceWords", "Version"),
    "document.sha256": QT_TRANSLATE_NOOP("DifferenceWords", "Hash of the file"),
    "document.family": QT_TRANSLATE_NOOP("DifferenceWords", "Family"),
    "document.title": QT_TRANSLATE_NOOP("DifferenceWords", "Title"),
    "document.source": QT_TRANSLATE_NOOP("DifferenceWords", "Source"),
    "document.signer": QT_TRANSLATE_NOOP("DifferenceWords", "Signer"),
    "document.classes": QT_TRANSLATE_NOOP("DifferenceWords", "For classes"),
    "document.supervised": QT_TRANSLATE_NOOP("DifferenceWords", "Released by a supervisor"),
    "deviation.in": QT_TRANSLATE_NOOP("DifferenceWords", "New way off"),
    "deviation.out": QT_TRANSLATE_NOOP("DifferenceWords", "Way off taken out"),
    "deviation.moved": QT_TRANSLATE_NOOP("DifferenceWords", "Way off moved"),
    "deviation.finding": QT_TRANSLATE_NOOP("DifferenceWords", "Finding"),
    "deviation.title": QT_TRANSLATE_NOOP("DifferenceWords", "Title"),
    "deviation.at": QT_TRANSLATE_NOOP("DifferenceWords", "Offered at"),
    "deviation.to": QT_TRANSLATE_NOOP("DifferenceWords", "Leads to"),
    "step.in": QT_TRANSLATE_NOOP("DifferenceWords", "New step"),
    "step.out": QT_TRANSLATE_NOOP("DifferenceWords", "Step taken out"),
    "step.moved": QT_TRANSLATE_NOOP("DifferenceWords", "Step moved"),
    "step.kind": QT_TRANSLATE_NOOP("DifferenceWords", "Kind"),
    "step.act": QT_TRANSLATE_NOOP("DifferenceWords", "Act"),
    "step.title": QT_TRANSLATE_NOOP("DifferenceWords", "Title"),
    "step.detail": QT_TRANSLATE_NOOP("DifferenceWords", "Detail"),
    "step.energy": QT_TRANSLATE_NOOP("DifferenceWords", "State it leaves"),
    "step.people": QT_TRANSLATE_NOOP("DifferenceWords", "People"),
    "step.level": QT_TRANSLATE_NOOP("DifferenceWords", "Level"),
    "step.ppe": QT_TRANSLATE_NOOP("DifferenceWords", "Protective gear"),
    "step.tools": QT_TRANSLATE_NOOP("DifferenceWords", "Tools"),
    "step.dwell_s": QT_TRANSLATE_NOOP("DifferenceWords", "Least seconds"),
    "step.picture": QT_TRANSLATE_NOOP("DifferenceWords", "Drawing"),
    "step.outputs": QT_TRANSLATE_NOOP("DifferenceWords", "Outputs"),
    "step.branch": QT_TRANSLATE_NOOP("DifferenceWords", "Way on"),
    "step.wait": QT_TRANSLATE_NOOP("DifferenceWords", "Wait"),
    "step.guard": QT_TRANSLATE_NOOP("DifferenceWords", "Owed from"),
    "step.hold": QT_TRANSLATE_NOOP("DifferenceWords", "Hold"),
    "hold.kind": QT_TRANSLATE_NOOP("DifferenceWords", "What opens the hold"),
    "hold.remedies": QT_TRANSLATE_NOOP("DifferenceWords", "What to do when it fails"),
    "hold.rereads": QT_TRANSLATE_NOOP("DifferenceWords", "Re-readings"),
    "point.in": QT_TRANSLATE_NOOP("DifferenceWords", "New point"),
    "point.out": QT_TRANSLATE_NOOP("DifferenceWords", "Point taken out"),
    "point.moved": QT_TRANSLATE_NOOP("DifferenceWords", "Point moved"),
    "point.title": QT_TRANSLATE_NOOP("DifferenceWords", "Point"),
    "point.op": QT_TRANSLATE_NOOP("DifferenceWords", "Good side of the limit"),
    "point.limit": QT_TRANSLATE_NOOP("DifferenceWords", "Limit"),
    "option.in": QT_TRANSLATE_NOOP("DifferenceWords", "New answer"),
    "option.out": QT_TRANSLATE_NOOP("DifferenceWords", "Answer taken out"),
    "option.moved": QT_TRANSLATE_NOOP("DifferenceWords", "Answer moved"),
    "option.title": QT_TRANSLATE_NOOP("DifferenceWords", "Answer"),
    "option.to": QT_TRANSLATE_NOOP("DifferenceWords", "Answer leads to"),
}
"""What has changed, for each code of a difference."""

SENSES: Mapping[Sense, object] = {
    Sense.STRICTER: QT_TRANSLATE_NOOP("DifferenceWords", "stricter"),
    Sense.LOOSER: QT_TRANSLATE_NOOP("DifferenceWords", "looser"),
    Sense.BOTH: QT_TRANSLATE_NOOP("DifferenceWords", "stricter and looser"),
}


class DifferenceTeller:
    """Tells differences in one language, limits by the site's own values."""

    def __init__(self, limits: Limits, language: Language) -> None:
        self._limits = limits
        self._language = language

    def what(self, one: Difference) -> str:
        """What has changed."""
        return _say(CHANGED[one.code]) if one.code in CHANGED else one.code

    def where(self, one: Difference) -> str:
        """The step or the way off that it is about."""
        if one.place is None:
            return _translated("document")
        if not one.step:
            return _translated("way off {line}").format(line=one.place.line)
        gone = one.code == "step.out"
        place = _translated("{place}, old version").format(place=place_words(one.place)) if gone else ""
        return f"{place or place_words(one.place)} ({one.step})"

    def sense(self, one: Difference) -> str:
        """Which way it goes; "" where that is not plain."""
        return _say(SENSES[one.sense]) if one.sense is not None else ""

    def both(self, one: Difference) -> tuple[str, str]:
        """Old and new in words; in both languages where they would else sound alike."""
        if one.code == "step.wait":
            return self._limit(one.old), self._limit(one.new)
        old, new = self._part(one.old), self._part(one.new)
        if old != new:
            return old, new
        other = DifferenceTeller(self._limits, Language.EN if self._language is Language.ZH else Language.ZH)
        return f"{old} / {other._part(one.old)}", f"{new} / {other._part(one.new)}"

    def change(self, one: Difference) -> str:
        """From what to what, in one line."""
        if one.code == "document.sha256":
            return f"{_short(one.old)} → {_short(one.new)}"
        old, new = self.both(one)
        if one.code.endswith(".in"):
            return new
        return old if one.code.endswith(".out") else f"{old} → {new}"

    def _part(self, part: Part) -> str:
        if part is None or part in ("", ()):
            return _translated("none")
        if isinstance(part, bool):
            return _translated("yes") if part else _translated("no")
        if isinstance(part, tuple):
            return _translated(", ").join(self._part(one) for one in part)
        if isinstance(part, str):
            return gear_word(part)
        if isinstance(part, Act):
            return act_word(part)
        if isinstance(part, Enum):
            return _of_list(part)
        if isinstance(part, int):
            return str(part)
        return said(part, self._language) if isinstance(part, Words) else self._whole(part)

    def _whole(self, part: Place | Step | Point | Hold | Option | Branch | Deviation) -> str:
        """A part that has parts of its own."""
        match part:
            case Place():
                return place_words(part)
            case Step():
                return f"{said(part.title, self._language)} ({kind_word(part)})".strip()
            case Point():
                measured = point_words(part, self._limits, self._language)
                return f"{said(part.words, self._language)}: {measured}"
            case Hold():
                return hold_word(part.kind)
            case Option():
                return f"{said(part.title, self._language)} ({part.id}) → {_target(part.to)}"
            case Branch():
                return ", ".join(f"{answer} → {_target(to)}" for answer, to in part.cases)
            case Deviation():
                return f"{said(part.title, self._language)} ({', '.join(part.at)}) → {_target(part.to)}"

    def _limit(self, limit: Part) -> str:
        return (
            limit_words(limit, self._limits, self._language)
            if isinstance(limit, str) and limit
            else (self._part(limit))
        )


def _short(sha256: Part) -> str:
    """As much of a hash as a row has room for; the page about it tells the whole."""
    return f"#{str(sha256)[:8]}"


def place_words(place: Place) -> str:
    """Where a step stands."""
    if place.line:
        return _translated("way off {line}, step {number}").format(line=place.line, number=place.number)
    return _translated("step {number}").format(number=place.number)


def _target(to: str) -> str:
    return to or _translated("next")


def _of_list(word: Enum) -> str:
    if isinstance(word, StepKind):
        return kind_of(word)
    if isinstance(word, Energy):
        return energy_word(word)
    if isinstance(word, HoldKind):
        return hold_word(word)
    return output_word(word) if isinstance(word, OutputCode) else str(word.value)


_WORDS: Mapping[str, object] = {
    "document": QT_TRANSLATE_NOOP("DifferenceWords", "whole document"),
    "way off {line}": QT_TRANSLATE_NOOP("DifferenceWords", "way off {line}"),
    "{place}, old version": QT_TRANSLATE_NOOP("DifferenceWords", "{place}, old version"),
    "way off {line}, step {number}": QT_TRANSLATE_NOOP("DifferenceWords", "way off {line}, step {number}"),
    "step {number}": QT_TRANSLATE_NOOP("DifferenceWords", "step {number}"),
    "none": QT_TRANSLATE_NOOP("DifferenceWords", "none"),
    "yes": QT_TRANSLATE_NOOP("DifferenceWords", "yes"),
    "no": QT_TRANSLATE_NOOP("DifferenceWords", "no"),
    "next": QT_TRANSLATE_NOOP("DifferenceWords", "next step"),
    ", ": QT_TRANSLATE_NOOP("DifferenceWords", ", "),
}


def _translated(words: str) -> str:
    return _say(_WORDS[words])


def _say(words: object) -> str:
    return QCoreApplication.translate("DifferenceWords", str(words))
