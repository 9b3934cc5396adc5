"""Sentences for the codes of shift and handover."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "papers.closed": QT_TRANSLATE_NOOP("Wording", "The station is closing."),
    "papers.not_rendered": QT_TRANSLATE_NOOP("Wording", "The sheet cannot be drawn. Call plant IT."),
    "sheet.item_not_gone_through": QT_TRANSLATE_NOOP(
        "Wording", "{count} items are not gone through. Next: {item}."
    ),
    "sheet.item_not_read": QT_TRANSLATE_NOOP(
        "Wording", "{count} codes on the paper were not read. Scan them, or accept with remarks."
    ),
    "sheet.needs_remarks": QT_TRANSLATE_NOOP("Wording", "Write down the remarks first."),
    "sheet.no_such_item": QT_TRANSLATE_NOOP("Wording", "This item is not on the sheet."),
    "sheet.no_such_verdict": QT_TRANSLATE_NOOP("Wording", "This answer is not offered here."),
    "sheet.not_the_outgoing": QT_TRANSLATE_NOOP("Wording", "The person who hands over must sign first."),
    "sheet.not_taken_over": QT_TRANSLATE_NOOP(
        "Wording", "Shift sheet {sheet} is not taken over yet. Who comes on goes through its items first."
    ),
    "sheet.nothing_to_hand_over": QT_TRANSLATE_NOOP("Wording", "Nothing has happened since the last sheet."),
    "sheet.nothing_to_witness": QT_TRANSLATE_NOOP("Wording", "There is no refusal to witness."),
    "sheet.other_paper": QT_TRANSLATE_NOOP("Wording", "This is the paper of another sheet, not of {sheet}."),
    "sheet.outgoing_first": QT_TRANSLATE_NOOP("Wording", "First the one who hands over signs."),
    "sheet.side_signed": QT_TRANSLATE_NOOP("Wording", "This side has signed already."),
    "sheet.too_long": QT_TRANSLATE_NOOP("Wording", "The shift is too long for one sheet. Call plant IT."),
    "sheet.unknown": QT_TRANSLATE_NOOP("Wording", "There is no sheet {sheet} here."),
}
