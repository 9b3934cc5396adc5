"""The bundled type, made known to Qt."""

from PySide6.QtGui import QFont, QFontDatabase

from app.places import resources
from ui.theme.lettering import FAMILY

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


class FontMissing(Exception):
    """A bundled font file is absent or damaged; args[0] names it."""


def load_fonts() -> None:
    """Make both weights known; call once, after the application exists. Raises FontMissing."""
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
            raise FontMissing(name)


def standing_font() -> QFont:
    """The font of anything that names none: ours, or Qt picks whatever the machine has first."""
    return QFont(FAMILY)
