"""Pictures of the bench for eyes: python -m tests.ui.screens.bench.gallery FOLDER [SCREEN] [SCENE] [dim]."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.clip import cut_words, keep, look_of
from tests.ui.screens.bench.scenes import scenes
from tests.ui.screens.bench.shown import in_window, shown
from ui.i18n import install
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.sheet import wear
from ui.theme.tokens import Language

_SCREENS = ("full", "low", "small")


def main(folder: Path, screens: list[str], only: list[str], *, dim: bool) -> None:
    """Paint every scene in both languages and stretched, and say what is cut."""
    app = QApplication([])
    load_fonts()
    app.setFont(standing_font())
    for screen in screens:
        for tongue in ("zh", "en", "stretch"):
            install(app, tongue)
            look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN, dim=dim)
            wear(app, look)
            for scene in only or scenes():
                made = shown(look, scene)
                window = in_window(look, made)
                window.show()
                app.processEvents()
                keep(window, folder, f"{scene}.{screen}.{tongue}")
                for cut in cut_words(window):
                    sys.stdout.write(f"{scene} {screen} {tongue}: {cut[:150]}\n")
                made.presenter.stop()
                window.close()
                window.deleteLater()
                app.processEvents()


if __name__ == "__main__":
    named = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [name for name in named if name in _SCREENS] or list(_SCREENS),
        [name for name in named if name not in (*_SCREENS, "dim")],
        dim="dim" in named,
    )
