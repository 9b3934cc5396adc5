"""The doctor's look at cameras: which there are, and whether the one in the settings can be used."""

import os
from importlib import import_module
from pathlib import Path

from app.commands.finding import Finding, State, on_the_network
from app.devices.v4l import FoundCamera, controls_missing, found_cameras, holders, plate_of, why_not
from app.domain.camera import CameraPlate
from app.host.camera_login import LOGIN_FILE, camera_login
from app.host.keys import KeyRefused
from app.settings import CameraLogin, CameraSettings, acceptable_camera, is_own_camera, shown_camera

_ANOTHER_ADDRESS = "mend the address in station.toml: look up the camera's own for MJPEG or RTSP"
_REMEDIES = {
    "camera.unauthorised": f"write the camera's user and password as two lines to {LOGIN_FILE}, beside"
    " station.toml, and chmod 600 it",
    "camera.redirected": "name the address it points to in station.toml, if that is the camera itself",
    "camera.untrusted": "add the camera's certificate to those this computer trusts, or use http or rtsp"
    " on a network of its own",
    "camera.too_large": "set a smaller picture in the camera itself",
    "camera.no_answer": "it takes connections and is silent: restart the camera",
    "camera.silent": "it sends no more: restart the camera",
    "camera.not_an_image": "its pictures come damaged: check its network cable",
}
_GROUP = "add this user to the group video (sudo usermod -aG video USER), then sign in to the desktop anew"


def cameras(settings: CameraSettings, records: Path) -> list[Finding]:
    """The configured camera, its login, and every camera that is plugged in.

    Of a network camera one picture is taken, for most serve several at once; a camera at this computer only
    answers questions, as a running station may hold it.
    """
    found = found_cameras()
    known, looked_at = login(settings.source, records)
    looked_at = [configured(settings, found, known), *looked_at]
    return [*looked_at, *(plugged_in(camera) for camera in found)]


def configured(
    settings: CameraSettings, found: tuple[FoundCamera, ...] = (), known: CameraLogin | None = None
) -> Finding:
    """Whether the camera that the settings name is there and may be used."""
    source = settings.source.strip()
    if not source:
        remedy = "name one in station.toml: [camera] source" + _choice(found)
        return Finding("camera", State.DEGRADED, "none configured: practice pictures", remedy)
    if is_own_camera(source):
        return _at_this_computer(settings, found)
    if "://" in source:
        if not acceptable_camera(source):
            # Not repeated: there may be a password in it.
            return Finding("camera", State.MISSING, "its address makes no sense", "mend station.toml")
        return _on_the_network(settings, known)
    place = Path(source).expanduser()
    if not place.exists():
        remedy = "plug the camera in, or mend station.toml" + _choice(found)
        return Finding("camera", State.MISSING, f"{place} is not there", remedy)
    if not os.access(place, os.R_OK):
        return Finding("camera", State.MISSING, f"{place} may not be read", f"chmod u+r {place}")
    return Finding("camera", State.GOOD, f"{place}: practice pictures")


def login(source: str, records: Path) -> tuple[CameraLogin | None, list[Finding]]:
    """The network camera's user and password, and whether their file can be used; nothing without one."""
    try:
        known = camera_login(records)
    except (KeyRefused, OSError) as fault:
        remedy = f"write user and password as its two lines, then chmod 600 {records / LOGIN_FILE}"
        return None, [Finding("camera login", State.MISSING, str(fault), remedy)]
    if known is None:
        return None, []
    if "://" not in source:
        remedy = f"delete {records / LOGIN_FILE}"
        words = "there is no network camera that needs it"
        return known, [Finding("camera login", State.DEGRADED, words, remedy)]
    return known, [Finding("camera login", State.GOOD, LOGIN_FILE)]


def plugged_in(camera: FoundCamera) -> Finding:
    """A camera that is there: what its maker calls it, and how to name it so that replugging keeps it."""
    names = [name for name in (camera.by_id, camera.by_path) if name] or [str(camera.device)]
    return Finding("camera found", State.GOOD, f"{camera.product}: {' or '.join(names)}")


def _on_the_network(settings: CameraSettings, known: CameraLogin | None) -> Finding:
    source = settings.source.strip()
    reached = on_the_network("camera", source, "check the camera's power, cable and address")
    if reached.state is State.MISSING:
        return reached
    try:
        # Loaded here: without its vision libraries the doctor must still be able to say so.
        camera = import_module("app.devices.camera")
        plate = camera.look_once(settings, known)
    except ImportError:
        return reached
    except Exception as lost:  # a CameraLost, whose home is among the vision libraries too
        code = getattr(lost, "code", type(lost).__name__)
        status = getattr(lost, "facts", {}).get("status", "")
        words = f"{reached.words} without a picture: {code} {status}".strip()
        return Finding("camera", State.MISSING, words, _REMEDIES.get(code, _ANOTHER_ADDRESS))
    return Finding("camera", State.GOOD, f"{shown_camera(source)}: {plate_words(plate)}")


def _at_this_computer(settings: CameraSettings, found: tuple[FoundCamera, ...]) -> Finding:
    source = settings.source.strip()
    device = Path(f"/dev/video{source}" if source.isdecimal() else source)
    code = why_not(device)
    if code == "camera.absent":
        remedy = "plug the camera in, or mend station.toml" + _choice(found)
        return Finding("camera", State.MISSING, f"{device} is not there", remedy)
    if code == "camera.forbidden":
        return Finding("camera", State.MISSING, f"{device} may not be used", _GROUP)
    if code == "camera.busy":
        by = ", ".join(holders(device)) or "another program"
        remedy = f"that is well when it is this station; else close it. {_driver_says(device)}".strip()
        return Finding("camera", State.DEGRADED, f"{device} is in use by {by}", remedy)
    if code:
        remedy = "name the camera itself in station.toml" + _choice(found)
        return Finding("camera", State.MISSING, f"{device} gives no pictures", remedy)
    return _usable(device, settings, found)


def _usable(device: Path, settings: CameraSettings, found: tuple[FoundCamera, ...]) -> Finding:
    real = Path(os.path.realpath(device))
    here = [camera for camera in found if camera.device == real]
    product = here[0].product if here else ""
    words = ": ".join(word for word in (str(device), product) if word)
    said = _driver_says(device)
    words = f"{words}; {said}" if said else words
    wished = {"exposure": settings.exposure_us, "gain": settings.gain, "focus": settings.focus}
    missing = controls_missing(device, tuple(name for name, value in wished.items() if value is not None))
    if missing:
        words = f"{words}; its driver has no {', no '.join(missing)}"
        return Finding("camera", State.DEGRADED, words, "leave it out of [camera] in station.toml")
    if here and device == real and here[0].lasting != str(device):
        remedy = f'another plug, another number: [camera] source = "{here[0].lasting}"'
        return Finding("camera", State.DEGRADED, words, remedy)
    return Finding("camera", State.GOOD, words)


def _driver_says(device: Path) -> str:
    plate = plate_of(device)
    return "" if plate is None else f"its driver says {plate_words(plate)}"


def plate_words(plate: CameraPlate) -> str:
    """What a driver says, in one line: size, rate, coding, and what is held still."""
    words = [f"{plate.width_px}x{plate.height_px}"]
    if plate.rate is not None:
        words.append(f"{plate.rate:g}/s")
    if plate.coding:
        words.append(plate.coding)
    if plate.exposure_us is not None:
        words.append(f"exposure_us {plate.exposure_us}{_manner(plate.exposure_held)}")
    if plate.gain is not None:
        words.append(f"gain {plate.gain}")
    if plate.focus is not None:
        words.append(f"focus {plate.focus}{_manner(plate.focus_held)}")
    return ", ".join(words)


def _manner(held: bool | None) -> str:
    return {True: " (held)", False: " (automatic)", None: ""}[held]


def _choice(found: tuple[FoundCamera, ...]) -> str:
    """The names that could be written there."""
    return f"; there is {', '.join(camera.lasting for camera in found)}" if found else ""
