"""The station's settings: one file, read once, all faults reported at once."""

from app.settings.addresses import (
    LOOPBACK,
    acceptable_camera,
    acceptable_registry,
    is_own_camera,
    shown_camera,
)
from app.settings.file import read_settings
from app.settings.values import (
    BackupSettings,
    CameraLogin,
    CameraSettings,
    DiskSettings,
    GasChannelSettings,
    GasSettings,
    LabelPrinterSettings,
    MeterSettings,
    PapersSettings,
    PedalSettings,
    ReaderSettings,
    ScaleSettings,
    ScaleSpeech,
    ScreenSettings,
    SettingsFaulty,
    StationSettings,
)

__all__ = [
    "LOOPBACK",
    "BackupSettings",
    "CameraLogin",
    "CameraSettings",
    "DiskSettings",
    "GasChannelSettings",
    "GasSettings",
    "LabelPrinterSettings",
    "MeterSettings",
    "PapersSettings",
    "PedalSettings",
    "ReaderSettings",
    "ScaleSettings",
    "ScaleSpeech",
    "ScreenSettings",
    "SettingsFaulty",
    "StationSettings",
    "acceptable_camera",
    "acceptable_registry",
    "is_own_camera",
    "read_settings",
    "shown_camera",
]
