"""The texts of a procedure document: in both languages, short enough for a screen, with nothing hidden."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.procedure_defect import Defect, under

LANGUAGES = ("zh", "en")
BOTH = '{ zh = "...", en = "..." }'
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
OPTION = TITLE
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


def words_defects(value: object, name: str, room: Room) -> Iterator[Defect]:
    """What is wrong with one text in both languages; each defect begins with its name."""
    if value is None:
        yield Defect(f"{name}: missing", f"write {name} = {BOTH}")
    elif not isinstance(value, Mapping):
        yield Defect(f"{name}: must be {BOTH}", "write both languages")
    else:
        for key in value:
            if key not in LANGUAGES:
                yield Defect(f"{name}: key {quoted(str(key))} is unknown", "keep zh and en only", (str(key),))
        for language in LANGUAGES:
            told = tuple(line_defects(value.get(language), f"{name} {language}", most=room.of(language)))
            yield from under(language, told)
            if language == "en" and room.words and not told:
                yield from under(language, _too_many_words(value["en"], f"{name} en", room.words))


def list_defects(value: object, names: tuple[str, str], *, room: Room, most: int) -> Iterator[Defect]:
    """What is wrong with a list of texts. `names` are that of the list and that of one of it.

    An empty list is no defect here. The same text twice is one: nobody could tell the two apart.
    """
    of_all, of_one = names
    if not isinstance(value, list):
        yield Defect(f"{of_all}: must be a list", f"write [{BOTH}, ...]")
        return
    if len(value) > most:
        yield Defect(f"{of_all}: {len(value)}; at most {most}", "leave some out, or make it two steps")
    told = [
        defect
        for number, words in enumerate(value[:most])
        for defect in under(number, words_defects(words, f"{of_one} {number + 1}", room))
    ]
    yield from told
    if not told:
        yield from _same(value[:most], of_one)


def line_defects(value: object, name: str, *, most: int) -> Iterator[Defect]:
    """What is wrong with one line of text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        yield Defect(f"{name}: missing", "write the text")
    elif not isinstance(value, str):
        yield Defect(f"{name}: must be text", "put it in quotes")
    elif len(value) > most:
        yield Defect(f"{name}: {len(value)} characters; at most {most}", "say it shorter")
    elif strange := next((sign for sign in value if _strange(sign)), None):
        yield Defect(f"{name}: character U+{ord(strange):04X} is not allowed", "take it out")
    elif value != value.strip():
        yield Defect(f"{name}: blank at an end", "take the blank out")


def _same(rows: list[Mapping[str, str]], of_one: str) -> Iterator[Defect]:
    for language in LANGUAGES:
        texts = [words[language] for words in rows]
        for number, text in enumerate(texts):
            if text in texts[:number]:
                first = f"{of_one} {texts.index(text) + 1}"
                what = f"{of_one} {number + 1} {language}: the same as {first}"
                yield Defect(what, "word them so that they can be told apart", (number, language))


def _too_many_words(text: str, name: str, most: int) -> Iterator[Defect]:
    count = len(text.split())
    if count > most:
        yield Defect(f"{name}: {count} words; at most {most}", "say it shorter")


@lru_cache(maxsize=4096)  # documents are long, and their signs are few
def _strange(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN or unicodedata.bidirectional(sign) in _BACKWARDS
