"""Serial ports of this computer as Linux knows them: lasting names, and what USB devices say they are."""

import os
from pathlib import Path

from app.devices.sysfs import entries, links, text
from app.domain.candidate import Candidate

_UP = 6  # from a tty to the USB device that it belongs to: interface, port, device


def found_ports(sysfs: Path = Path("/sys/class/tty"), dev: Path = Path("/dev")) -> tuple[Candidate, ...]:
    """Every serial port with a device behind it, by name; nothing is opened.

    By-id names follow the device into another socket, by-path names stay with the socket.
    """
    ids, paths = links(dev / "serial/by-id"), links(dev / "serial/by-path")
    found = []
    for entry in sorted(entries(sysfs)):
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
            maker, product = text(place / "manufacturer"), text(place / "product")
            return " ".join(word for word in (maker, product) if word), text(place / "serial")
        place = place.parent
    return None


def _is_real(entry: Path) -> bool:
    """A port of the board: type 0 is PORT_UNKNOWN of linux/serial_core.h, where no chip answered."""
    return text(entry / "type") not in ("", "0")
