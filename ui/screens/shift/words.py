"""The shift in words: ages and times, masses by the hour, people, and how a sheet stands."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.handover_sheet import Signature
from app.domain.sheet_job import AT_WORK
from app.floor.shift_views import Person, SheetLine, SheetView
from ui.screens.shift.state import ShiftState, Side
from ui.screens.shift.terms import joined, verdict_word
from ui.theme.tokens import Language
from ui.widgets.figures import NO_FIGURE, grouped
from ui.widgets.ink import shown

_GROUP = 4
_LONGEST_NAME = 24
_MG_IN_KG = 1_000_000
_UNSURE = "printer.unsure"  # nobody knows whether the paper came out


def age(length: timedelta) -> str:
    """How long ago, in two units at most."""
    minutes = max(0, int(length.total_seconds()) // 60)
    hours = minutes // 60
    if not minutes:
        return QCoreApplication.translate("ShiftWords", "just now")
    if minutes < 60:
        return QCoreApplication.translate("ShiftWords", "{minutes} min ago").format(minutes=minutes)
    if hours < 48:
        words = QCoreApplication.translate("ShiftWords", "{hours} h {minutes} min ago")
        return words.format(hours=hours, minutes=minutes % 60)
    words = QCoreApplication.translate("ShiftWords", "{days} d {hours} h ago")
    return words.format(days=hours // 24, hours=hours % 24)


def newest_words(state: ShiftState) -> str:
    """How old the newest entry of the running shift is; "" before the first."""
    newest = state.shift.so_far.newest_ms if state.shift is not None else None
    return "" if newest is None else age(state.now - datetime.fromtimestamp(newest / 1000, UTC))


def moment(ms: int, now: datetime) -> str:
    """The time of day here, with the day when that is not today; `ms` in UTC milliseconds."""
    return clock(datetime.fromtimestamp(ms / 1000, UTC), now)


def clock(at: datetime, now: datetime) -> str:
    """The time of day here, with the day when that is not today."""
    local = at.astimezone()
    same = local.date() == now.astimezone().date()
    return local.strftime("%H:%M" if same else "%m-%d %H:%M")


def whole_kilograms(milligrams: int, language: Language) -> str:
    """A sum of masses for the eye: kilograms with one decimal, cut and not rounded up."""
    tenths = milligrams * 10 // _MG_IN_KG
    return f"{grouped(f'{tenths // 10}.{tenths % 10}', language)} kg"


def check_text(check: str) -> str:
    """A check code in groups of four, as on the paper."""
    return " ".join(check[at : at + _GROUP] for at in range(0, len(check), _GROUP))


def name_of(person: Person | None, language: Language) -> str:
    """A person in the language now spoken; three dashes for one who was taken off the roster."""
    if person is None:
        return NO_FIGURE
    return one_line(person.name_zh if language is Language.ZH else person.name_en) or person.number


def one_line(text: str) -> str:
    """A text from outside for a line of the rail."""
    kept = shown(text)
    return kept if len(kept) <= _LONGEST_NAME else kept[: _LONGEST_NAME - 1] + "…"


def side_word(side: Side) -> str:
    """Which side of the handover."""
    return {
        Side.OUTGOING: QCoreApplication.translate("ShiftWords", "Hands over"),
        Side.INCOMING: QCoreApplication.translate("ShiftWords", "Takes over"),
        Side.WITNESS: QCoreApplication.translate("ShiftWords", "Witness"),
    }[side]


def signature_of(sheet: SheetView, side: Side) -> Signature | None:
    """The signature of a side, None while there is none."""
    return next((one for one in sheet.signatures if one.side == side.value), None)


def signed_words(signature: Signature | None, now: datetime) -> str:
    """What a side said and when, or that it has not signed."""
    if signature is None:
        return QCoreApplication.translate("ShiftWords", "not signed yet")
    words = QCoreApplication.translate("ShiftWords", "{verdict} {time}")
    return words.format(verdict=verdict_word(signature.verdict), time=moment(signature.at_ms, now))


def signer_name(sheet: SheetView, side: Side, language: Language) -> str:
    """Who signed for a side, or who is to."""
    signature = signature_of(sheet, side)
    if signature is not None:
        return name_of(sheet.people.get(signature.operator), language)
    if side is Side.WITNESS:
        return QCoreApplication.translate("ShiftWords", "a supervisor")
    return name_of(sheet.people.get(sheet.content["A"][side.value]["v"]), language)


def prints_words(sheet: SheetLine | SheetView) -> str:
    """How often a sheet came out, and whether the newest try failed or may have come out after all."""
    if not sheet.prints:
        return {
            "": QCoreApplication.translate("ShiftWords", "not printed yet"),
            _UNSURE: QCoreApplication.translate("ShiftWords", "perhaps printed, look"),
            **dict.fromkeys(AT_WORK, QCoreApplication.translate("ShiftWords", "sent, perhaps not out")),
        }.get(
            sheet.print_fault,
            QCoreApplication.translate("ShiftWords", "not printed, the last try failed"),
        )
    words = QCoreApplication.translate("ShiftWords", "printed {count} times")
    if sheet.prints == 1:
        words = QCoreApplication.translate("ShiftWords", "printed once")
    tail = {
        "": "",
        _UNSURE: QCoreApplication.translate("ShiftWords", "perhaps once more"),
        **dict.fromkeys(AT_WORK, QCoreApplication.translate("ShiftWords", "one more sent")),
    }.get(sheet.print_fault, QCoreApplication.translate("ShiftWords", "the last try failed"))
    return joined(words.format(count=sheet.prints), tail)


def standing_words(line: SheetLine) -> str:
    """How far a sheet of the list has come."""
    if not line.outgoing_signed:
        return QCoreApplication.translate("ShiftWords", "not signed yet")
    if not line.incoming_verdict:
        return QCoreApplication.translate("ShiftWords", "not taken over yet")
    if line.incoming_verdict == "accepted_with_remarks":
        return QCoreApplication.translate("ShiftWords", "with remarks")
    if line.incoming_verdict == "refused":
        if line.waits:
            return QCoreApplication.translate("ShiftWords", "refused, no witness")
        return QCoreApplication.translate("ShiftWords", "refused, witnessed")
    return verdict_word(line.incoming_verdict)
