"""How every value of a sheet follows from the entries it names, told a second time and from those alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.domain.journal import Entry
from tests.domain.histories import STEPS, document

Check = Callable[[Any, Sequence[Entry]], bool]


def of(entries: Sequence[Entry], kind: str) -> list[Entry]:
    """The entries of a type."""
    return [one for one in entries if one.type == kind]


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
    """Receptions say nothing of a class; whatever else is named must say this one."""
    told = {one.data["class"] for one in entries if "class" in one.data}
    return told <= {value} and (bool(told) or not value)


def chemistry_told(value: Any, entries: Sequence[Entry]) -> bool:
    told = {one.data["fields"].get("chemistry", "unknown") for one in of(entries, "pack.received")}
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
    classed = any(one.type == "triage.answered" and one.data["class"] for one in entries)
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


def is_open(value: Any, entries: Sequence[Entry]) -> bool:
    """Alarms, holds and aborts are open while nothing ends them; a device while it is not ready."""
    last = entries[-1]
    if last.type == "device.changed":
        return value == (last.data["now"] != "ready")
    if last.type == "handover.signed":
        return value == (last.data["verdict"] == "refused")
    ends = {"emergency.cleared", "hold.released", "run.aborted", "run.aborting", "run.closed"}
    begins = {"emergency.raised", "hold.raised", "run.aborting"}
    if entries[0].type in begins and len(entries) == 1:
        return value is True
    return value is False and (last.type in ends or entries[0].type not in begins)


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


READING: Mapping[str, Check] = {
    "verdict": said("verdict"),
    "value": lambda value, entries: value == entries[-1].data["value"],
    "printed": said("printed"),
    "unit": said("unit"),
    "unread": said("unread"),
    "limit_op": limit("op"),
    "limit": limit("value"),
    "point": said("point"),
}

ROWS: Mapping[str, Mapping[str, Check]] = {
    "C.run": {
        "steps": said("steps"),
        "step": step_now,
        "title": title_now,
        "missing": missing_now,
        "energy": energy_now,
        "holds": lambda value, entries: (
            value == len({one.data["step"] for one in of(entries, "hold.raised")})
        ),
        "outputs": number_of("output.recorded"),
        "out_mg": sum_of("output.recorded", "mass_mg"),
        "aborting": said("reason"),
    },
    "C.intake": {"at": time_of_first, "missing": intake_missing},
    "C.label": {"code": said("text")},
    "D": {
        "class": any_of(class_told, said("class")),
        "location": lambda value, entries: value == entries[-1].data.get("location", ""),
        "reasons": why_apart,
        "since": time_of_first,
        "checked": time_of_first,
        "due": due_told,
        "overdue": lambda value, entries: True,  # judged against the clock by a test of its own
    },
    "E.alarm": {"place": said("place"), "ended": time_of_first, "reason": said("reason")},
    "E.hold": {
        "hold": said("kind"),
        "step": said("number"),
        "step_id": said("step"),
        "times": any_of(number_of("hold.raised"), lambda value, entries: value == 0),
        "ended": time_of_first,
        "given_up": time_of_first,
        "reason": said("reason"),
        **READING,
    },
    "E.breach": {"step": said("number"), "step_id": said("step"), **READING},
    "E.abort": {
        "reason": said("reason"),
        "step": said("number"),
        "ended": time_of_first,
        "energy": said("energy"),
    },
    "E.typed_weight": {"mass_mg": said("mass_mg")},
    "E.typed_output": {
        "mass_mg": said("mass_mg"),
        "output": said("code"),
        "text": said("text"),
        "reason": said("reason"),
    },
    "E.typed_code": {},
    "E.twin": {"twin": said("tag", "pack.received")},
    "E.correction": {
        "sheet": correction_sheet,
        "entry": corrected_entry,
        "type": said("corrected_type"),
        "reason": said("reason"),
        "old_mg": corrected_mass,
        "new_mg": corrected_mass,
    },
    "E.device": {
        "device": all_say("device"),
        "times": count_all,
        "reason": said("reason"),
        "now": said("now"),
    },
    "E.reprint": {"text": said("text"), "reason": said("reason")},
    "E.wrong_pin": {"by": all_say("operator"), "times": number_of("operator.pin_refused")},
    "E.handover": {
        "sheet": said("sheet"),
        "verdict": said("verdict"),
        "reason": said("remarks"),
        "by": said("operator"),
    },
}

COMMON: Mapping[str, Check] = {
    "tag": said("tag", "pack.received"),
    "code": said("code", "pack.received"),
    "at": time_of_first,
    "open": is_open,
    "by": author,
    "second": signer,
}

KIND_TYPES: Mapping[str, tuple[str, ...]] = {
    "run": ("run.started",),
    "intake": ("pack.received",),
    "label": ("label.ordered",),
    "alarm": ("emergency.raised",),
    "hold": ("hold.raised", "hold.released"),
    "breach": ("reading.taken",),
    "abort": ("run.aborting", "run.aborted"),
    "typed_weight": ("weight.taken",),
    "typed_output": ("output.recorded",),
    "typed_code": ("pack.received",),
    "twin": ("pack.received",),
    "correction": ("entry.corrected",),
    "device": ("device.changed",),
    "reprint": ("label.ordered",),
    "wrong_pin": ("operator.pin_refused",),
    "handover": ("handover.signed",),
}

PLACES: Mapping[str, Check] = {
    "A.sheet": sheet_number,
    "A.began": time_of_first,
    "A.ended": time_of_first,
    "A.entries": count_all,
    "A.crew.operator": is_crew,
    "A.previous.sheet": said("sheet"),
    "A.previous.signed.side": said("side"),
    "A.previous.signed.operator": said("operator"),
    "A.previous.signed.verdict": said("verdict"),
    "B.received.packs": number_of("pack.received"),
    "B.received.mass_mg": sum_of("weight.taken", "mass_mg"),
    "B.received.weights": number_of("weight.taken"),
    "B.received.typed": typed,
    "B.received.cells.class": class_told,
    "B.received.cells.chemistry": chemistry_told,
    "B.received.cells.packs": number_of("pack.received"),
    "B.received.cells.mass_mg": sum_of("weight.taken", "mass_mg"),
    "B.received.cells.weights": number_of("weight.taken"),
    "B.received.cells.typed": typed,
    "B.dismantled.packs": number_of("run.closed"),
    "B.dismantled.in_mg": sum_of("run.closed", "in_mg"),
    "B.dismantled.unweighed": number_of("run.closed", in_mg=None),
    "B.dismantled.out_mg": sum_of("run.closed", "out_mg"),
    "B.modules.code": all_say("code"),
    "B.modules.records": number_of("output.recorded", code="MOD"),
    "B.modules.mass_mg": sum_of("output.recorded", "mass_mg"),
    "B.modules.typed": typed,
    "B.products.code": all_say("code"),
    "B.products.records": number_of("output.recorded"),
    "B.products.mass_mg": sum_of("output.recorded", "mass_mg"),
    "B.products.typed": typed,
    "B.yield.per_mille": solid_yield,
    "B.yield.why": why_no_yield,
    "B.yield.runs": number_of("run.closed"),
    "B.yield.of": number_of("run.closed"),
    "B.yield.typed": typed,
    "B.holds.raised": number_of("hold.raised"),
    "B.holds.released": number_of("hold.released"),
    "B.holds.open": number_of("hold.raised"),
    "B.labels.printed": number_of("label.printed", fault=""),
    "B.labels.again": number_of("label.ordered"),
    "B.stored": number_of("pack.routed", state="stored"),
    "F.lamps.device": said("device"),
    "F.lamps.now": said("now"),
    "F.lamps.reason": said("reason"),
    "F.lamps.since": time_of_first,
    "F.instruments.id": lambda value, entries: {one.data["instrument"]["id"] for one in entries} == {value},
    "F.instruments.serial": instrument("serial"),
    "F.instruments.until": instrument("verified_until", "calibrated_until"),
    "F.instruments.ended": lambda value, entries: True,  # judged against the clock by a test of its own
    "F.instruments.used": count_all,
    "F.printers.prints": lambda value, entries: entries[-1].type == f"{value}.printed",
    "F.printers.printer": said("printer"),
    "F.printers.fault": said("fault"),
    "F.printers.at": time_of_first,
}

NOTHING: Mapping[str, Callable[[Entry], bool]] = {
    "A.began": lambda one: one.type not in ("sheet.frozen", "station.enrolled"),
    "A.ended": lambda one: one.type not in ("sheet.frozen", "station.enrolled"),
    "A.entries": lambda one: one.type not in ("sheet.frozen", "station.enrolled"),
    "B.received.packs": lambda one: one.type == "pack.received",
    "B.received.mass_mg": lambda one: one.type == "weight.taken",
    "B.received.weights": lambda one: one.type == "weight.taken",
    "B.received.typed": lambda one: one.type == "weight.taken" and one.data["source"] == "typed",
    "B.dismantled.packs": lambda one: one.type == "run.closed",
    "B.dismantled.in_mg": lambda one: one.type == "run.closed" and one.data["in_mg"] is not None,
    "B.dismantled.unweighed": lambda one: one.type == "run.closed" and one.data["in_mg"] is None,
    "B.dismantled.out_mg": lambda one: one.type == "run.closed",
    "B.modules.code": lambda one: one.type == "output.recorded" and one.data["code"] == "MOD",
    "B.modules.records": lambda one: one.type == "output.recorded" and one.data["code"] == "MOD",
    "B.modules.mass_mg": lambda one: one.type == "output.recorded" and one.data["code"] == "MOD",
    "B.yield.per_mille": lambda one: one.type == "run.closed",
    "B.yield.why": lambda one: one.type == "run.closed",
    "B.yield.runs": lambda one: one.type == "run.closed" and one.data["in_mg"] is not None,
    "B.yield.of": lambda one: one.type == "run.closed",
    "B.holds.raised": lambda one: one.type == "hold.raised",
    "B.holds.released": lambda one: one.type == "hold.released",
    "B.labels.printed": lambda one: one.type == "label.printed" and not one.data["fault"],
    "B.labels.again": lambda one: one.type == "label.ordered" and one.data["print_no"] > 1,
}
"""What must not be among the entries of a shift for a value that stands because nothing says otherwise.

Where a count is of a part only (one class, one code), its own row holds the rest.
"""
