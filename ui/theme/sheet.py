"""The one stylesheet: roles and measures put into the three theme files."""

import re
from dataclasses import asdict
from string import Template

from PySide6.QtWidgets import QApplication

from app.places import resources
from ui.theme.lettering import FAMILY
from ui.theme.tokens import EDGE, FOCUS, RADIUS_MM, SELECTED, SPACE, TOUCH_MM, Look, TypeSize

_FILES = ("00_base.qss", "10_controls.qss", "20_places.qss")


class UnknownToken(Exception):
    """A theme file names a token that is not in the look; args[0] is its name."""


def wear(app: QApplication, look: Look) -> None:
    """Put the sheet of this look on the whole application."""
    app.setStyleSheet(sheet(look))


def sheet(look: Look) -> str:
    """The whole stylesheet for one look. Raises UnknownToken."""
    tokens = sheet_tokens(look)
    parts = [(resources() / "theme" / name).read_text(encoding="utf-8") for name in _FILES]
    try:
        return Template("\n".join(parts)).substitute(tokens)
    except KeyError as unknown:
        raise UnknownToken(unknown.args[0]) from None


def sheet_tokens(look: Look) -> dict[str, str]:
    """Every name that a theme file may write: roles, font_*, space_*, radius, touch and line widths in px."""
    tokens = {role: str(value) for role, value in asdict(look.palette).items()}
    tokens |= {f"font_{size.value}": f"{look.font_px(size)}px" for size in TypeSize}
    tokens |= {f"space_{length}": f"{look.mm(length)}px" for length in SPACE}
    tokens |= {
        "family": f'"{FAMILY}"',
        "radius": f"{look.mm(RADIUS_MM)}px",
        "touch": f"{look.mm(TOUCH_MM)}px",
        "edge_width": f"{EDGE}px",
        "selected_width": f"{SELECTED}px",
        "focus_width": f"{FOCUS}px",
    }
    return tokens


def written_colours(text: str) -> list[str]:
    """Colours written out in a theme file: there must be none."""
    return re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", text)
