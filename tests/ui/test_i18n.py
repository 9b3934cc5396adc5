"""Languages: the catalogues load, and the two made-up tongues bend words without breaking placeholders."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.i18n import SPOKEN, CatalogueMissing, install, reversed_words, stretched


def _say(text: str) -> str:
    return QCoreApplication.translate("EmergencyBar", text)


def test_each_language_replaces_the_one_before(speak: Callable[[str], None]) -> None:
    assert SPOKEN == ("zh", "en")
    speak("zh")
    assert _say("EMERGENCY") == "紧急"
    speak("stretch")
    assert _say("EMERGENCY") == "EMERGENCY EMERGENCY"
    speak("reverse")
    assert _say("EMERGENCY") == "YCNEGREME"
    speak("en")
    assert _say("EMERGENCY") == "EMERGENCY"


@pytest.mark.usefixtures("speak")
def test_a_language_without_a_catalogue_is_refused(face: QApplication) -> None:
    with pytest.raises(CatalogueMissing):
        install(face, "xx")


@pytest.mark.parametrize("bend", [stretched, reversed_words])
def test_placeholders_survive(bend: Callable[[str], str]) -> None:
    bent = bend("Step {number} / {of_all}\n%n left")
    assert bent.count("{number}") == 1
    assert bent.count("{of_all}") == 1
    assert bent.count("%n") == 1
    assert bent.format(number=1, of_all=2)


def test_stretched_is_twice_as_long() -> None:
    assert len(stretched("Put the pack on the scale")) >= 2 * len("Put the pack on the scale")
