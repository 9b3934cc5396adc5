"""The library in words: how a document stands, who has done what, and what a file's name promises."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.procedure_defect import Defect
from app.domain.procedure_shelf import Standing
from app.floor.library_views import DocumentLine, Hand
from ui.screens.library.proof_words import counts_words
from ui.theme.tokens import Language
from ui.widgets.ink import shown
from ui.widgets.marks import Mark
from ui.widgets.procedure_words import said
from ui.wording import sentence

STANDINGS: Mapping[Standing, object] = {
    Standing.IN_FORCE: QT_TRANSLATE_NOOP("LibraryWords", "in force"),
    Standing.SUPERSEDED: QT_TRANSLATE_NOOP("LibraryWords", "superseded"),
    Standing.WITHDRAWN: QT_TRANSLATE_NOOP("LibraryWords", "withdrawn"),
    Standing.UNPROVEN: QT_TRANSLATE_NOOP("LibraryWords", "not proven"),
    Standing.KEPT: QT_TRANSLATE_NOOP("LibraryWords", "kept for a run"),
    Standing.MALFORMED: QT_TRANSLATE_NOOP("LibraryWords", "not usable"),
    Standing.DRAFT: QT_TRANSLATE_NOOP("LibraryWords", "draft"),
    Standing.WAITING: QT_TRANSLATE_NOOP("LibraryWords", "to be published"),
}
MARKS: Mapping[Standing, Mark] = {
    Standing.IN_FORCE: Mark.DONE,
    Standing.SUPERSEDED: Mark.STALE,
    Standing.WITHDRAWN: Mark.WRONG,
    Standing.UNPROVEN: Mark.CARE,
    Standing.KEPT: Mark.STALE,
    Standing.MALFORMED: Mark.CARE,
    Standing.DRAFT: Mark.TO_DO,
    Standing.WAITING: Mark.NOW,
}
FOUND: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("LibraryWords", "the file is gone, or is not the one that was published"),
    QT_TRANSLATE_NOOP(
        "LibraryWords", "put the published file back, or publish the document anew with another version"
    ),
    QT_TRANSLATE_NOOP(
        "LibraryWords", "this site has published another document with the same id and version"
    ),
    QT_TRANSLATE_NOOP("LibraryWords", "give the shipped one another version"),
    QT_TRANSLATE_NOOP("LibraryWords", "a run is under way by another document with the same id and version"),
    QT_TRANSLATE_NOOP("LibraryWords", "end the run; what has changed gets another version"),
    QT_TRANSLATE_NOOP("LibraryWords", "the file is gone, or is not the one that was drafted"),
    QT_TRANSLATE_NOOP("LibraryWords", "drop the draft and bring the file in again"),
)
"""What the station itself finds wrong with a file; what the grammar finds is told as `check` tells it."""
_HASH = 8


def standing_word(line: DocumentLine) -> str:
    """How a document stands, in two words."""
    return _say(STANDINGS[line.standing])


def title_words(line: DocumentLine, language: Language) -> str:
    """Title and version; of a malformed one what its name promises."""
    if line.title is None:
        return shown(line.key)
    return f"{said(line.title, language)}  {version_of(line)}"


def version_of(line: DocumentLine) -> str:
    """The version with a word before it."""
    words = QCoreApplication.translate("LibraryWords", "version {version}")
    return words.format(version=shown(line.key.rpartition("@")[2]))


def short_hash(sha256: str) -> str:
    """The beginning of a hash, by which two documents are told apart."""
    return f"#{sha256[:_HASH]}"


def proof_words(line: DocumentLine) -> str:
    """What proving came to, in one line."""
    if line.proving is None:
        return QCoreApplication.translate("LibraryWords", "not usable, {count} defects").format(
            count=len(line.defects)
        )
    if line.proving.proven:
        proven = QCoreApplication.translate("LibraryWords", "proven: {counts}")
        return proven.format(counts=counts_words(line.proving))
    return QCoreApplication.translate("LibraryWords", "not proven, {count} defects").format(
        count=len(line.proving.defects)
    )


def under_words(line: DocumentLine) -> str:
    """For which packs, proof and hash, in one line."""
    dot = QCoreApplication.translate("LibraryWords", ", ")
    family = f"{line.family} {'/'.join(line.classes)}".strip()
    parts = (family, proof_words(line), short_hash(line.sha256) if line.sha256 else "")
    return dot.join(part for part in parts if part)


def barred_words(line: DocumentLine) -> str:
    """Why nothing is begun by it; "" when it is in force."""
    barred = line.barred
    if barred is None:
        return ""
    if line.standing is Standing.WITHDRAWN:
        coded = barred.reason.zh == barred.reason.en
        reason = sentence(barred.reason.en) if coded else f"{barred.reason.zh} / {barred.reason.en}"
        words = QCoreApplication.translate("LibraryWords", "Withdrawn on {since}: {reason}.")
        return words.format(since=barred.since.isoformat(), reason=reason)
    if line.standing is Standing.SUPERSEDED:
        words = QCoreApplication.translate("LibraryWords", "New runs use {newer}. Runs under way keep this.")
        return words.format(newer=barred.newer)
    if line.standing is Standing.KEPT:
        return QCoreApplication.translate(
            "LibraryWords", "Its file is gone or another one. Only the run under way keeps it."
        )
    return QCoreApplication.translate(
        "LibraryWords", "Not proven by the rules in force. Nothing is begun by it."
    )


def defect_words(defect: Defect) -> tuple[str, str]:
    """What is wrong with a file, and what helps."""
    return _say(defect.what), _say(defect.remedy)


def who_words(hand: Hand | None) -> str:
    """A person by roster number."""
    if hand is None:
        return ""
    return hand.number or QCoreApplication.translate("LibraryWords", "no longer on the roster")


def _say(words: object) -> str:
    return QCoreApplication.translate("LibraryWords", str(words))
