"""The questions of a triage, their groups, and what the classes mean."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

QUESTIONS: Mapping[str, object] = {
    "T01": QT_TRANSLATE_NOOP("Wording", "Smoke, flame, hissing or popping, now or in the last 24 h"),
    "T02": QT_TRANSLATE_NOOP("Wording", "Liquid leaking, not coolant (sweet solvent smell)"),
    "T03": QT_TRANSLATE_NOOP("Wording", "Coolant leaking only"),
    "T04": QT_TRANSLATE_NOOP("Wording", "Case breached, cells visible"),
    "T05": QT_TRANSLATE_NOOP("Wording", "Case dented or bent, not breached"),
    "T06": QT_TRANSLATE_NOOP("Wording", "Swelling of case or module"),
    "T06C": QT_TRANSLATE_NOOP("Wording", "A cell is swollen"),
    "T07": QT_TRANSLATE_NOOP("Wording", "Burn marks, melted plastic, soot"),
    "T08": QT_TRANSLATE_NOOP("Wording", "Was under water, or wet inside"),
    "T09": QT_TRANSLATE_NOOP("Wording", "Warmer than its surroundings"),
    "T10": QT_TRANSLATE_NOOP("Wording", "Bare high-voltage connector, cable or terminal"),
    "T11": QT_TRANSLATE_NOOP("Wording", "Service plug missing or stuck"),
    "T12": QT_TRANSLATE_NOOP("Wording", "Seal broken, opened before, no repair record"),
    "T13": QT_TRANSLATE_NOOP("Wording", "Code missing, unreadable or not matching"),
    "T14": QT_TRANSLATE_NOOP("Wording", "Model unknown, no dismantling instruction"),
    "T15": QT_TRANSLATE_NOOP("Wording", "BMS reports a cell, isolation or heat fault"),
    "T16": QT_TRANSLATE_NOOP("Wording", "Modules or cells are missing"),
    "T17": QT_TRANSLATE_NOOP("Wording", "Was in a crash or fire"),
}

GROUPS: Mapping[str, object] = {
    "now": QT_TRANSLATE_NOOP("Wording", "Anything happening right now?"),
    "liquids_and_case": QT_TRANSLATE_NOOP("Wording", "Any liquid, or damage to the case?"),
    "heat_fire_crash": QT_TRANSLATE_NOOP("Wording", "Any heat, fire or crash?"),
    "high_voltage_and_seal": QT_TRANSLATE_NOOP("Wording", "Any bare high voltage, or a broken seal?"),
    "model_and_bms": QT_TRANSLATE_NOOP("Wording", "Model unknown, BMS fault or parts missing?"),
}

CLASSES: Mapping[str, object] = {
    "A": QT_TRANSLATE_NOOP("Wording", "normal flow"),
    "B": QT_TRANSLATE_NOOP("Wording", "watch: a supervisor decides"),
    "B-doc": QT_TRANSLATE_NOOP("Wording", "papers: held until settled"),
    "C": QT_TRANSLATE_NOOP("Wording", "isolate: must not be opened"),
    "EMERGENCY": QT_TRANSLATE_NOOP("Wording", "emergency: isolate now"),
    "": QT_TRANSLATE_NOOP("Wording", "not yet known"),
}
