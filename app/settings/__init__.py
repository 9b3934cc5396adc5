"""The station's settings: one file, read once, all faults reported at once."""

from app.settings.addresses import LOOPBACK, acceptable_registry
from app.settings.file import read_settings
from app.settings.values import (
    LabelPrinterSettings,
    PapersSettings,
    ScaleSettings,
    ScreenSettings,
    SettingsFaulty,
    StationSettings,
)

__all__ = [
    "LOOPBACK",
    "LabelPrinterSettings",
    "PapersSettings",
    "ScaleSettings",
    "ScreenSettings",
    "SettingsFaulty",
    "StationSettings",
    "acceptable_registry",
    "read_settings",
]
