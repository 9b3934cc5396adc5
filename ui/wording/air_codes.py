"""Gas alarms at the bench, and the gases by name."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "hydrogen": QT_TRANSLATE_NOOP("Wording", "hydrogen"),
    "carbon_monoxide": QT_TRANSLATE_NOOP("Wording", "carbon monoxide"),
    "hydrogen_fluoride": QT_TRANSLATE_NOOP("Wording", "hydrogen fluoride"),
    "voc": QT_TRANSLATE_NOOP("Wording", "organic vapour"),
    "air.not_watched": QT_TRANSLATE_NOOP("Wording", "Air not watched: {gases}"),
    "air.first_alarm": QT_TRANSLATE_NOOP(
        "Wording", "Gas alarm: {gas}. Step back, let air in. It must stay below its limit first."
    ),
    "air.second_alarm": QT_TRANSLATE_NOOP("Wording", "Gas alarm: {gas}. Leave the hall."),
}
