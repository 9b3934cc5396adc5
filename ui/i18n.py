"""Which language is spoken: the translators of the application, and two made-up tongues for tests."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTranslator

from app.places import resources

STRETCH = "stretch"
REVERSE = "reverse"
SPOKEN = ("zh", "en")

_NAME = "language"
_HELD = re.compile(r"(\{[^{}]*\}|%n|%L?\d+|<[^<>]*>|&\w*;|\n)")


class CatalogueMissing(Exception):
    """There is no readable catalogue for the language; args[0] is its code."""


def install(app: QCoreApplication, language: str) -> None:
    """Speak one language from now on: "zh", "en", or the made-up "stretch" and "reverse".

    Views already built keep their words: build them anew. Raises CatalogueMissing.
    """
    spoken = _translator(app, language)
    for former in app.findChildren(QTranslator, _NAME):
        if former is not spoken:
            app.removeTranslator(former)
            former.setObjectName("")
            former.deleteLater()
    app.installTranslator(spoken)


def _translator(app: QCoreApplication, language: str) -> QTranslator:
    if language == STRETCH:
        made: QTranslator = _Bent(app, stretched)
    elif language == REVERSE:
        made = _Bent(app, reversed_words)
    else:
        made = _Spoken(app, language)
    made.setObjectName(_NAME)
    return made


class _Spoken(QTranslator):
    """A catalogue held in memory: loaded by name, Qt would map the file, and a file that is replaced under
    a running station would end it with a bus error.
    """

    def __init__(self, app: QCoreApplication, language: str) -> None:
        super().__init__(app)
        try:
            # Kept, because Qt only borrows the bytes.
            self._catalogue = (resources() / "i18n" / f"packbench_{language}.qm").read_bytes()
        except OSError as fault:
            raise CatalogueMissing(language) from fault
        if not self.load(self._catalogue):
            raise CatalogueMissing(language)


class _Bent(QTranslator):
    """Says every source sentence bent, so that a layout that cuts or a string that escaped tr() shows."""

    def __init__(self, app: QCoreApplication, bend: Callable[[str], str]) -> None:
        super().__init__(app)
        self._bend = bend

    def isEmpty(self) -> bool:
        """Never: it has an answer to everything."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The source sentence, bent."""
        return self._bend(sourceText)


def stretched(text: str) -> str:
    """Twice the length, placeholders kept once."""
    again = _HELD.sub(" ", text).strip()
    return f"{text} {again}" if again else text


def reversed_words(text: str) -> str:
    """Each run of letters backwards, placeholders in their places."""
    parts = _HELD.split(text)
    return "".join(part if number % 2 else part[::-1] for number, part in enumerate(parts))
