"""How every value of a sheet follows from the entries it names, told a second time and from those alone."""

from collections.abc import Callable, Sequence
from typing import Any

from app.domain.journal import Entry
from tests.domain.histories import STEPS, document

Check = Callable[[Any, Sequence[Entry]], bool]


def of(entries: Sequence[Entry], kind: str) -> list[Entry]:
    """The entries of a type."""
    return [one for one in entries if one.type == kind]


ARRIVALS = ("pack.received", "pack.taken_over")


def arrived(value: Any, entries: Sequence[Entry]) -> bool:
    return value == len([one for one in entries if one.type in ARRIVALS])


def of_arrival(name: str) -> "Check":
    """The word of the entry by which the pack came in."""
    return lambda value, entries: (
        value == next((one.data[name] for one in reversed(entries) if one.type in ARRIVALS), "")
    )


def stored_now(value: Any, entries: Sequence[Entry]) -> bool:
    return value == len(
        [one for one in entries if one.type == "pack.came_back" or one.data.get("state") == "stored"]
    )


def ms(entry: Entry) -> int:
    """When an entry was made."""
    return round(entry.at.timestamp() * 1000)


def said(name: str, kind: str = "") -> Check:
    """The newest entry's own word; with a kind, the newest of that type."""

    def check(value: Any, entries: Sequence[Entry]) -> bool:
        told = of(entries, kind) if kind else entries
        if not told:
            return bool(value == "")
        word = told[-1].data[name]
        return value == (word if word is not None else "")

    return check


def number_of(kind: str, **where: Any) -> Check:
    """How many entries of a type say so."""
    return lambda value, entries: (
        value
        == len(
            [one for one in of(entries, kind) if all(one.data[name] == word for name, word in where.items())]
        )
    )


def sum_of(kind: str, name: str) -> Check:
    """The sum of a field over the entries of a type."""
    return lambda value, entries: value == sum(one.data[name] for one in of(entries, kind))


def all_say(name: str) -> Check:
    """Every entry says the same."""
    return lambda value, entries: {one.data.get(name) for one in entries} == {value}


def instrument(*names: str) -> Check:
    """A field of the newest entry's instrument."""

    def check(value: Any, entries: Sequence[Entry]) -> bool:
        told = entries[-1].data["instrument"]
        return value == next((told[name] for name in names if told.get(name)), "")

    return check


def limit(name: str) -> Check:
    """A field of the limit a reading was taken against."""
    return lambda value, entries: value == entries[-1].data["limit"][name]


def time_of_first(value: Any, entries: Sequence[Entry]) -> bool:
    return value == ms(entries[0])


def first_type(*kinds: str) -> Check:
    """The row rests on an entry of one of these types."""
    return lambda _value, entries: entries[0].type in kinds


def signer(value: Any, entries: Sequence[Entry]) -> bool:
    return all(one.second == value or value in one.data.get("typed_by", ()) for one in entries)


def author(value: Any, entries: Sequence[Entry]) -> bool:
    return all(one.operator == value or value in one.data.get("typed_by", ()) for one in entries)


def count_all(value: Any, entries: Sequence[Entry]) -> bool:
    return value == len(entries)


def is_crew(value: Any, entries: Sequence[Entry]) -> bool:
    return all(one.second == value or one.data.get("operator") == value for one in entries)


def sheet_number(value: Any, entries: Sequence[Entry]) -> bool:
    if entries[-1].type == "station.enrolled":
        return value.endswith("-0001")
    before = entries[-1].data["sheet"]
    return before[:-4] != value[:-4] or int(value[-4:]) == int(before[-4:]) + 1


def class_told(value: Any, entries: Sequence[Entry]) -> bool:
    """Receptions say nothing of a class; whatever else is named must say this one.

    What was taken over has the class of its paper, until something else is said of it.
    """
    later = [one for one in entries if one.type != "pack.taken_over"]
    spoken_of = {one.data.get("pack") for one in later if "class" in one.data}
    later += [one for one in entries if one not in later and one.data["pack"] not in spoken_of]
    told = {one.data["class"] for one in later if "class" in one.data}
    return told <= {value} and (bool(told) or not value)


def chemistry_told(value: Any, entries: Sequence[Entry]) -> bool:
    told = {one.data["fields"].get("chemistry", "unknown") for one in entries if one.type in ARRIVALS}
    return (told or {"unknown"}) == {value}


def solid_yield(value: Any, entries: Sequence[Entry]) -> bool:
    closed = of(entries, "run.closed")
    total = sum(one.data["in_mg"] or 0 for one in closed)
    if not total:
        return value is None
    solid = sum(
        one.data["mass_mg"] for one in of(entries, "output.recorded") if one.data["code"] != "COOLANT"
    )
    return abs(value * total - 1000 * solid) * 2 <= total


def why_no_yield(value: Any, entries: Sequence[Entry]) -> bool:
    closed = of(entries, "run.closed")
    if not closed:
        return value == "no_closed_run"
    return value == ("" if any(one.data["in_mg"] for one in closed) else "no_input_weight")


def typed(value: Any, entries: Sequence[Entry]) -> bool:
    return value == len(entries) and {one.data["source"] for one in entries} == {"typed"}


def steps_left(entries: Sequence[Entry]) -> list[int]:
    """The numbers still to do: of the whole document, or of what an abort still owes."""
    done = {one.data["step"] for one in entries if one.type in ("step.done", "hold.released")}
    numbers = range(1, len(STEPS) + 1)
    aborting = of(entries, "run.aborting")
    if aborting:
        numbers = range(6, 7) if aborting[-1].data["number"] >= 3 else range(0)
    return [number for number in numbers if f"s{number}" not in done]


def step_now(value: Any, entries: Sequence[Entry]) -> bool:
    left = steps_left(entries)
    return value == (left[0] if left else None)


def title_now(value: Any, entries: Sequence[Entry]) -> bool:
    left = steps_left(entries)
    title = document().steps[left[0] - 1].title if left else None
    return value == ({"zh": title.zh, "en": title.en} if title else None)


def missing_now(value: Any, entries: Sequence[Entry]) -> bool:
    numbers = [number for run in value for number in range(run[0], run[-1] + 1)]
    return numbers == steps_left(entries)


def energy_now(value: Any, entries: Sequence[Entry]) -> bool:
    return value == entries[-1].data.get("energy", "live")


def intake_missing(value: Any, entries: Sequence[Entry]) -> bool:
    classed = any(
        one.type in ("triage.answered", "triage.repeated", "pack.taken_over") and one.data["class"]
        for one in entries
    )
    weighed = bool(of(entries, "weight.taken"))
    return value == [*([] if classed else ["triage"]), *([] if weighed else ["weight"]), "route"]


def apart_state(value: Any, entries: Sequence[Entry]) -> bool:
    entry = entries[-1]
    return value == (
        "quarantined" if entry.type in ("pack.quarantined", "run.aborted") else entry.data["state"]
    )


def why_apart(value: Any, entries: Sequence[Entry]) -> bool:
    yes = {name for one in entries for name, answer in one.data.get("answers", {}).items() if answer == "yes"}
    if entries[-1].type == "run.aborted":
        return value == ["RUN_ABORTED"]
    return value == (sorted(yes) or entries[-1].data.get("reasons", []))


def due_told(value: Any, entries: Sequence[Entry]) -> bool:
    entry = entries[-1]
    if entry.type == "run.aborted":
        return value == ms(entry) + 3_600_000
    return value == entry.data.get("recheck_due")


LEFT = ("pack.left", "pack.left_without_hold")


def is_open(value: Any, entries: Sequence[Entry]) -> bool:
    """Alarms, holds and aborts are open while nothing ends them; a device while it is not ready."""
    last = entries[-1]
    if last.type == "device.changed":
        return value == (last.data["now"] != "ready")
    if last.type == "handover.signed":
        return value == (last.data["verdict"] == "refused")
    if entries[0].type in SCALE_KINDS.values():
        return value == (last.data["verdict"] != "PASSED")
    if entries[0].type in ("air.alarm", "air.blind"):
        return value == (last.type in ("air.alarm", "air.blind"))
    ends = {"emergency.cleared", "hold.released", "run.aborted", "run.aborting", "run.closed"}
    ends |= {"pack.resumed", "step.done", "deviation.taken", *LEFT}
    begins = {"emergency.raised", "hold.raised", "run.aborting", *LEFT}
    if entries[0].type in begins and len(entries) == 1:
        return value is True
    return value is False and (last.type in ends or entries[0].type not in begins)


SCALE_KINDS = {"zero": "scale.zero_checked", "weight": "scale.checked"}
WEIGHINGS = ("weight.taken", "output.recorded", "container.known")


def off_told(entry: Entry) -> int | None:
    """How far a check was off: from zero, or from its weight."""
    return entry.data["value_mg"] if entry.type == SCALE_KINDS["zero"] else entry.data["difference_mg"]


def weighed_told(value: Any, entries: Sequence[Entry]) -> bool:
    """One label for each weighing, of a part or container its own; or none, and a check alone is named."""
    weighings = [one for one in entries if one.type in WEIGHINGS]
    if not weighings:
        return value == [] and all(one.type in SCALE_KINDS.values() for one in entries)
    own = [one.data.get("text") or one.data.get("container") or one.data.get("code") for one in weighings]
    named = zip(value, own, strict=True)
    return all(told and (label is None or told == label) for told, label in named)


def weighings_at_least(value: Any, entries: Sequence[Entry]) -> bool:
    """The weighings named, and perhaps older ones: more than forty are only counted."""
    named = sum(one.type in WEIGHINGS for one in entries)
    return value == named or (value > named == 40)


def corrected_mass(value: Any, entries: Sequence[Entry]) -> bool:
    return value == entries[0].data["mass_mg"]


def correction_sheet(value: Any, entries: Sequence[Entry]) -> bool:
    correction = of(entries, "entry.corrected")[0].data
    covering = [
        one.data["sheet"]
        for one in of(entries, "sheet.frozen")
        if one.data["first_seq"] <= correction["seq"] <= one.data["last_seq"]
    ]
    return [value] == (covering or [""])


def corrected_entry(value: Any, entries: Sequence[Entry]) -> bool:
    return value == [entries[0].data["epoch"], entries[0].data["seq"]]


def any_of(*checks: Check) -> Check:
    """One of several origins."""
    return lambda value, entries: any(check(value, entries) for check in checks)
