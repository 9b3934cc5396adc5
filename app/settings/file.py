"""The settings file as it is read: line by line, against every rule, with all faults at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.settings.crosswise import contradictions
from app.settings.keys import KEYS, Key
from app.settings.meters import gas_settings, meter_settings
from app.settings.readers import pedal_settings, reader_settings
from app.settings.scales import scale_settings
from app.settings.values import (
    BackupSettings,
    CameraSettings,
    DiskSettings,
    LabelPrinterSettings,
    PapersSettings,
    ScreenSettings,
    SettingsFaulty,
    StationSettings,
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The file being read, and the faults found so far."""

    name: str
    text: str
    faults: list[str]

    def fault(self, at: str, words: str) -> None:
        """Note a fault with the line that setting stands on; 0 when that cannot be told."""
        self.faults.append(f"{self.name}:{next(self._lines_of(at), 0)}: {words}")

    def _lines_of(self, wanted: str) -> Iterator[int]:
        section = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            bare = line.split("#")[0].strip()
            if bare.startswith("["):
                section = bare.strip("[] ") + "."
            elif section + bare.split("=")[0].strip() == wanted:
                yield number


def read_settings(file: Path, *, environment: Mapping[str, str] | None = None) -> StationSettings:
    """Defaults, then the file (when it is there), then PACKBENCH_SECTION_KEY from the environment.

    Raises:
        SettingsFaulty: with every fault of the file at once.
    """
    text = ""
    if file.exists():
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise SettingsFaulty((f"{file.name}: cannot be read: {fault}",)) from fault
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsFaulty((f"{file.name}: {fault}",)) from fault
    sheet = _Sheet(file.name, text, [])
    given = _flatten(table, sheet)
    for name, key in KEYS.items():
        variable = "PACKBENCH_" + name.replace(".", "_").upper()
        if environment and variable in environment:
            given[name] = key.from_text(environment[variable])
    values = {name: _checked(name, key, given, sheet) for name, key in KEYS.items()}
    for at, words in contradictions(values):
        sheet.fault(at, words)
    if sheet.faults:
        raise SettingsFaulty(tuple(sheet.faults))
    return _settings(values)


def _flatten(table: Mapping[str, Any], sheet: _Sheet) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for section, keys in table.items():
        if not isinstance(keys, dict):
            sheet.fault(section, f"{section}: must stand under a [section]")
            continue
        for key, value in keys.items():
            name = f"{section}.{key}"
            if name in KEYS:
                flat[name] = value
            else:
                sheet.fault(name, f"{name}: no such setting")
    return flat


def _checked(name: str, key: Key, given: Mapping[str, Any], sheet: _Sheet) -> Any:
    if name not in given:
        return key.default
    value = given[name]
    if key.fits(value):
        return value
    sheet.fault(name, f"{name} = {value!r}: allowed is {key.allowed}")
    return key.default


def _settings(values: Mapping[str, Any]) -> StationSettings:
    screen = ScreenSettings(
        width_px=values["screen.width_px"],
        height_px=values["screen.height_px"],
        px_per_mm=float(values["screen.px_per_mm"]),
        dim=values["screen.dim"],
        full_screen=values["screen.full_screen"],
    )
    label_printer = LabelPrinterSettings(
        port=values["label_printer.port"],
        width_mm=values["label_printer.width_mm"],
        height_mm=values["label_printer.height_mm"],
        dpi=values["label_printer.dpi"],
        language=values["label_printer.language"],
        baud=values["label_printer.baud"],
    )
    return StationSettings(
        realm=values["station.realm"],
        label=values["station.label"],
        registry_url=values["registry.url"].rstrip("/"),
        registry_ca=values["registry.ca"],
        camera=_camera(values),
        scale=scale_settings("scale", values),
        parts_scale=scale_settings("parts_scale", values),
        meter=meter_settings(values),
        gas=gas_settings(values),
        label_printer=label_printer,
        papers=PapersSettings(queue=values["papers.queue"], folder=values["papers.folder"]),
        screen=screen,
        assembly_point=values["emergency.assembly_point"],
        emergency_phone=values["emergency.phone"],
        idle_minutes=values["station.idle_minutes"],
        backup=BackupSettings(values["backup.folder"], values["backup.keep"]),
        disk=DiskSettings(values["disk.reserve_mib"], values["disk.start_mib"]),
        scanner=reader_settings("scanner", values),
        key_gap_ms=values["keyboard_scanner.key_gap_ms"],
        pedal=pedal_settings(values),
        badge_reader=reader_settings("badge_reader", values),
        parts_unfit=values["parts_scale.unfit"],
        parts_expired=values["parts_scale.expired"],
    )


def _camera(values: Mapping[str, Any]) -> CameraSettings:
    def wish(name: str) -> int | None:
        value = values[f"camera.{name}"]
        return None if value == KEYS[f"camera.{name}"].default else value

    return CameraSettings(
        source=values["camera.source"].strip(),
        width_px=values["camera.width_px"],
        height_px=values["camera.height_px"],
        rate=values["camera.rate"],
        exposure_us=wish("exposure_us"),
        gain=wish("gain"),
        focus=wish("focus"),
        formats=tuple(values["camera.formats"].split()),
    )
