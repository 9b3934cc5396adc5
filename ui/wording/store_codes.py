"""Sentences for the codes of the records as a whole: journal, new epoch, backup and room."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "journal.damaged": QT_TRANSLATE_NOOP("Wording", "The records are damaged."),
    "journal.not_enrolled": QT_TRANSLATE_NOOP("Wording", "There are records here, and nothing says whose."),
    "journal.key_differs": QT_TRANSLATE_NOOP("Wording", "These records were signed with another key."),
    "journal.restored": QT_TRANSLATE_NOOP("Wording", "A backup was put in place here."),
    "journal.shorter_than_mark": QT_TRANSLATE_NOOP(
        "Wording", "Entries are missing: this computer has recorded more before."
    ),
    "journal.differs_from_mark": QT_TRANSLATE_NOOP(
        "Wording", "These are not the records that this computer last wrote."
    ),
    "journal.shorter_than_receipt": QT_TRANSLATE_NOOP(
        "Wording", "Entries are missing that the registry has signed for."
    ),
    "journal.differs_from_receipt": QT_TRANSLATE_NOOP(
        "Wording", "The records differ from what the registry has signed for."
    ),
    "journal.shorter_than_registry": QT_TRANSLATE_NOOP(
        "Wording", "The registry holds entries that are missing here."
    ),
    "journal.differs_from_registry": QT_TRANSLATE_NOOP(
        "Wording", "The registry holds other entries under our numbers."
    ),
    "backup.already_running": QT_TRANSLATE_NOOP("Wording", "Another backup is being made."),
    "backup.behind_mark": QT_TRANSLATE_NOOP("Wording", "Not backed up: the records went back."),
    "backup.file_damaged": QT_TRANSLATE_NOOP(
        "Wording", "Not backed up: a photograph or document is damaged."
    ),
    "backup.given_up": QT_TRANSLATE_NOOP("Wording", "Not backed up: the station was closed."),
    "backup.head_differs": QT_TRANSLATE_NOOP("Wording", "Not backed up: the copy is not whole."),
    "backup.no_room": QT_TRANSLATE_NOOP("Wording", "Not backed up: no room on that disk."),
    "backup.not_enrolled": QT_TRANSLATE_NOOP("Wording", "Not backed up: there are no records."),
    "backup.not_ours": QT_TRANSLATE_NOOP("Wording", "Not backed up: these are not our records."),
    "disk.low": QT_TRANSLATE_NOOP(
        "Wording", "The disk is nearly full: {free} of {needed} MiB. Begin nothing new. Call plant IT."
    ),
    "disk.silent": QT_TRANSLATE_NOOP(
        "Wording", "The disk does not say how full it is. Begin nothing new. Call plant IT."
    ),
    "epoch.no_such_reason": QT_TRANSLATE_NOOP("Wording", "This reason is not on the list."),
    "epoch.needs_note": QT_TRANSLATE_NOOP("Wording", "Say in your words what happened."),
}
