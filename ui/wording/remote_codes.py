"""Sentences for what the registry tells: packs that other stations hold, and pages that are not believed."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "remote.class_c": QT_TRANSLATE_NOOP(
        "Wording", "{station} found class {found} on {at}. Do not open this pack. Call the supervisor."
    ),
    "remote.quarantine": QT_TRANSLATE_NOOP(
        "Wording", "{station} put this pack in quarantine on {at}. Do not open it. Call the supervisor."
    ),
    "remote.double_intake": QT_TRANSLATE_NOOP(
        "Wording", "{station} took in the same code on {at}. Do not open it. Call the supervisor."
    ),
    "remote.identity_clash": QT_TRANSLATE_NOOP(
        "Wording", "Two packs carry this code, see {station}, {at}. Do not open it. Call the supervisor."
    ),
    "remote.double_claim": QT_TRANSLATE_NOOP(
        "Wording", "Its traveller served at {station} as well, {at}. Do not open it. Call the supervisor."
    ),
    "remote.custody_gap": QT_TRANSLATE_NOOP(
        "Wording", "Its traveller was used at {station} too, {at}. Do not open it. Call the supervisor."
    ),
    "remote.ruling": QT_TRANSLATE_NOOP(
        "Wording", "Two people at the registry shut this pack on {at}. Do not open it."
    ),
    "remote.other": QT_TRANSLATE_NOOP(
        "Wording", "{station} holds this pack since {at}. Do not open it. Call the supervisor."
    ),
    "remote.in_hand": QT_TRANSLATE_NOOP(
        "Wording", "{tag} is held by {station}. Go on to the next hold only."
    ),
    "remote.at_intake": QT_TRANSLATE_NOOP("Wording", "{tag} is held by {station}. It may not be opened."),
    "changes.signature": QT_TRANSLATE_NOOP(
        "Wording", "What is told of other stations is not signed by our registry. Call plant IT."
    ),
    "station.revoked": QT_TRANSLATE_NOOP(
        "Wording",
        "This station's key was revoked. Records are kept here and set aside at the registry. Call plant IT.",
    ),
    "key.expired": QT_TRANSLATE_NOOP(
        "Wording",
        "This station signs with an old key. Records are kept here and set aside there. Call plant IT.",
    ),
    "token.not_a_station": QT_TRANSLATE_NOOP(
        "Wording", "The registry does not know this station's key. Call plant IT."
    ),
    "changes.malformed": QT_TRANSLATE_NOOP(
        "Wording", "What the registry tells of other stations cannot be read. Call plant IT."
    ),
    "changes.stranger": QT_TRANSLATE_NOOP(
        "Wording", "Another registry tells of other stations. It does not count. Call plant IT."
    ),
    "changes.positions": QT_TRANSLATE_NOOP(
        "Wording", "The registry left something out about other stations. Call plant IT."
    ),
    "changes.old": QT_TRANSLATE_NOOP(
        "Wording", "The registry told something old about other stations. It does not count."
    ),
    "changes.fewer": QT_TRANSLATE_NOOP(
        "Wording",
        "The registry tells {told} changes, it told {known} before. Was it restored? Call plant IT.",
    ),
}
