"""The texts of a document: both languages, room for each on a screen, and nothing that is not seen."""

import pytest

from app.domain.procedure_words import (
    DETAIL,
    POINT,
    REMEDY,
    TITLE,
    TOOL,
    Room,
    line_defects,
    list_defects,
    quoted,
    words_defects,
)
from tests.hostile import HOSTILE


def told(zh: object = "拔下", en: object = "Pull it", room: Room = TITLE) -> list[str]:
    return [str(defect) for defect in words_defects({"zh": zh, "en": en}, "title", room)]


@pytest.mark.parametrize(
    ("room", "zh", "en"),
    [(TITLE, 20, 48), (DETAIL, 60, 160), (POINT, 12, 24), (REMEDY, 24, 60), (TOOL, 16, 40)],
)
def test_a_text_has_room_in_each_language(room: Room, zh: int, en: int) -> None:
    assert told("字" * zh, "x" * en, room) == []
    assert told("字" * (zh + 1), "x" * (en + 1), room) == [
        f"title zh: {zh + 1} characters; at most {zh}",
        f"title en: {en + 1} characters; at most {en}",
    ]


def test_a_title_has_at_most_twelve_words() -> None:
    assert told(en=" ".join("a" * 12)) == []
    assert told(en=" ".join("a" * 13)) == ["title en: 13 words; at most 12"]
    assert told(en=" ".join("a" * 13), room=DETAIL) == []


@pytest.mark.parametrize("empty", [None, "", " ", "\u3000", "\t"])
def test_neither_language_may_be_missing(empty: object) -> None:
    assert told(zh=empty) == ["title zh: missing"]
    assert told(en=empty) == ["title en: missing"]


def test_no_third_language_and_nothing_but_text() -> None:
    given = {"zh": 1, "en": ["x"], "de": "ziehen"}
    assert [str(defect) for defect in words_defects(given, "title", TITLE)] == [
        'title: key "de" is unknown',
        "title zh: must be text",
        "title en: must be text",
    ]


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("\0", "U+0000"),
        ("\n", "U+000A"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u200b", "U+200B"),
        ("\u2028", "U+2028"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\ufeff", "U+FEFF"),
        ("\u0301", "U+0301"),
        ("\u05d0", "U+05D0"),
        ("\u0661", "U+0661"),
        ("\ue000", "U+E000"),
        ("\uffff", "U+FFFF"),
        ("\ud800", "U+D800"),
    ],
)
def test_what_is_not_seen_or_turns_a_line_around_is_refused(sign: str, code: str) -> None:
    assert told(en=f"Pull{sign}it") == [f"title en: character {code} is not allowed"]


@pytest.mark.parametrize("text", [" Pull", "Pull ", "\u3000Pull", "Pull\u00a0"])
def test_a_text_has_no_blanks_at_its_ends(text: str) -> None:
    assert told(en=text) == ["title en: blank at an end"]


@pytest.mark.parametrize(
    "text", ["HV+ → HV−", "≤ 60 V, 5 °C · “live”", "CAT III 电表、表笔（1000 V）", "<b>&amp;"]
)
def test_the_signs_of_the_field_are_allowed(text: str) -> None:
    assert list(line_defects(text, "title", most=40)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_harmless_or_refused_in_harmless_words(text: str) -> None:
    defects = [*(defect.told for defect in line_defects(text, "title", most=160)), quoted(text)]
    assert all(defect.isprintable() and len(defect) < 500 for defect in defects)
    if len(defects) == 1:
        assert text.isprintable()
        assert text.strip() == text != ""


def test_the_same_text_twice_in_a_list_cannot_be_told_apart() -> None:
    rows = [{"zh": "甲", "en": "a"}, {"zh": "乙", "en": "b"}, {"zh": "丙", "en": "a"}]
    assert [str(one) for one in list_defects(rows, ("points", "point"), room=POINT, most=9)] == [
        "point 3 en: the same as point 1"
    ]


def test_a_list_may_be_full() -> None:
    rows = [{"zh": f"第{number}", "en": f"no. {number}"} for number in range(4)]
    assert list(list_defects(rows, ("points", "point"), room=POINT, most=4)) == []
    (defect,) = list_defects(rows, ("points", "point"), room=POINT, most=3)
    assert str(defect) == "points: 4; at most 3"
