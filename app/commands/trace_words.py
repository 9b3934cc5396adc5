"""Plain English for the entries in a pack's past."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.commands.plain_words import shown
from app.domain.past import Past
from app.domain.units import exact_kilograms
from app.papers.sheet_words import OUTPUTS

_SAID: Mapping[str, str] = {
    "pack.received": "received as {tag}, code {code} ({read_by})",
    "triage.answered": "questions answered: {group}{found}",
    "triage.repeated": "looked at again at the bench, paper {paper}{found}",
    "weight.taken": "weighed {printed} {unit} ({source})",
    "pack.routed": "class {class}, {state}{location}",
    "pack.quarantined": "class {class}, in quarantine{location}: {reasons}",
    "pack.handed_on": "handed on{to}, paper {paper}",
    "pack.came_back": "came back, paper {paper}",
    "pack.taken_over": "taken over as {tag} from station {claim}, paper {paper}, class {class}",
    "entry.corrected": "entry {epoch}:{seq} ({corrected_type}) taken back: {reason}",
    "emergency.raised": "emergency raised at {place}",
    "run.started": "run begun by {procedure} version {version}",
    "step.done": "step {step} done{answer}",
    "reading.taken": "{step}, {quantity} {value}: {verdict}",
    "hold.raised": "hold {step} shut ({verdict})",
    "hold.released": "hold {step} opened{reason}",
    "deviation.taken": "deviation {deviation} at {step}: {finding}",
    "run.aborting": "run given up at {step}: {reason}",
    "run.aborted": "given up and made safe, {energy}",
    "run.closed": "run closed: {outputs} parts, {mass}",
    "run.stopped": "run stopped by the alarm",
    "run.stop_ended": "alarm ended: {becomes}",
    "pack.left": "left at {step} by two people: {reason}",
    "pack.resumed": "taken up again at {step}",
    "pack.left_without_hold": "left at {step} without the hold ({why})",
    "output.recorded": "{code} {printed} {unit} came out{text}{container}",
    "tray.scanned": "tray scanned: {codes} codes, {unread} unread",
    "label.ordered": "label {text} ordered, print {print_no}",
    "label.printed": "label {text} printed{fault}",
    "label.bound": "pool label {text} stuck on",
    "label.proven": "label {text} scanned back",
    "air.alarm": "air: {gas} {printed} {unit}, {level} alarm",
    "air.cleared": "air: {gas} clear again",
    "air.blind": "air: a detector gives nothing",
    "air.seen": "air: every detector gives a value again",
}


def sentence(past: Past) -> str:
    """What one entry says; of a type without words here its name."""
    said = past.entry.data
    words = _SAID.get(past.entry.type, past.entry.type)
    told = shown(words.format_map(_Told(past.entry.type, said)))
    return f"{told} [taken back]" if past.taken_back else told


def local_time(at: datetime) -> str:
    """A moment by this computer's calendar and clock."""
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"


def worded_types() -> frozenset[str]:
    """Every type of entry that there are words for."""
    return frozenset(_SAID)


class _Told(dict[str, object]):
    """The fields of an entry as its sentence wants them: as they are, and some told in words."""

    def __init__(self, kind: str, said: Mapping[str, Any]) -> None:
        super().__init__({name: _plain(value) for name, value in said.items()})
        if kind in _IN_WORDS:
            self.update(_IN_WORDS[kind](said))

    def __missing__(self, name: str) -> str:
        return "?"


def _after(lead: str, said: Mapping[str, Any], name: str) -> str:
    """Words that are only there when the field says something."""
    return f"{lead}{said[name]}" if said.get(name) else ""


def _class_and_place(said: Mapping[str, Any]) -> Mapping[str, object]:
    return {"class": said.get("class") or "not known yet", "location": _after(" at ", said, "location")}


def _found(said: Mapping[str, Any]) -> Mapping[str, object]:
    yes = [question for question, answer in said.get("answers", {}).items() if answer == "yes"]
    return {"found": f"; yes to {', '.join(yes)}" if yes else ""}


def _value(said: Mapping[str, Any]) -> Mapping[str, object]:
    missing = said.get("unread")
    return {"value": f"no reading ({missing})" if missing else f"{said.get('printed')} {said.get('unit')}"}


def _part(said: Mapping[str, Any]) -> Mapping[str, object]:
    kind = str(said.get("code"))
    return {
        "code": OUTPUTS[kind][1] if kind in OUTPUTS else kind,
        "text": _after(", ", said, "text"),
        "container": _after(", in ", said, "container"),
    }


_IN_WORDS: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, object]]] = {
    "triage.answered": _found,
    "triage.repeated": _found,
    "pack.routed": _class_and_place,
    "pack.quarantined": _class_and_place,
    "pack.handed_on": lambda said: {"to": _after(" to ", said, "to")},
    "step.done": lambda said: {"answer": _after(": ", said, "answer")},
    "reading.taken": _value,
    "hold.released": lambda said: {"reason": _after(": ", said, "reason")},
    "run.closed": lambda said: {"mass": exact_kilograms(said.get("out_mg", 0))},
    "output.recorded": _part,
    "tray.scanned": lambda said: {"codes": len(said.get("codes", ())), "unread": len(said.get("unread", ()))},
    "label.printed": lambda said: {"fault": _after(": not, ", said, "fault")},
}


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else value
