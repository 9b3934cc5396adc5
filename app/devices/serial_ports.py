"""Serial ports of this computer as Linux knows them: lasting names, and what USB devices say they are."""

import os
from collections.abc import Iterator
from pathlib import Path

from app.domain.candidate import Candidate

_UP = 6  # from a tty to the USB device that it belongs to: interface, port, device
_LONGEST = 80


def found_ports(sysfs: Path = Path("/sys/class/tty"), dev: Path = Path("/dev")) -> tuple[Candidate, ...]:
    """Every serial port with a device behind it, by name; nothing is opened.

    By-id names follow the device into another socket, by-path names stay with the socket.
    """
    ids, paths = _links(dev / "serial/by-id"), _links(dev / "serial/by-path")
    found = []
    for entry in sorted(_folder(sysfs)):
        if not (entry / "device").exists():
            continue  # consoles and pseudo-terminals
        device = dev / entry.name
        lasting = ids.get(device) or paths.get(device) or ""
        told = _usb(entry / "device")
        if told is None and not lasting and not _is_real(entry):
            continue  # a UART of the board that nothing was ever wired to
        product, serial = told or ("", "")
        found.append(Candidate(lasting or str(device), product, serial, lasting=bool(lasting)))
    return tuple(found)


def _usb(device: Path) -> tuple[str, str] | None:
    """Product and serial number of the USB device above a tty; None when it is no USB device."""
    place = Path(os.path.realpath(device))
    for _ in range(_UP):
        if (place / "idVendor").exists():
            maker, product = _text(place / "manufacturer"), _text(place / "product")
            return " ".join(word for word in (maker, product) if word), _text(place / "serial")
        place = place.parent
    return None


def _is_real(entry: Path) -> bool:
    """A port of the board: type 0 is PORT_UNKNOWN of linux/serial_core.h, where no chip answered."""
    return _text(entry / "type") not in ("", "0")


def _links(folder: Path) -> dict[Path, str]:
    return {Path(os.path.realpath(link)): str(link) for link in sorted(_folder(folder), reverse=True)}


def _folder(folder: Path) -> Iterator[Path]:
    try:
        yield from list(folder.iterdir())
    except OSError:
        return


def _text(file: Path) -> str:
    try:
        text = file.read_bytes()[:200].decode("utf-8", "replace").strip()
    except OSError:
        return ""
    # A device may call itself anything: only what can be seen is kept.
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()[:_LONGEST]
