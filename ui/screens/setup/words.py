"""What is said of a device: how it is called, how it stands, what its plate says, and what to do."""

from PySide6.QtCore import QCoreApplication

from app.domain.camera import CameraPlate
from app.domain.gas import GasMeter
from app.domain.reading import Health, Instrument
from app.domain.voltage import Voltmeter
from app.floor.views import BackupNow
from ui.screens.setup.state import PRINTERS, READERS, DeviceState, Plate
from ui.widgets.figures import kilograms
from ui.wording import SENTENCES, gas_sentence, meter_sentence, sentence

_REASONS = {Health.LOST: "disconnected", Health.STALE: "stale", Health.CONNECTING: "connecting"}
_MV_IN_V = 1000
_MG_IN_G = 1000


def device_name(name: str) -> str:
    """How people call a device."""
    names = {
        "camera": QCoreApplication.translate("SetupWords", "Camera"),
        "scale": QCoreApplication.translate("SetupWords", "Pack scale"),
        "parts_scale": QCoreApplication.translate("SetupWords", "Parts scale"),
        "meter": QCoreApplication.translate("SetupWords", "Meter"),
        "gas": QCoreApplication.translate("SetupWords", "Gas meter"),
        "scanner": QCoreApplication.translate("SetupWords", "Scanner"),
        "badge_reader": QCoreApplication.translate("SetupWords", "Badges"),
        "pedal": QCoreApplication.translate("SetupWords", "Pedal"),
        "label_printer": QCoreApplication.translate("SetupWords", "Labels"),
        "sheet_printer": QCoreApplication.translate("SetupWords", "Sheets"),
    }
    return names.get(name, name)


def backup_words(backup: BackupNow) -> str:
    """When the newest proven backup was made, and why there is none since."""
    made = QCoreApplication.translate("SetupWords", "none yet")
    if backup.good_at is not None:
        made = QCoreApplication.translate("SetupWords", "{time}, checked").format(
            time=f"{backup.good_at.astimezone():%m-%d %H:%M}"
        )
    return f"{made}. {sentence(backup.code)}" if backup.code else made


def health_word(device: DeviceState) -> str:
    """How it stands, in a word or two."""
    if device.name in PRINTERS and device.health is Health.LOST:
        return QCoreApplication.translate("SetupWords", "did not print")
    if device.name in PRINTERS and device.health is Health.READY and not device.port:
        return QCoreApplication.translate("SetupWords", "files")
    if device.name in PRINTERS and device.health is Health.READY and not device.heard:
        return QCoreApplication.translate("SetupWords", "set up")
    if device.name in READERS and device.health is Health.STALE:
        return QCoreApplication.translate("SetupWords", "not understood")
    return sentence(f"health.{device.health.value}")


def plate_words(plate: Plate | None) -> str:
    """The plate in one line; "" without one."""
    if isinstance(plate, Instrument):
        words = QCoreApplication.translate("SetupWords", "{name}: Max {max}, Min {min}, e = {e}").format(
            name=plate.id,
            max=kilograms(plate.max_mg),
            min=kilograms(plate.min_mg),
            e=_division(plate.e_mg),
        )
        ends = QCoreApplication.translate("SetupWords", ", verified until {date}")
        return _with_date(words, ends, plate.verified_until)
    if isinstance(plate, Voltmeter):
        words = QCoreApplication.translate("SetupWords", "{name}: ±{max} V, d = {step} V").format(
            name=plate.id, max=_volts(plate.max_mv), step=_volts(plate.resolution_mv)
        )
        ends = QCoreApplication.translate("SetupWords", ", calibrated until {date}")
        return _with_date(words, ends, plate.calibrated_until)
    if isinstance(plate, GasMeter):
        words = QCoreApplication.translate("SetupWords", "{name}: {model}").format(
            name=plate.id, model=plate.model
        )
        ends = QCoreApplication.translate("SetupWords", ", calibrated until {date}")
        return _with_date(words, ends, plate.calibrated_until)
    if isinstance(plate, CameraPlate):
        return _of_camera_plate(plate)
    return ""


def _of_camera_plate(plate: CameraPlate) -> str:
    """Size and rate, what is held still, and what the driver did not take as asked."""
    words = QCoreApplication.translate("SetupWords", "{width} × {height}").format(
        width=plate.width_px, height=plate.height_px
    )
    if plate.rate is not None:
        words += QCoreApplication.translate("SetupWords", ", {rate} a second").format(
            rate=f"{plate.rate:.3g}"
        )
    if plate.exposure_held and plate.exposure_us is not None:
        words += QCoreApplication.translate("SetupWords", ", exposure held at {ms} ms").format(
            ms=f"{plate.exposure_us / 1000:.4g}"
        )
    if plate.focus_held and plate.focus is not None:
        words += QCoreApplication.translate("SetupWords", ", focus held at {focus}").format(focus=plate.focus)
    names = {
        "size": QCoreApplication.translate("SetupWords", "size"),
        "rate": QCoreApplication.translate("SetupWords", "rate"),
        "exposure": QCoreApplication.translate("SetupWords", "exposure"),
        "gain": QCoreApplication.translate("SetupWords", "gain"),
        "focus": QCoreApplication.translate("SetupWords", "focus"),
    }
    if not plate.not_taken:
        return words
    comma = QCoreApplication.translate("SetupWords", ", ")
    refused = QCoreApplication.translate("SetupWords", ". Not taken as set: {names}")
    return words + refused.format(names=comma.join(names.get(name, name) for name in plate.not_taken))


def remedy(device: DeviceState) -> str:
    """What it means and what to do; nothing when all is well."""
    if device.name in PRINTERS:
        return _of_printer(device)
    if device.health is Health.READY:
        return (
            QCoreApplication.translate("SetupWords", "Nothing that it shows is real.")
            if device.simulated
            else ""
        )
    if device.name == "camera":
        return _of_camera(device)
    if device.name in READERS:
        return _of_reader(device)
    reason = device.reason or _REASONS.get(device.health, "not_fitted")
    if device.name == "meter":
        return _of_meter(device.health, reason)
    if device.name == "gas":
        return _of_gas(device.health, reason)
    if device.name == "parts_scale" and device.health is Health.ABSENT:
        return QCoreApplication.translate("SetupWords", "No parts scale. Weights can only be typed.")
    known = f"unread.{reason}"
    return sentence(known if known in SENTENCES else f"unread.{_REASONS.get(device.health, 'not_fitted')}")


def _of_camera(device: DeviceState) -> str:
    if device.reason in SENTENCES and device.reason.startswith("camera."):
        return sentence(device.reason)
    return {
        Health.LOST: QCoreApplication.translate("SetupWords", "No picture. Check cable and power."),
        Health.STALE: QCoreApplication.translate(
            "SetupWords", "The picture stands still. Check cable and power."
        ),
        Health.CONNECTING: QCoreApplication.translate("SetupWords", "The camera is being started."),
    }.get(device.health, QCoreApplication.translate("SetupWords", "Scan by hand, or type codes twice."))


def _of_reader(device: DeviceState) -> str:
    if device.health is Health.ABSENT:
        return QCoreApplication.translate("SetupWords", "None on a line. One that types works without.")
    known = device.reason if device.reason in SENTENCES else "reader.disconnected"
    return sentence("reader.connecting" if device.health is Health.CONNECTING else known)


def _of_meter(health: Health, reason: str) -> str:
    if health is Health.ABSENT:
        return QCoreApplication.translate("SetupWords", "No meter. Measured holds stay shut.")
    known = f"meter.{reason}" in SENTENCES
    return meter_sentence(reason if known else _REASONS.get(health, "not_fitted"))


def _of_gas(health: Health, reason: str) -> str:
    if health is Health.ABSENT:
        return QCoreApplication.translate("SetupWords", "No gas meter. Nobody watches the air.")
    known = f"gas.{reason}" in SENTENCES
    return gas_sentence(reason if known else _REASONS.get(health, "not_fitted"))


def _of_printer(device: DeviceState) -> str:
    labels = device.name == "label_printer"
    if device.health is Health.ABSENT:
        return QCoreApplication.translate("SetupWords", "No label printer. Labels are not printed.")
    if device.health is Health.LOST:
        return (
            sentence(device.reason)
            if device.reason in SENTENCES
            else QCoreApplication.translate("SetupWords", "The last job did not come out. Paper and power?")
        )
    if not device.port and labels:
        return QCoreApplication.translate("SetupWords", "Labels become files, not paper.")
    if not device.port:
        return QCoreApplication.translate("SetupWords", "Sheets become files, not paper.")
    if not device.heard:
        return QCoreApplication.translate("SetupWords", "It is asked when it first prints.")
    return ""


def _with_date(words: str, ends: str, until: str | None) -> str:
    return words + ends.format(date=until) if until else words


def _division(milligrams: int) -> str:
    grams, rest = divmod(milligrams, _MG_IN_G)
    return f"{grams} g" if not rest and grams < _MG_IN_G else kilograms(milligrams)


def _volts(millivolts: int) -> str:
    whole, part = divmod(millivolts, _MV_IN_V)
    return f"{whole}.{part:03d}".rstrip("0").rstrip(".")
