"""The open items of a sheet in words: what each is, where it stands, and what is overdue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.handover_sheet import OpenItem
from app.domain.procedure import Energy
from app.domain.quantity import Quantity
from app.floor.shift_views import SheetView
from ui.screens.shift.terms import joined
from ui.screens.shift.words import moment
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import Language
from ui.widgets.figures import kilograms
from ui.widgets.ink import shown
from ui.widgets.procedure_words import quantity_word

Row = Mapping[str, Any]
_NAMED = 4  # weights in doubt that an item names; the sheet names them all


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as the list shows it. `care` asks for attention: overdue, held shut, isolated, typed."""

    key: str
    icon: str
    title: str
    second: str
    care: bool = False


def item_words(sheet: SheetView, language: Language) -> tuple[ItemWords, ...]:
    """All open items of a sheet, in its order. Times are told as at the freezing."""
    rows = {row["key"]: row for block in ("C", "D", "E") for row in sheet.content[block]}
    return tuple(
        _words(item, rows.get(item.key, sheet.content["H"]), sheet.frozen_at, language)
        for item in sheet.items
    )


def _words(item: OpenItem, row: Row, now: datetime, language: Language) -> ItemWords:
    name = shown(item.tag) if item.tag else ""
    if item.block == "H":
        return _waiting(item, row, now)
    if item.block == "D":
        return _apart(item, name, row, now)
    if item.block == "C":
        return _in_progress(item, name, row, language)
    return _abnormal(item, name, row, now)


# ---- H, D, C


def _waiting(item: OpenItem, row: Row, now: datetime) -> ItemWords:
    count = row["waiting"]["v"]
    title = QCoreApplication.translate("ShiftItems", "{count} entries not at the registry").format(
        count=count
    )
    oldest = row["oldest"]["v"]
    second = (
        QCoreApplication.translate("ShiftItems", "oldest {time}").format(time=moment(oldest, now))
        if oldest is not None
        else ""
    )
    return ItemWords(item.key, "database", title, second)


def _apart(item: OpenItem, name: str, row: Row, now: datetime) -> ItemWords:
    states = {
        "quarantined": QCoreApplication.translate("ShiftItems", "{tag} in quarantine"),
        "held": QCoreApplication.translate("ShiftItems", "{tag} held, lead decides"),
        "held_papers": QCoreApplication.translate("ShiftItems", "{tag} held, papers open"),
    }
    title = states.get(item.kind, "{tag}").format(tag=name)
    triage_class = str(row["class"]["v"])
    if triage_class:
        title = joined(
            title, QCoreApplication.translate("ShiftItems", "class {letter}").format(letter=triage_class)
        )
    due, overdue = row["due"]["v"], bool(row["overdue"]["v"])
    check = ""
    if due is not None:
        words = (
            QCoreApplication.translate("ShiftItems", "re-check overdue since {time}")
            if overdue
            else QCoreApplication.translate("ShiftItems", "re-check {time}")
        )
        check = words.format(time=moment(due, now))
    place = shown(str(row["location"]["v"]))
    care = overdue or item.kind == "quarantined"
    icon = "lock" if item.kind == "quarantined" else "pack"
    return ItemWords(item.key, icon, title, joined(check, place) if overdue else joined(place, check), care)


def _in_progress(item: OpenItem, name: str, row: Row, language: Language) -> ItemWords:
    if item.kind == "run":
        return _run(item, name, row, language)
    if item.kind == "label":
        return ItemWords(
            item.key,
            "tag",
            QCoreApplication.translate("ShiftItems", "A label has not come out"),
            shown(item.code),
        )
    if item.kind == "away":
        return _away(item, name, row)
    missing = {
        "triage": QCoreApplication.translate("ShiftItems", "questions"),
        "weight": QCoreApplication.translate("ShiftItems", "weight"),
        "route": QCoreApplication.translate("ShiftItems", "route"),
    }
    parts = ""
    for part in row["missing"]["v"]:
        parts = joined(parts, missing.get(part, part))
    title = QCoreApplication.translate("ShiftItems", "{tag} received, not finished").format(tag=name)
    return ItemWords(
        item.key, "pack", title, QCoreApplication.translate("ShiftItems", "open: {parts}").format(parts=parts)
    )


def _away(item: OpenItem, name: str, row: Row) -> ItemWords:
    title = QCoreApplication.translate("ShiftItems", "{tag} handed on").format(tag=name)
    to = shown(str(row["to"]["v"]))
    where = QCoreApplication.translate("ShiftItems", "to {station}").format(station=to) if to else ""
    waits = QCoreApplication.translate("ShiftItems", "not yet confirmed")
    return ItemWords(item.key, "arrow-right", title, joined(waits, where) if where else waits)


def _run(item: OpenItem, name: str, row: Row, language: Language) -> ItemWords:
    step = row["step"]["v"]
    title = QCoreApplication.translate("ShiftItems", "{tag} left open, all steps done").format(tag=name)
    if step is not None:
        title = QCoreApplication.translate("ShiftItems", "{tag} left at step {step} of {steps}").format(
            tag=name, step=step, steps=row["steps"]["v"]
        )
    if "aborting" in row:
        title = QCoreApplication.translate("ShiftItems", "{tag} stopped, not yet made safe").format(tag=name)
    energy = QCoreApplication.translate("ShiftItems", "energy: {state}").format(
        state=energy_word(Energy(row["energy"]["v"]))
    )
    titled = row["title"]["v"] or {}
    second = joined(energy, shown(titled.get(language.value, "")))
    holds = row["holds"]["v"]
    if holds:
        second = joined(QCoreApplication.translate("ShiftItems", "hold not released"), second)
    return ItemWords(item.key, "bolt", title, second, care=bool(holds) or "aborting" in row)


# ---- E


def _abnormal(item: OpenItem, name: str, row: Row, now: datetime) -> ItemWords:
    makers: Mapping[str, Callable[[Row], tuple[str, str, str]]] = {
        "alarm": _alarm,
        "air": _air,
        "blind": _blind,
        "scale": _scale,
        "hold": _hold,
        "abort": _abort,
        "left": _left,
        "left_unheld": _left_unheld,
        "typed_weight": _typed_weight,
        "typed_output": _typed_output,
        "typed_code": _typed_code,
        "device": _device,
        "handover": _handover,
        "more": _more,
    }
    if item.kind not in makers:
        return ItemWords(item.key, "warning", joined(name, shown(item.kind)), "", care=True)
    icon, title, second = makers[item.kind](row)
    when = moment(row["at"]["v"], now) if "at" in row else ""
    return ItemWords(item.key, icon, title, joined(joined(name, second), when), care=True)


def _alarm(row: Row) -> tuple[str, str, str]:
    return (
        "warning",
        QCoreApplication.translate("ShiftItems", "Emergency not ended"),
        shown(str(row["place"]["v"])),
    )


def _air(row: Row) -> tuple[str, str, str]:
    words = QCoreApplication.translate("ShiftItems", "Gas alarm still stands: {gas}")
    return "gas", words.format(gas=quantity_word(Quantity(row["gas"]["v"]))), ""


def _blind(row: Row) -> tuple[str, str, str]:
    words = QCoreApplication.translate("ShiftItems", "Air not watched: {gases}")
    comma = QCoreApplication.translate("ShiftItems", ", ")
    return (
        "gas",
        words.format(gases=comma.join(quantity_word(Quantity(gas)) for gas in row["gases"]["v"])),
        "",
    )


def _scale(row: Row) -> tuple[str, str, str]:
    words = {
        "zero": QCoreApplication.translate("ShiftItems", "{scale}: zero failed, {count} weights in doubt"),
        "weight": QCoreApplication.translate("ShiftItems", "{scale}: check failed, {count} weights in doubt"),
    }[row["check"]["v"]]
    title = words.format(scale=shown(str(row["scale"]["v"])), count=row["count"]["v"])
    comma = QCoreApplication.translate("ShiftItems", ", ")
    return "scale", title, comma.join(shown(str(one)) for one in row["weighed"]["v"][-_NAMED:])


def _left(_row: Row) -> tuple[str, str, str]:
    words = QCoreApplication.translate("ShiftItems", "Pack left by two, nobody back yet")
    return ("door-out", words, "")


def _left_unheld(_row: Row) -> tuple[str, str, str]:
    words = QCoreApplication.translate("ShiftItems", "Pack left without the hold")
    return ("people", words, "")


def _hold(row: Row) -> tuple[str, str, str]:
    return (
        "octagon-bar",
        QCoreApplication.translate("ShiftItems", "Hold at step {step}, not released").format(
            step=row["step"]["v"]
        ),
        "",
    )


def _abort(row: Row) -> tuple[str, str, str]:
    return "cross", QCoreApplication.translate("ShiftItems", "Dismantling stopped, not yet made safe"), ""


def _typed_weight(row: Row) -> tuple[str, str, str]:
    return (
        "pencil",
        QCoreApplication.translate("ShiftItems", "Weight typed: {mass}").format(
            mass=kilograms(row["mass_mg"]["v"])
        ),
        "",
    )


def _typed_output(row: Row) -> tuple[str, str, str]:
    text = shown(str(row["text"]["v"]))
    return (
        "pencil",
        QCoreApplication.translate("ShiftItems", "Weight of a part typed: {mass}").format(
            mass=kilograms(row["mass_mg"]["v"])
        ),
        text,
    )


def _typed_code(row: Row) -> tuple[str, str, str]:
    return "pencil", QCoreApplication.translate("ShiftItems", "Code typed by two people"), ""


def _device(row: Row) -> tuple[str, str, str]:
    devices = {
        "camera": QCoreApplication.translate("ShiftItems", "Camera"),
        "scale": QCoreApplication.translate("ShiftItems", "Pack scale"),
        "parts_scale": QCoreApplication.translate("ShiftItems", "Parts scale"),
        "meter": QCoreApplication.translate("ShiftItems", "Voltage meter"),
        "gas": QCoreApplication.translate("ShiftItems", "Gas meter"),
        "scanner": QCoreApplication.translate("ShiftItems", "Hand scanner"),
        "badge_reader": QCoreApplication.translate("ShiftItems", "Badge reader"),
        "pedal": QCoreApplication.translate("ShiftItems", "Pedal"),
        "label_printer": QCoreApplication.translate("ShiftItems", "Label printer"),
        "sheet_printer": QCoreApplication.translate("ShiftItems", "Sheet printer"),
    }
    name = str(row["device"]["v"])
    title = QCoreApplication.translate("ShiftItems", "{device} does not work").format(
        device=devices.get(name, shown(name))
    )
    return (
        "warning",
        title,
        QCoreApplication.translate("ShiftItems", "failed {count}×").format(count=row["times"]["v"]),
    )


def _handover(row: Row) -> tuple[str, str, str]:
    title = QCoreApplication.translate("ShiftItems", "Sheet {sheet} was refused").format(
        sheet=shown(str(row["sheet"]["v"]))
    )
    return "cross", title, shown(str(row["reason"]["v"]))


def _more(row: Row) -> tuple[str, str, str]:
    return (
        "list",
        QCoreApplication.translate("ShiftItems", "{count} more, see the sheet").format(
            count=row["count"]["v"]
        ),
        "",
    )
