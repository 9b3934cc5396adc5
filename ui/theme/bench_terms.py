"""What the bench calls its things (energy states, outputs, gear, missing values), and their icons."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.output import OutputCode
from app.domain.procedure import Act, Energy

ENERGIES: Mapping[Energy, object] = {
    Energy.LIVE: QT_TRANSLATE_NOOP("BenchTerms", "live"),
    Energy.ISOLATED: QT_TRANSLATE_NOOP("BenchTerms", "isolated"),
    Energy.OPENED: QT_TRANSLATE_NOOP("BenchTerms", "opened"),
    Energy.SECTIONED: QT_TRANSLATE_NOOP("BenchTerms", "in sections"),
    Energy.MODULE: QT_TRANSLATE_NOOP("BenchTerms", "modules"),
}

OUTPUTS: Mapping[OutputCode, object] = {
    OutputCode.MOD: QT_TRANSLATE_NOOP("BenchTerms", "Modules"),
    OutputCode.CELL: QT_TRANSLATE_NOOP("BenchTerms", "Cells"),
    OutputCode.CASE_AL: QT_TRANSLATE_NOOP("BenchTerms", "Al case"),
    OutputCode.CASE_FE: QT_TRANSLATE_NOOP("BenchTerms", "Steel case"),
    OutputCode.FAST: QT_TRANSLATE_NOOP("BenchTerms", "Fasteners"),
    OutputCode.CU_BUS: QT_TRANSLATE_NOOP("BenchTerms", "Busbars"),
    OutputCode.CABLE: QT_TRANSLATE_NOOP("BenchTerms", "Cables"),
    OutputCode.PCB: QT_TRANSLATE_NOOP("BenchTerms", "Boards"),
    OutputCode.RELAY: QT_TRANSLATE_NOOP("BenchTerms", "Relays, fuses"),
    OutputCode.PLAS: QT_TRANSLATE_NOOP("BenchTerms", "Plastics"),
    OutputCode.THERM: QT_TRANSLATE_NOOP("BenchTerms", "Pads, glue"),
    OutputCode.COOLPL: QT_TRANSLATE_NOOP("BenchTerms", "Cooling plate"),
    OutputCode.COOLANT: QT_TRANSLATE_NOOP("BenchTerms", "Coolant"),
    OutputCode.REJECT: QT_TRANSLATE_NOOP("BenchTerms", "Rejects"),
}

GEAR: Mapping[str, object] = {
    "gloves_class0": QT_TRANSLATE_NOOP("BenchTerms", "class 0 gloves"),
    "leather_overgloves": QT_TRANSLATE_NOOP("BenchTerms", "overgloves"),
    "face_shield": QT_TRANSLATE_NOOP("BenchTerms", "face shield"),
    "arc_clothing": QT_TRANSLATE_NOOP("BenchTerms", "arc clothing"),
    "safety_shoes": QT_TRANSLATE_NOOP("BenchTerms", "safety shoes"),
    "half_mask": QT_TRANSLATE_NOOP("BenchTerms", "half mask"),
    "chemical_gloves": QT_TRANSLATE_NOOP("BenchTerms", "chemical gloves"),
}

# One or two words each, for a cell of a table; the whole sentence is in ui.wording.
UNREADS: Mapping[str, object] = {
    "not_fitted": QT_TRANSLATE_NOOP("BenchTerms", "no meter"),
    "connecting": QT_TRANSLATE_NOOP("BenchTerms", "connecting"),
    "disconnected": QT_TRANSLATE_NOOP("BenchTerms", "no answer"),
    "stale": QT_TRANSLATE_NOOP("BenchTerms", "too old"),
    "moving": QT_TRANSLATE_NOOP("BenchTerms", "moving"),
    "overload": QT_TRANSLATE_NOOP("BenchTerms", "over range"),
    "wrong_unit": QT_TRANSLATE_NOOP("BenchTerms", "wrong unit"),
    "bad_frame": QT_TRANSLATE_NOOP("BenchTerms", "disturbed"),
    "device_error": QT_TRANSLATE_NOOP("BenchTerms", "meter fault"),
    "not_executable": QT_TRANSLATE_NOOP("BenchTerms", "busy"),
    "no_contact": QT_TRANSLATE_NOOP("BenchTerms", "no contact"),
    "calibration_ended": QT_TRANSLATE_NOOP("BenchTerms", "calibration ended"),
}
ENTERED_SHORT: Mapping[str, object] = {
    "resistance": QT_TRANSLATE_NOOP("BenchTerms", "R"),
    "highest_voltage": QT_TRANSLATE_NOOP("BenchTerms", "U max"),
    "hottest": QT_TRANSLATE_NOOP("BenchTerms", "Hottest"),
    "ambient": QT_TRANSLATE_NOOP("BenchTerms", "Room"),
}
# What a number that is typed off an instrument is called above its pad.
ENTERED: Mapping[str, object] = {
    "resistance": QT_TRANSLATE_NOOP("BenchTerms", "Resistance"),
    "highest_voltage": QT_TRANSLATE_NOOP("BenchTerms", "Highest working voltage"),
    "hottest": QT_TRANSLATE_NOOP("BenchTerms", "Hottest spot"),
    "ambient": QT_TRANSLATE_NOOP("BenchTerms", "Room"),
}
_NO_READING = QT_TRANSLATE_NOOP("BenchTerms", "no reading")

GEAR_ICONS: Mapping[str, str] = {
    "gloves_class0": "hand",
    "leather_overgloves": "hand",
    "face_shield": "visor",
    "arc_clothing": "jacket",
    "safety_shoes": "shoe",
    "half_mask": "mask",
    "chemical_gloves": "hand",
}

ACT_ICONS: Mapping[Act, str] = {
    Act.INFORM: "people",
    Act.PREPARE: "list",
    Act.IDENTIFY: "scan",
    Act.MEASURE_OUTSIDE: "meter",
    Act.REMOVE_SERVICE_PLUG: "plug",
    Act.PROVE_DEAD: "meter",
    Act.INSULATE_TERMINALS: "cap",
    Act.DRAIN_COOLANT: "drop",
    Act.OPEN_COVER: "lid",
    Act.FREE_GLUE: "cutter",
    Act.FREE_FASTENER: "wrench",
    Act.INSPECT_INSIDE: "eye",
    Act.MEASURE_GAS: "gas",
    Act.CUT_BUSBAR: "cutter",
    Act.MEASURE_SECTIONS: "meter",
    Act.REMOVE_PART: "wrench",
    Act.LIFT_MODULE: "hoist",
    Act.LIFT_BLOCK: "hoist",
    Act.MOVE_PACK: "lorry",
    Act.FEED_CRUSHER: "gear",
    Act.WEIGH_PART: "scale",
    Act.COVER_LIVE_PARTS: "blanket",
    Act.WATCH_HEAT: "eye",
    Act.SET_APART: "box",
    Act.CLEAN_UP: "broom",
}


def energy_word(energy: Energy) -> str:
    """How much electrical danger is left, in a word or two."""
    return _say(ENERGIES[energy])


def output_word(code: OutputCode) -> str:
    """What an output is called on a tile; labels have their own words in both languages."""
    return _say(OUTPUTS[code])


def gear_word(gear: str) -> str:
    """What a piece of protective gear is called; a name without a word is shown as it is."""
    return _say(GEAR[gear]) if gear in GEAR else gear


def unread_word(reason: str) -> str:
    """Why a point has no value, in two words; `reason` is an `Unread` or a verdict's own code."""
    return _say(UNREADS.get(reason, _NO_READING))


def entered_short(name: str) -> str:
    """The same in one word or sign, for a row of a table."""
    return _say(ENTERED_SHORT[name]) if name in ENTERED_SHORT else name


def entered_word(name: str) -> str:
    """What a number that is typed off an instrument is called; a name without a word is shown as it is."""
    return _say(ENTERED[name]) if name in ENTERED else name


def _say(words: object) -> str:
    return QCoreApplication.translate("BenchTerms", str(words))
