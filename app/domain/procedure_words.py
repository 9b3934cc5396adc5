"""The texts of a procedure document: in both languages, short enough for a screen, with nothing hidden."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LANGUAGES = ("zh", "en")
_QUOTED = 40
# Controls, direction marks, unassigned and private characters, line ends, and marks that pile up.
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Mc", "Me", "Mn"})
_BACKWARDS = frozenset({"R", "AL", "AN"})  # letters that would turn the order of a line around


@dataclass(frozen=True, slots=True)
class Room:
    """How many characters a text may have in each language; `words` are the English words, 0 for any."""

    zh: int
    en: int
    words: int = 0

    def of(self, language: str) -> int:
        """The room in one language."""
        return self.zh if language == "zh" else self.en


TITLE = Room(zh=20, en=48, words=12)  # one line of the largest letters
DETAIL = Room(zh=60, en=160)
POINT = Room(zh=12, en=24)
REMEDY = Room(zh=24, en=60, words=12)
TOOL = Room(zh=16, en=40)
LIMIT_TITLE = Room(zh=24, en=48)
LIMIT_ACTION = Room(zh=60, en=160)


def quoted(text: str) -> str:
    """A text of the document as a defect may repeat it: cut short, its hidden characters spelt out."""
    shown = repr(text[:_QUOTED])[1:-1]
    return f'"{shown}…"' if len(text) > _QUOTED else f'"{shown}"'


def words_defects(value: object, name: str, room: Room) -> Iterator[str]:
    """What is wrong with one text in both languages; each defect begins with its name."""
    if value is None:
        yield f"{name}: missing"
    elif not isinstance(value, Mapping):
        yield f'{name}: must be {{ zh = "...", en = "..." }}'
    else:
        yield from (f"{name}: key {quoted(str(key))} is unknown" for key in value if key not in LANGUAGES)
        for language in LANGUAGES:
            told = tuple(line_defects(value.get(language), f"{name} {language}", most=room.of(language)))
            yield from told
            if language == "en" and room.words and not told:
                yield from _too_many_words(value["en"], f"{name} en", room.words)


def list_defects(value: object, names: tuple[str, str], *, room: Room, most: int) -> Iterator[str]:
    """What is wrong with a list of texts. `names` are that of the list and that of one of it.

    An empty list is no defect here. The same text twice is one: nobody could tell the two apart.
    """
    of_all, of_one = names
    if not isinstance(value, list):
        yield f"{of_all}: must be a list"
        return
    if len(value) > most:
        yield f"{of_all}: {len(value)}; at most {most}"
    told = [
        defect
        for number, words in enumerate(value[:most], 1)
        for defect in words_defects(words, f"{of_one} {number}", room)
    ]
    yield from told
    if told:
        return
    for language in LANGUAGES:
        texts = [words[language] for words in value[:most]]
        for number, text in enumerate(texts, 1):
            if text in texts[: number - 1]:
                yield f"{of_one} {number} {language}: the same as {of_one} {texts.index(text) + 1}"


def line_defects(value: object, name: str, *, most: int) -> Iterator[str]:
    """What is wrong with one line of text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        yield f"{name}: missing"
    elif not isinstance(value, str):
        yield f"{name}: must be text"
    elif len(value) > most:
        yield f"{name}: {len(value)} characters; at most {most}"
    elif strange := next((sign for sign in value if _strange(sign)), None):
        yield f"{name}: character U+{ord(strange):04X} is not allowed"
    elif value != value.strip():
        yield f"{name}: blank at an end"


def _too_many_words(text: str, name: str, most: int) -> Iterator[str]:
    count = len(text.split())
    if count > most:
        yield f"{name}: {count} words; at most {most}"


def _strange(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN or unicodedata.bidirectional(sign) in _BACKWARDS
