"""A pack's past in words: what each entry says, where it stands by shape and word, and what is behind it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.output import OutputCode
from app.domain.past import Past
from app.domain.quantity import Quantity
from app.floor.output_views import PackTrace
from app.floor.shift_views import Person
from ui.theme.bench_terms import output_word
from ui.theme.tokens import Language
from ui.widgets.figures import NO_FIGURE, kilograms
from ui.widgets.ink import shown
from ui.widgets.marks import Mark
from ui.widgets.procedure_words import quantity_word, said
from ui.widgets.row_list import Row

Body = Mapping[str, Any]

# Icon, and what stands in the list; {} are told by `_facts`.
_ENTRIES: Mapping[str, tuple[str, object]] = {
    "pack.received": ("plus", QT_TRANSLATE_NOOP("Past", "Received")),
    "triage.answered": ("list", QT_TRANSLATE_NOOP("Past", "Questions answered")),
    "triage.repeated": ("eye", QT_TRANSLATE_NOOP("Past", "Looked at again at the bench")),
    "weight.taken": ("scale", QT_TRANSLATE_NOOP("Past", "Weighed: {mass}")),
    "pack.routed": ("flag", QT_TRANSLATE_NOOP("Past", "Class {class}, to its place")),
    "pack.quarantined": ("warning", QT_TRANSLATE_NOOP("Past", "Quarantine, class {class}")),
    "pack.handed_on": ("arrow-right", QT_TRANSLATE_NOOP("Past", "Handed on, paper {paper}")),
    "pack.came_back": ("arrow-left", QT_TRANSLATE_NOOP("Past", "Came back, paper {paper}")),
    "pack.taken_over": ("plus", QT_TRANSLATE_NOOP("Past", "Taken over, paper {paper}, class {class}")),
    "entry.corrected": ("pencil", QT_TRANSLATE_NOOP("Past", "Entry {seq} taken back")),
    "emergency.raised": ("warning", QT_TRANSLATE_NOOP("Past", "Emergency")),
    "run.started": ("wrench", QT_TRANSLATE_NOOP("Past", "Run begun: {procedure} {version}")),
    "step.done": ("tick-box", QT_TRANSLATE_NOOP("Past", "{step}")),
    "reading.taken": ("meter", QT_TRANSLATE_NOOP("Past", "{step}: {quantity} {value}")),
    "hold.raised": ("octagon-bar", QT_TRANSLATE_NOOP("Past", "Hold shut: {step}")),
    "hold.released": ("people", QT_TRANSLATE_NOOP("Past", "Hold opened: {step}")),
    "deviation.taken": ("branch", QT_TRANSLATE_NOOP("Past", "Deviation: {step}")),
    "run.aborting": ("cross", QT_TRANSLATE_NOOP("Past", "Given up: {step}")),
    "run.aborted": ("lock", QT_TRANSLATE_NOOP("Past", "Given up, made safe")),
    "run.closed": ("tick", QT_TRANSLATE_NOOP("Past", "Run closed: {outputs} parts, {mass}")),
    "run.stopped": ("warning", QT_TRANSLATE_NOOP("Past", "Run stopped by the alarm")),
    "run.stop_ended": ("running", QT_TRANSLATE_NOOP("Past", "Alarm ended")),
    "pack.left": ("door-out", QT_TRANSLATE_NOOP("Past", "Left safely: {step}")),
    "pack.resumed": ("running", QT_TRANSLATE_NOOP("Past", "Taken up again: {step}")),
    "pack.left_without_hold": ("warning", QT_TRANSLATE_NOOP("Past", "Left without the hold")),
    "output.recorded": ("box", QT_TRANSLATE_NOOP("Past", "{part}: {mass}")),
    "tray.scanned": ("scan", QT_TRANSLATE_NOOP("Past", "Tray scanned: {codes} codes")),
    "label.ordered": ("tag", QT_TRANSLATE_NOOP("Past", "Label ordered: {text}")),
    "label.printed": ("printer", QT_TRANSLATE_NOOP("Past", "Label: {text}")),
    "label.bound": ("tag", QT_TRANSLATE_NOOP("Past", "Spare label stuck on: {text}")),
    "label.proven": ("scan", QT_TRANSLATE_NOOP("Past", "Label read back: {text}")),
    "air.alarm": ("gas", QT_TRANSLATE_NOOP("Past", "Gas alarm: {gas} {printed} {unit}")),
    "air.cleared": ("gas", QT_TRANSLATE_NOOP("Past", "Gas alarm over: {gas}")),
    "air.blind": ("gas", QT_TRANSLATE_NOOP("Past", "A gas detector gives nothing")),
    "air.seen": ("gas", QT_TRANSLATE_NOOP("Past", "All gas detectors give values again")),
}
_VERDICTS: Mapping[str, tuple[Mark, object]] = {
    "PASSED": (Mark.DONE, QT_TRANSLATE_NOOP("Past", "passed")),
    "FAILED": (Mark.FAILED, QT_TRANSLATE_NOOP("Past", "failed")),
    "UNREAD": (Mark.HOLD, QT_TRANSLATE_NOOP("Past", "no reading")),
}
_SETTLED = frozenset({"step.done", "triage.answered", "label.ordered", "label.printed", "label.proven"})
_GRAVE = frozenset(
    {
        "pack.quarantined",
        "emergency.raised",
        "hold.raised",
        "deviation.taken",
        "run.aborting",
        "run.stopped",
        "pack.left_without_hold",
        "air.alarm",
        "air.blind",
        "entry.corrected",
    }
)


def worded_types() -> frozenset[str]:
    """Every type of entry that there are words for."""
    return frozenset(_ENTRIES)


def is_main(past: Past) -> bool:
    """Whether an entry tells the story; steps done as they should be, labels and passed readings do not."""
    data = past.entry.data
    if past.entry.type == "reading.taken":
        return data.get("verdict") != "PASSED"
    if past.entry.type == "label.printed":
        return bool(data.get("fault"))
    return past.taken_back or past.entry.type not in _SETTLED


def row_of(past: Past, trace: PackTrace, language: Language) -> Row:
    """An entry as the list shows it."""
    mark, state = _standing(past)
    kind = past.entry.type
    return Row(
        id=f"{past.entry.epoch}:{past.entry.seq}",
        icon=_ENTRIES[kind][0] if kind in _ENTRIES else "question",
        title=what(past, trace, language),
        second=" · ".join(one for one in (at_words(past.entry.at), _signed(past, trace, language)) if one),
        mark=mark,
        state=state,
        care=kind in _GRAVE and not past.taken_back,
        settled=past.taken_back,
    )


def what(past: Past, trace: PackTrace, language: Language) -> str:
    """What an entry says, in one line; of a type that is not known here its name."""
    kind = past.entry.type
    if kind not in _ENTRIES:
        return shown(kind)
    facts = _Facts({name: shown(str(value)) for name, value in past.entry.data.items()})
    facts.update(_facts(past, trace, language))
    return _say(_ENTRIES[kind][1]).format_map(facts)


def step_words(step: str, trace: PackTrace, language: Language) -> str:
    """A step by its title in the document, or by its id where the document is not here any more."""
    return said(trace.steps[step], language) if step in trace.steps else shown(step)


def name_words(operator: str | None, trace: PackTrace, language: Language) -> str:
    """A person in the language now spoken; three dashes for nobody, the id for one off the roster."""
    if operator is None:
        return NO_FIGURE
    known: Person | None = trace.people.get(operator)
    if known is None:
        return shown(operator)
    return shown(known.name_zh if language is Language.ZH else known.name_en) or known.number


def at_words(at: datetime) -> str:
    """Day and time here."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def value_words(data: Body) -> str:
    """A reading as it was printed, or that there was none."""
    if data.get("unread"):
        return _say(_VERDICTS["UNREAD"][1])
    return shown(f"{data.get('printed', '')} {data.get('unit', '')}".strip())


def _facts(past: Past, trace: PackTrace, language: Language) -> Mapping[str, str]:
    kind, data = past.entry.type, past.entry.data
    facts: dict[str, str] = {}
    if "step" in data:
        facts["step"] = step_words(str(data["step"] or ""), trace, language) or NO_FIGURE
    if kind in _IN_WORDS:
        facts |= _IN_WORDS[kind](data)
    return facts


def _standing(past: Past) -> tuple[Mark, str]:
    kind, data = past.entry.type, past.entry.data
    if past.taken_back:
        return Mark.WRONG, QCoreApplication.translate("Past", "taken back")
    if kind in ("reading.taken", "hold.raised") and data.get("verdict") in _VERDICTS:
        mark, words = _VERDICTS[str(data["verdict"])]
        return mark, _say(words)
    if data.get("source") == "typed":
        return Mark.CARE, QCoreApplication.translate("Past", "typed")
    if data.get("source") == "simulated":
        return Mark.DONE, QCoreApplication.translate("Past", "simulated")
    if kind == "label.printed" and data.get("fault"):
        return Mark.CARE, QCoreApplication.translate("Past", "not printed")
    if kind not in _ENTRIES:  # of a later program: nobody can say here how it stands
        return Mark.NOW, ""
    return (Mark.CARE if kind in _GRAVE else Mark.DONE), ""


def _signed(past: Past, trace: PackTrace, language: Language) -> str:
    people = [one for one in (past.entry.operator, past.entry.second) if one]
    return " + ".join(name_words(one, trace, language) for one in people)


def _mass(data: Body) -> Mapping[str, str]:
    return {"mass": shown(f"{data.get('printed', '')} {data.get('unit', '')}")}


def _part(data: Body) -> Mapping[str, str]:
    known = {one.value for one in OutputCode}
    code = str(data.get("code"))
    return {"part": output_word(OutputCode(code)) if code in known else shown(code), **_mass(data)}


def _reading(data: Body) -> Mapping[str, str]:
    known = {one.value for one in Quantity}
    quantity = str(data.get("quantity"))
    words = quantity_word(Quantity(quantity)) if quantity in known else shown(quantity)
    return {"quantity": words, "value": value_words(data)}


def _gas(data: Body) -> Mapping[str, str]:
    known = {one.value for one in Quantity}
    gas = str(data.get("gas"))
    return {"gas": quantity_word(Quantity(gas)) if gas in known else shown(gas)}


_IN_WORDS: Mapping[str, Callable[[Body], Mapping[str, str]]] = {
    "weight.taken": _mass,
    "output.recorded": _part,
    "reading.taken": _reading,
    "run.closed": lambda data: {"mass": kilograms(data.get("out_mg") or 0)},
    "tray.scanned": lambda data: {"codes": str(len(data.get("codes", ())))},
    "air.alarm": _gas,
    "air.cleared": _gas,
}


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return NO_FIGURE


def _say(words: object) -> str:
    return QCoreApplication.translate("Past", str(words))
