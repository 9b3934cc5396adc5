"""What a tray says: a tag at each box, and beside the picture what must be known before it is recorded."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.scan import Cause, SightedBox
from app.domain.tray_record import CodeStanding
from ui.screens.outputs.tray_state import TrayState
from ui.widgets import cause_words
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.tray_picture import TagsState, TrayTag

# Between the boxes of a tray there is room for what is wrong; what to do stands beside the picture.
_WORDS: Mapping[CodeStanding | Cause | str, object] = {
    Cause.TOO_FAR: QT_TRANSLATE_NOOP("TrayWords", "too far"),
    Cause.BLURRED: QT_TRANSLATE_NOOP("TrayWords", "not sharp"),
    Cause.MOVING: QT_TRANSLATE_NOOP("TrayWords", "moving"),
    Cause.GLARE: QT_TRANSLATE_NOOP("TrayWords", "glare"),
    Cause.TOO_DARK: QT_TRANSLATE_NOOP("TrayWords", "too dark"),
    Cause.TOO_BRIGHT: QT_TRANSLATE_NOOP("TrayWords", "too bright"),
    Cause.TILTED: QT_TRANSLATE_NOOP("TrayWords", "tilted"),
    Cause.CUT_OFF: QT_TRANSLATE_NOOP("TrayWords", "cut off"),
    Cause.DAMAGED: QT_TRANSLATE_NOOP("TrayWords", "worn"),
    "unread": QT_TRANSLATE_NOOP("TrayWords", "not read"),
    "twice": QT_TRANSLATE_NOOP("TrayWords", "twice"),
    CodeStanding.OTHER_PACK: QT_TRANSLATE_NOOP("TrayWords", "another pack"),
    CodeStanding.WEIGHED: QT_TRANSLATE_NOOP("TrayWords", "weighed"),
    CodeStanding.IN_TRAY: QT_TRANSLATE_NOOP("TrayWords", "recorded"),
    CodeStanding.PACK: QT_TRANSLATE_NOOP("TrayWords", "pack"),
    CodeStanding.TRAY: QT_TRANSLATE_NOOP("TrayWords", "tray"),
    CodeStanding.BADGE: QT_TRANSLATE_NOOP("TrayWords", "badge"),
    CodeStanding.NO_PIECE: QT_TRANSLATE_NOOP("TrayWords", "no module"),
}


def tags_of(tray: TrayState) -> TagsState:
    """Every box in view with its place and what it is."""
    boxes = (*tray.read, *tray.unread, *tray.others)
    return TagsState(tuple(_tag(tray, box) for box in boxes), tray.size)


def place_words(place: tuple[int, int] | None) -> str:
    """Row and column as they stand at a box; "" for a box between the places."""
    if place is None:
        return ""
    words = QCoreApplication.translate("TrayWords", "R{row} C{column}")
    return words.format(row=place[0], column=place[1])


def remarks(tray: TrayState) -> tuple[NoticeState, ...]:
    """What must be known of the tray, the heaviest first."""
    return (*_wrong(tray), *_careful(tray), *_plain(tray))


def _tag(tray: TrayState, box: SightedBox) -> TrayTag:
    place = place_words(tray.place(box))
    if not box.settled:
        if box.text is not None:
            return TrayTag(box.corners, Mark.TO_DO, place, f"{box.reads} / {box.needed}")
        return TrayTag(box.corners, Mark.CARE, place, _word(box.cause or "unread"))
    standing = tray.standing(box)
    if standing is CodeStanding.OTHER_PACK:
        tag = tray.known[box.text or ""].tag
        return TrayTag(box.corners, Mark.WRONG, place, tag or _word(standing))
    if tray.key(box) in tray.twice and (standing is None or standing.of_a_piece):
        return TrayTag(box.corners, Mark.CARE, place, _word("twice"))
    if standing is None or standing is CodeStanding.NEW:
        return TrayTag(box.corners, Mark.DONE, place)
    if standing in (CodeStanding.WEIGHED, CodeStanding.TRAY):
        return TrayTag(box.corners, Mark.DONE, place, _word(standing))
    mine = standing is CodeStanding.IN_TRAY and tray.saved is not None
    return TrayTag(box.corners, Mark.DONE if mine else Mark.CARE, place, _word(standing))


def _word(about: CodeStanding | Cause | str) -> str:
    return QCoreApplication.translate("TrayWords", str(_WORDS[about]))


def _wrong(tray: TrayState) -> Iterator[NoticeState]:
    for box in tray.of_standing(CodeStanding.OTHER_PACK):
        words = QCoreApplication.translate("TrayWords", "{place} came out of {tag}. Take it out.")
        told = words.format(place=place_words(tray.place(box)), tag=tray.known[box.text or ""].tag)
        yield NoticeState(NoticeKind.WRONG, told.strip())


def _careful(tray: TrayState) -> Iterator[NoticeState]:
    for key in sorted(tray.twice):
        places = [place_words(tray.place(box)) for box in tray.read if tray.key(box) == key]
        words = QCoreApplication.translate("TrayWords", "The same code twice: {places}")
        yield NoticeState(NoticeKind.CARE, words.format(places=", ".join(one for one in places if one)))
    if tray.of_standing(CodeStanding.BADGE):
        words = QCoreApplication.translate("TrayWords", "A person's badge is in the picture. Take it away.")
        yield NoticeState(NoticeKind.CARE, words)
    for box in tray.of_standing(CodeStanding.PACK):
        own = QCoreApplication.translate("TrayWords", "The pack's own code is in the picture: left out.")
        other = QCoreApplication.translate("TrayWords", "Another pack's code is in the picture: left out.")
        yield NoticeState(NoticeKind.CARE, own if tray.key(box) == tray.pack.code else other)
    if (before := tray.of_standing(CodeStanding.IN_TRAY)) and tray.saved is None:
        words = QCoreApplication.translate("TrayWords", "Recorded in a tray already: {count}")
        yield NoticeState(NoticeKind.CARE, words.format(count=len(before)))
    if strange := tray.of_standing(CodeStanding.NO_PIECE):
        words = QCoreApplication.translate("TrayWords", "Codes that name no single module: {count}, left out")
        yield NoticeState(NoticeKind.CARE, words.format(count=len(strange)))
    if len(tray.of_standing(CodeStanding.TRAY)) > 1 and not tray.label:
        words = QCoreApplication.translate("TrayWords", "Two tray labels are in the picture: none is taken.")
        yield NoticeState(NoticeKind.CARE, words)


def _plain(tray: TrayState) -> Iterator[NoticeState]:
    if tray.anew:
        words = QCoreApplication.translate("TrayWords", "The tray was moved: reading begins anew.")
        yield NoticeState(NoticeKind.PLAIN, words, icon="refresh")
    cause = cause_words.leading_cause(tray.unread)
    if cause is not None and tray.saved is None:
        yield NoticeState(NoticeKind.READING, cause_words.advice(cause))
