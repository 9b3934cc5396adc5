"""Pictures of the shift for eyes: python -m tests.ui.screens.shift.gallery FOLDER [SCREEN] [SCENE]."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.clip import cut_words, keep, look_of
from tests.ui.screens.shift.scenes import SCENES, in_window, real_pages, stood
from ui.i18n import install
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.sheet import wear
from ui.theme.tokens import Language

_SCREENS = ("full", "low", "small")


def main(folder: Path, screens: list[str], scenes: list[str]) -> None:
    """Paint every scene in both languages and stretched, and say what is cut."""
    app = QApplication([])
    load_fonts()
    app.setFont(standing_font())
    for screen in screens:
        for tongue in ("zh", "en", "stretch", "dim"):
            install(app, "en" if tongue == "dim" else tongue)
            language = Language.ZH if tongue == "zh" else Language.EN
            look = look_of(screen, language, dim=tongue == "dim")
            wear(app, look)
            for scene in scenes:
                window = in_window(look, stood(scene, draw=real_pages), scene)
                window.show()
                app.processEvents()
                keep(window, folder, f"shift_{scene}.{screen}.{tongue}")
                for cut in cut_words(window):
                    sys.stdout.write(f"{scene} {screen} {tongue}: {cut[:150]}\n")
                window.close()
                window.deleteLater()
                app.processEvents()


if __name__ == "__main__":
    named = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [name for name in named if name in _SCREENS] or list(_SCREENS),
        [name for name in named if name in SCENES] or list(SCENES),
    )
