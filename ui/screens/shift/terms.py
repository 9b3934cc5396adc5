"""What the check list calls its items, its shifts and its verdicts; the paper has words of its own."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.sheet_job import AT_WORK, GOES_ON, UNSURE
from ui.screens.shift.state import Block
from ui.widgets.notice import NoticeKind, NoticeState
from ui.wording import SENTENCES, sentence

_ITEMS: Mapping[Block, Mapping[str, object]] = {
    Block.EQUIPMENT: {
        "scale": QT_TRANSLATE_NOOP("ShiftTerms", "Scales: verified, zero"),
        "voltage_meter": QT_TRANSLATE_NOOP("ShiftTerms", "Voltage meter: self-test"),
        "insulation_tester": QT_TRANSLATE_NOOP("ShiftTerms", "Insulation tester"),
        "ir_camera": QT_TRANSLATE_NOOP("ShiftTerms", "Infrared camera"),
        "gas_detectors": QT_TRANSLATE_NOOP("ShiftTerms", "Gas detectors: bump test"),
        "label_camera": QT_TRANSLATE_NOOP("ShiftTerms", "Label camera"),
        "label_printer": QT_TRANSLATE_NOOP("ShiftTerms", "Label printer: roll"),
        "hoist": QT_TRANSLATE_NOOP("ShiftTerms", "Hoist"),
        "extinguishers": QT_TRANSLATE_NOOP("ShiftTerms", "Fire extinguishing"),
        "crusher": QT_TRANSLATE_NOOP("ShiftTerms", "Crusher"),
        "nitrogen": QT_TRANSLATE_NOOP("ShiftTerms", "Nitrogen: level"),
        "oxygen_sensor": QT_TRANSLATE_NOOP("ShiftTerms", "Oxygen sensor"),
        "filters": QT_TRANSLATE_NOOP("ShiftTerms", "Filters: pressure"),
        "exhaust": QT_TRANSLATE_NOOP("ShiftTerms", "Exhaust gas plant"),
    },
    Block.SAFETY: {
        "glove_test": QT_TRANSLATE_NOOP("ShiftTerms", "Gloves: air test"),
        "ppe_stock": QT_TRANSLATE_NOOP("ShiftTerms", "Protective gear: stock"),
        "eyewash": QT_TRANSLATE_NOOP("ShiftTerms", "Eyewash"),
        "hot_work_permits": QT_TRANSLATE_NOOP("ShiftTerms", "Hot work permits"),
        "confined_space_permits": QT_TRANSLATE_NOOP("ShiftTerms", "Confined space permits"),
        "locks": QT_TRANSLATE_NOOP("ShiftTerms", "Locks in place"),
    },
    Block.TEN: {
        "tasks": QT_TRANSLATE_NOOP("ShiftTerms", "Production and tasks"),
        "equipment": QT_TRANSLATE_NOOP("ShiftTerms", "Equipment and instruments"),
        "hazards": QT_TRANSLATE_NOOP("ShiftTerms", "Hazards and accidents"),
        "tools": QT_TRANSLATE_NOOP("ShiftTerms", "Lubrication, tools, count"),
        "process": QT_TRANSLATE_NOOP("ShiftTerms", "Process values"),
        "records": QT_TRANSLATE_NOOP("ShiftTerms", "Records"),
        "materials": QT_TRANSLATE_NOOP("ShiftTerms", "Material and quality"),
        "orders": QT_TRANSLATE_NOOP("ShiftTerms", "Orders from above"),
        "leaks": QT_TRANSLATE_NOOP("ShiftTerms", "Leaks"),
        "cleanliness": QT_TRANSLATE_NOOP("ShiftTerms", "Cleanliness"),
    },
    Block.FIVE: {
        "abnormal_solved": QT_TRANSLATE_NOOP("ShiftTerms", "Nothing abnormal is unsolved"),
        "causes_clear": QT_TRANSLATE_NOOP("ShiftTerms", "No cause is unclear"),
        "area_clean": QT_TRANSLATE_NOOP("ShiftTerms", "No area is left dirty"),
        "records_whole": QT_TRANSLATE_NOOP("ShiftTerms", "No record is missing"),
        "tasks_done": QT_TRANSLATE_NOOP("ShiftTerms", "No task is left undone"),
    },
}

_BLOCKS: Mapping[Block, object] = {
    Block.EQUIPMENT: QT_TRANSLATE_NOOP("ShiftTerms", "Equipment"),
    Block.SAFETY: QT_TRANSLATE_NOOP("ShiftTerms", "Safety"),
    Block.TEN: QT_TRANSLATE_NOOP("ShiftTerms", "Ten to hand over"),
    Block.FIVE: QT_TRANSLATE_NOOP("ShiftTerms", "Five reasons not to"),
}

_SHIFTS: Mapping[str, object] = {
    "early": QT_TRANSLATE_NOOP("ShiftTerms", "Early"),
    "late": QT_TRANSLATE_NOOP("ShiftTerms", "Late"),
    "night": QT_TRANSLATE_NOOP("ShiftTerms", "Night"),
    "day": QT_TRANSLATE_NOOP("ShiftTerms", "Day"),
    "": QT_TRANSLATE_NOOP("ShiftTerms", "without a name"),
}

_VERDICTS: Mapping[str, object] = {
    "handed": QT_TRANSLATE_NOOP("ShiftTerms", "signed"),
    "accepted": QT_TRANSLATE_NOOP("ShiftTerms", "accepted"),
    "accepted_with_remarks": QT_TRANSLATE_NOOP("ShiftTerms", "accepted with remarks"),
    "refused": QT_TRANSLATE_NOOP("ShiftTerms", "refused"),
    "witnessed": QT_TRANSLATE_NOOP("ShiftTerms", "witnessed"),
}


def item_word(block: Block, item: str) -> str:
    """An item of a block as its tile calls it."""
    return _say(_ITEMS[block].get(item, item))


def block_word(block: Block) -> str:
    """What a block is about."""
    return _say(_BLOCKS[block])


def shift_word(name: str) -> str:
    """What a shift is called."""
    return _say(_SHIFTS.get(name, name))


def verdict_word(verdict: str) -> str:
    """What a signature says."""
    return _say(_VERDICTS.get(verdict, verdict))


def print_fault(code: str) -> str:
    """Why a sheet did not come out, and what to do."""
    if code in SENTENCES:
        return sentence(code)
    return QCoreApplication.translate("ShiftTerms", "The sheet did not come out. Look at the printer.")


def job_notice(code: str) -> NoticeState:
    """How a print stands: on its way, waiting for somebody at the printer, perhaps out, or not coming."""
    if code in GOES_ON:
        return NoticeState(NoticeKind.READING, print_fault(code))
    care = code in AT_WORK or code == UNSURE
    return NoticeState(NoticeKind.CARE if care else NoticeKind.WRONG, print_fault(code))


def joined(first: str, second: str) -> str:
    """Two facts on one line, divided as the language does it; one alone stands by itself."""
    if not first or not second:
        return first or second
    return QCoreApplication.translate("ShiftTerms", "{first}, {second}").format(first=first, second=second)


def _say(words: object) -> str:
    return QCoreApplication.translate("ShiftTerms", str(words))
