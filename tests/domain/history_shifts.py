"""Whole shifts as a station would have them, and what a lead gives for their sheet."""

from collections.abc import Sequence

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.handover_given import AtPrint, Badge, Said, Tick
from app.domain.journal import Entry
from app.domain.shift_facts import HandoverSigned, SheetPrinted
from tests.domain.histories import (
    Book,
    arrive,
    begin,
    dismantle,
    document,
    measure,
    open_hold,
    part,
    receive,
    shut,
    step,
    take_back,
    weigh,
)


def given(book: Book, **changes) -> AtPrint:
    """The station just after the newest entry."""
    standard = {
        "realm": "practice",
        "station": "I1",
        "label": "拆解台 I1 Bench I1",
        "at_ms": int(book.now.timestamp()) * 1000 + 20_000,
        "offset_min": 480,
        "clock_state": "ntp",
        "clock_age_ms": 400_000,
        "saved": len(book.entries),
        "receipted": max(0, len(book.entries) - 14),
        "waiting": 14,
        "oldest_waiting_ms": int(book.now.timestamp()) * 1000 - 7_800_000,
        "last_receipt_ms": int(book.now.timestamp()) * 1000 - 7_900_000,
        "disk_free_mib": 41_200,
        "recheck_s": 3600,
        "people": {
            "OP-1": Badge("1001", "2S"),
            "OP-2": Badge("1002", "2S"),
            "OP-3": Badge("1003", "1S"),
            "OP-8": Badge("9002", "3S"),
            "OP-9": Badge("9001", "3S"),
        },
        "procedures": {"lfp-pack@1": document()},
    }
    return AtPrint(**{**standard, **changes})


def words(**changes) -> Said:
    """What an outgoing lead would give."""
    standard = {
        "outgoing": "OP-9",
        "incoming": "OP-8",
        "shift_name": "early",
        "equipment": {
            "scale": Tick(True),
            "voltage_meter": Tick(True, "校准已到期，已报 calibration ran out, reported"),
            "hoist": Tick(True),
            "label_printer": Tick(False, "纸少 paper low"),
            "gas_detectors": Tick(True, "bump 11-20"),
        },
        "safety": {"glove_test": Tick(True), "eyewash": Tick(True), "locks": Tick(True, "1")},
        "ten": frozenset({"tasks", "equipment", "hazards", "tools", "records", "leaks", "cleanliness"}),
        "five": frozenset({"causes_clear", "area_clean", "records_whole"}),
        "instructions": "先称完紧固件再开新包。15:00 来料 C-1123-03，约 8 包。\nFinish the fasteners first.",
    }
    return Said(**{**standard, **changes})


def ordinary_shift(book: Book) -> None:
    """A believable shift: packs of all classes, a failed hold, an aborted run, typed weights, an alarm."""
    book.add(facts.OperatorSignedIn("OP-1", "badge", "zh"))
    for number in range(1, 5):
        receive(book, f"p{number}", kg=400 + number)
    receive(book, "pC", found="C", chemistry="ternary", kg=None)
    receive(book, "pB", found="B", chemistry="ternary", kg=388)
    receive(book, "pD", found="B-doc", chemistry="", kg=301, typed_by=("OP-1", "OP-3"), code="RX-77/4")
    dismantle(book, "r1", "p1", in_mg=401_000_000)
    _troubled_run(book)
    begin(book, "r3", "p3")
    step(book, "r3", "p3", 1)
    measure(book, "r3", "p3", 2, 84_200)
    shut(book, "r3", "p3", 2)
    measure(book, "r3", "p3", 2, None)
    book.add(facts.DeviceChanged("scale", "ready", "lost", "line.no_answer"), None)
    book.add(facts.DeviceChanged("scale", "lost", "ready", ""), None)
    book.add(facts.DeviceChanged("label_printer", "ready", "lost", "printer.offline"), None)
    book.add(facts.PinRefused("OP-3"), None)
    book.add(facts.EmergencyRaised("bench", "pC"), after_s=600)
    book.add(facts.EmergencyCleared("纸箱冒烟，已浇水 a carton smoked"), "OP-1", second="OP-9")
    arrive(book, "p9", chemistry="LFP", twin_of="p1")
    wrong = weigh(book, "p9", 41_200_000)
    take_back(book, wrong, "lid lay beside the platform")
    weigh(book, "p9", 412_000_000, source="typed", second="OP-3")
    book.add(bench.LabelOrdered("j1", "MD00031", "o31", 1, "", "p1"))
    book.add(bench.LabelPrinted("j1", "MD00031", "ZD421", "", "p1"))
    book.add(bench.LabelOrdered("j2", "MD00031", "o31", 2, "torn 撕坏", "p1"))
    book.add(bench.LabelPrinted("j2", "MD00031", "ZD421", "printer.offline", "p1"))


def _troubled_run(book: Book) -> None:
    begin(book, "r2", "p2")
    step(book, "r2", "p2", 1)
    measure(book, "r2", "p2", 2, 84_200)
    shut(book, "r2", "p2", 2)
    measure(book, "r2", "p2", 2, 3_000)
    open_hold(book, "r2", "p2", 2)
    part(book, "r2", "p2", "FAST", 1_250_000, source="typed")
    step(book, "r2", "p2", 3)
    book.add(bench.RunAborting("r2", "p2", "s4", 4, "电芯鼓胀 cells swollen"))
    step(book, "r2", "p2", 6)
    book.add(bench.RunAborted("r2", "p2", "opened", "电芯鼓胀 cells swollen"))
    due = int(book.now.timestamp()) * 1000 + 3_600_000
    book.add(facts.PackQuarantined("p2", "C", ("RUN_ABORTED",), "Q-2", due))


def sign(book: Book, sheet: str, side: str, verdict: str, *, remarks: str = "", accepted: Sequence[str] = ()):
    """One side signs."""
    operator = "OP-9" if side == "outgoing" else "OP-8"
    fact = HandoverSigned(sheet, side, operator, verdict, remarks, tuple(accepted))
    return book.add(fact, operator, second=operator)


def paper(book: Book, sheet: str, fault: str = "") -> Entry:
    """The sheet goes to the printer."""
    return book.add(SheetPrinted(sheet, 1, "HP-A4", fault), None)
