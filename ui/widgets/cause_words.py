"""Why a code in the picture is not read, and what to do: a tag for its box, a sentence for the page."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.scan import Cause, SightedBox

HOLD_MS = 800  # a cause stays told for so long, as words that change with every frame cannot be read

_TAGS: Mapping[Cause, object] = {
    Cause.TOO_FAR: QT_TRANSLATE_NOOP("CauseWords", "too far: go closer"),
    Cause.BLURRED: QT_TRANSLATE_NOOP("CauseWords", "not sharp: move back"),
    Cause.MOVING: QT_TRANSLATE_NOOP("CauseWords", "moving: hold still"),
    Cause.GLARE: QT_TRANSLATE_NOOP("CauseWords", "glare: tilt it"),
    Cause.TOO_DARK: QT_TRANSLATE_NOOP("CauseWords", "too dark: more light"),
    Cause.TOO_BRIGHT: QT_TRANSLATE_NOOP("CauseWords", "too bright: less light"),
    Cause.TILTED: QT_TRANSLATE_NOOP("CauseWords", "tilted: face it"),
    Cause.CUT_OFF: QT_TRANSLATE_NOOP("CauseWords", "cut off: show all"),
    Cause.DAMAGED: QT_TRANSLATE_NOOP("CauseWords", "dirty or worn: wipe it"),
}
_ADVICE: Mapping[Cause, object] = {
    Cause.TOO_FAR: QT_TRANSLATE_NOOP("CauseWords", "The code is too small in the picture. Go closer."),
    Cause.BLURRED: QT_TRANSLATE_NOOP(
        "CauseWords", "The picture is not sharp. Move back a little, hold still."
    ),
    Cause.MOVING: QT_TRANSLATE_NOOP("CauseWords", "It moves too fast. Hold still for a moment."),
    Cause.GLARE: QT_TRANSLATE_NOOP("CauseWords", "A lamp is mirrored in the code. Tilt it a little."),
    Cause.TOO_DARK: QT_TRANSLATE_NOOP("CauseWords", "Too dark, or a shadow on the code. Give it light."),
    Cause.TOO_BRIGHT: QT_TRANSLATE_NOOP("CauseWords", "Too bright. Shade the code from the lamp."),
    Cause.TILTED: QT_TRANSLATE_NOOP("CauseWords", "Seen from the side. Hold the camera straight before it."),
    Cause.CUT_OFF: QT_TRANSLATE_NOOP(
        "CauseWords", "A part of the code is outside. Put all of it in the frame."
    ),
    Cause.DAMAGED: QT_TRANSLATE_NOOP(
        "CauseWords", "Dirty, faint or worn. Wipe it; if it stays, type the code."
    ),
}


def tag(cause: Cause) -> str:
    """A few words beside the box of the code."""
    return QCoreApplication.translate("CauseWords", str(_TAGS[cause]))


def advice(cause: Cause) -> str:
    """What is wrong and what to do, as a sentence."""
    return QCoreApplication.translate("CauseWords", str(_ADVICE[cause]))


def leading_cause(boxes: Iterable[SightedBox]) -> Cause | None:
    """The cause at the largest code that is not read: it is the one that is held before the camera."""
    unread = [box for box in boxes if box.text is None and box.cause is not None]
    return max(unread, key=_extent).cause if unread else None


def _extent(box: SightedBox) -> int:
    xs, ys = [x for x, _ in box.corners], [y for _, y in box.corners]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
