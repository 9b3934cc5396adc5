"""Pictures of the intake for eyes: python -m tests.ui.screens.gallery_intake FOLDER [SCREEN ...]."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.clip import cut_words, keep, look_of
from tests.ui.screens.intake_scenes import in_window, scenes, stand
from ui.i18n import install
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.sheet import wear
from ui.theme.tokens import Language


def main(folder: Path, screens: list[str], only: list[str]) -> None:
    """Paint every scene in both languages and stretched, and say what is cut."""
    app = QApplication([])
    load_fonts()
    app.setFont(standing_font())
    for screen in screens:
        for tongue in ("zh", "en", "stretch"):
            install(app, tongue)
            look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
            wear(app, look)
            for scene in only or scenes():
                made = stand(look, scene)
                window = in_window(look, made)
                window.show()
                app.processEvents()
                keep(window, folder, f"{scene}.{screen}.{tongue}")
                for cut in cut_words(window):
                    sys.stdout.write(f"{scene} {screen} {tongue}: {cut[:150]}\n")
                window.close()
                window.deleteLater()
                app.processEvents()


if __name__ == "__main__":
    named = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [name for name in named if name in ("full", "low", "small")] or ["full", "low", "small"],
        [name for name in named if name not in ("full", "low", "small")],
    )
