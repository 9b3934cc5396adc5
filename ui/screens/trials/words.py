"""What is said of trials: what to do, what was seen, and what helps."""

from PySide6.QtCore import QCoreApplication

from app.domain.scanner_try import KeyboardFault, ScannerTried, ScanTimes, keyboard_fault
from ui.widgets.notice import NoticeKind, NoticeState


def scan_words(scan: ScanTimes) -> str:
    """One scan in a line."""
    fault = keyboard_fault(scan.text)
    slowest = max(scan.gaps_ms, default=0)
    read = QCoreApplication.translate("TrialWords", "as printed") if fault is None else _short(fault)
    return QCoreApplication.translate("TrialWords", "{read}, {ms} ms at most between keys").format(
        read=read, ms=slowest
    )


def outcome(tried: ScannerTried, bound_ms: int) -> NoticeState:
    """What the scans came to, and the one thing that helps first."""
    if tried.faults:
        return NoticeState(NoticeKind.WRONG, _fault_words(tried.faults[0]))
    if tried.apart:
        return NoticeState(
            NoticeKind.DONE,
            QCoreApplication.translate(
                "TrialWords", "Good: at most {ms} ms between keys, and a person needs more than {bound} ms."
            ).format(ms=tried.slowest_ms, bound=bound_ms),
        )
    if tried.proposed_ms is not None:
        words = QCoreApplication.translate(
            "TrialWords",
            "Too slow: {ms} ms between keys. Set its delay to 0, or set [keyboard_scanner] "
            "key_gap_ms = {wanted}.",
        )
        return NoticeState(NoticeKind.CARE, words.format(ms=tried.slowest_ms, wanted=tried.proposed_ms))
    words = QCoreApplication.translate(
        "TrialWords", "As slow as a person: {ms} ms between keys. Set its delay between keys to 0, try again."
    )
    return NoticeState(NoticeKind.WRONG, words.format(ms=tried.slowest_ms))


def _short(fault: KeyboardFault) -> str:
    return {
        KeyboardFault.CAPS_LOCK: QCoreApplication.translate("TrialWords", "Caps Lock is on"),
        KeyboardFault.OTHER_LAYOUT: QCoreApplication.translate("TrialWords", "another keyboard layout"),
        KeyboardFault.SIGNS_LOST: QCoreApplication.translate("TrialWords", "signs are missing"),
        KeyboardFault.OTHER_CODE: QCoreApplication.translate("TrialWords", "not the test code"),
    }[fault]


def _fault_words(fault: KeyboardFault) -> str:
    return {
        KeyboardFault.CAPS_LOCK: QCoreApplication.translate(
            "TrialWords", "Capitals came as small letters: switch Caps Lock off, try again."
        ),
        KeyboardFault.OTHER_LAYOUT: QCoreApplication.translate(
            "TrialWords",
            "Other signs came than are printed: set scanner and computer to the same keyboard layout (US).",
        ),
        KeyboardFault.SIGNS_LOST: QCoreApplication.translate(
            "TrialWords", "Signs are missing: set a longer delay between keys in the scanner, try again."
        ),
        KeyboardFault.OTHER_CODE: QCoreApplication.translate(
            "TrialWords", "That was not the test code. Scan the one at the foot of the sheet of commands."
        ),
    }[fault]


def tried_name(device: str) -> str:
    """How people call what hangs on a line."""
    return {
        "scale": QCoreApplication.translate("TrialWords", "Pack scale"),
        "parts_scale": QCoreApplication.translate("TrialWords", "Parts scale"),
        "meter": QCoreApplication.translate("TrialWords", "Voltage meter"),
        "scanner": QCoreApplication.translate("TrialWords", "Hand scanner on a line"),
        "badge_reader": QCoreApplication.translate("TrialWords", "Badge reader on a line"),
        "pedal": QCoreApplication.translate("TrialWords", "Pedal on a line"),
        "gas": QCoreApplication.translate("TrialWords", "Gas detectors"),
        "label_printer": QCoreApplication.translate("TrialWords", "Label printer"),
    }[device]


def line_fault(code: str) -> str:
    """Why nothing comes off a line."""
    known = {
        "line.no_port": QCoreApplication.translate("TrialWords", "The line cannot be opened. Plugged in?"),
        "line.taken": QCoreApplication.translate("TrialWords", "Another device here has this line."),
    }
    return known.get(code, QCoreApplication.translate("TrialWords", "The line was lost. It is tried again."))


def hex_words(data: bytes) -> str:
    """Bytes in hexadecimal, in pairs."""
    return data.hex(" ").upper()


def text_words(data: bytes) -> str:
    """Bytes as text; what cannot be seen is a point."""
    return "".join(chr(one) if 0x20 <= one < 0x7F else "·" for one in data)
