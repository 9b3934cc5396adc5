"""Pictures of the places for eyes: python -m tests.ui.screens.gallery_places FOLDER [ROOM ...]."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.clip import cut_words, keep, look_of
from tests.ui.screens.place_scenes import all_scenes, window_of
from ui.i18n import install
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.sheet import wear
from ui.theme.tokens import Language


def main(folder: Path, rooms: list[str]) -> None:
    """Paint every scene on every screen in both languages and stretched; say what is cut."""
    app = QApplication([])
    load_fonts()
    app.setFont(standing_font())
    for screen in ("full", "low", "small"):
        for tongue in ("zh", "en", "stretch"):
            install(app, tongue)
            look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
            wear(app, look)
            for room, scene in all_scenes():
                if rooms and room not in rooms:
                    continue
                made = window_of(look, room, scene)
                keep(made, folder, f"{room}.{scene}.{screen}.{tongue}")
                for cut in cut_words(made):
                    sys.stdout.write(f"{room}.{scene}.{screen}.{tongue}: {cut}\n")
                made.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
