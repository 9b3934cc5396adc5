"""Blocks F to J of a handover sheet: what was looked at, what waits to be sent, and what people say."""

from app.domain.handover_blocks import Block
from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, TEN, AtPrint, Said, Tick
from app.domain.handover_leaf import cut, noted, said, short, told
from app.domain.handover_scales import check_row, told_checks
from app.domain.handover_shift import Shift

_NOT_TICKED = Tick(False)


def equipment(shift: Shift, words: Said, *, today: str) -> Block:
    """Block F: the ticks, the devices as entries left them, instruments, checks, and the printers' last word.

    `today` is the site's date of freezing (ISO), against which verifications run out.
    """
    return {
        "ticks": [_tick(item, words.equipment.get(item, _NOT_TICKED), words) for item in EQUIPMENT],
        "lamps": [
            {
                "device": told(short(one.device), [one.at]),
                "now": told(one.now, [one.at]),
                "reason": told(one.reason, [one.at]),
                "since": told(one.at.ms, [one.at]),
            }
            for one in sorted(shift.standing.devices, key=lambda one: one.device)
        ],
        "instruments": [
            {
                "id": told(short(one.id), one.used),
                "serial": told(short(one.serial), one.used[-1:]),
                "until": told(one.until, one.used[-1:]),
                "ended": told(bool(one.until) and one.until < today, one.used[-1:], device="clock"),
                "used": told(len(one.used), one.used),
            }
            for one in shift.instruments
        ],
        "checks": [
            check_row(one, first=next(iter(shift.at_work), None))
            for one in told_checks(shift.standing.scales)
        ],
        "printers": [
            {
                "prints": told(one.prints, [one.at]),
                "printer": told(short(one.printer), [one.at]),
                "fault": told(one.fault, [one.at]),
                "at": told(one.at.ms, [one.at]),
            }
            for one in shift.standing.printers
        ],
    }


def safety(words: Said) -> list[Block]:
    """Block G."""
    return [_tick(item, words.safety.get(item, _NOT_TICKED), words) for item in SAFETY]


def _tick(item: str, tick: Tick, words: Said) -> Block:
    return {
        "item": item,
        "ticked": said(tick.ticked, words.outgoing),
        "note": said(short(tick.note), words.outgoing),
    }


def delivery(given: AtPrint) -> Block:
    """Block H: what the station showed of its records, its clock and its disk at that moment."""
    return {
        "saved": noted(given.saved, "journal"),
        "receipted": noted(given.receipted, "journal"),
        "waiting": noted(given.waiting, "journal"),
        "oldest": noted(given.oldest_waiting_ms, "journal"),
        "last_receipt": noted(given.last_receipt_ms, "journal"),
        "clock": noted(given.clock_state, "clock"),
        "clock_age_ms": noted(given.clock_age_ms, "clock"),
        "disk_free_mib": noted(given.disk_free_mib, "disk"),
    }


def instructions(words: Said) -> Block:
    """Block I: kept whole as far as the sheet has room for it."""
    return {"text": said(cut(words.instructions, LONGEST_INSTRUCTIONS), words.outgoing)}


LONGEST_INSTRUCTIONS = 2000
"""Characters; two screens of writing, half a page of the sheet."""


def questions(words: Said) -> Block:
    """Block J: the ten to hand over and the five reasons not to."""
    return {
        "ten": [{"item": item, "ticked": said(item in words.ten, words.outgoing)} for item in TEN],
        "five": [{"item": item, "ticked": said(item in words.five, words.outgoing)} for item in FIVE],
    }
