"""Pictures of the library for eyes: python -m tests.ui.screens.library.gallery FOLDER [SCREEN] [SCENE]."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.clip import cut_words, keep, let_go, look_of
from tests.ui.screens.library.scenes import SCENES, Prepared
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
    for scene in scenes:
        prepared = Prepared(scene)
        for screen in screens:
            for tongue in ("zh", "en", "stretch"):
                install(app, tongue)
                look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
                wear(app, look)
                made = prepared.window(look)
                keep(made, folder, f"library_{scene}.{screen}.{tongue}")
                for cut in cut_words(made):
                    sys.stdout.write(f"library_{scene}.{screen}.{tongue}: {cut}\n")
                let_go(made)


if __name__ == "__main__":
    wanted = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [name for name in wanted if name in _SCREENS] or list(_SCREENS),
        [name for name in wanted if name in SCENES] or list(SCENES),
    )
