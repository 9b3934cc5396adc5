"""Pictures of the shell for eyes: python -m tests.ui.shell.gallery FOLDER."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.clip import keep, look_of
from tests.ui.shell.scenes import SCENES, window
from ui.i18n import install
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.sheet import wear
from ui.theme.tokens import Language


def main(folder: Path) -> None:
    """Paint every scene on every screen in both languages and stretched."""
    app = QApplication([])
    load_fonts()
    app.setFont(standing_font())
    for screen in ("full", "low", "small"):
        for tongue in ("zh", "en", "stretch"):
            install(app, tongue)
            look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
            wear(app, look)
            for scene in SCENES:
                made = window(look, scene)
                keep(made, folder, f"{scene}.{screen}.{tongue}")
                made.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
