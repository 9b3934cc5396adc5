"""The forms of single values in a procedure document: keys, ids, words of a closed list, whole numbers."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from types import MappingProxyType

from app.domain.procedure_defect import Defect, under
from app.domain.procedure_words import quoted

Row = Mapping[str, object]
NO_TABLE: Row = MappingProxyType({})
"""What stands for something that should have been a table; it is told as that and as nothing else."""

LONGEST_WORD, MOST_LISTED, MOST_KEYS = 64, 30, 60
"""How much is compared with what can have been meant: a document comes from anybody."""


@dataclass(frozen=True, slots=True)
class IdForm:
    """The form of an id, and the words that tell a writer of it."""

    pattern: re.Pattern[str]
    words: str
    example: str


STEP_ID = IdForm(re.compile(r"[a-z][a-z0-9_]{0,31}"), "small letters, digits and _, at most 32", "prove_dead")


def values(names: type[Enum]) -> tuple[str, ...]:
    """The words of a closed list, as a document writes them."""
    return tuple(name.value for name in names)


def unknown_keys(table: Row, known: Collection[str]) -> Iterator[Defect]:
    """Keys that the grammar does not have: a slip of the pen must not become a rule left out."""
    for key in table:
        if key not in known:
            meant = _meant(str(key), known) if len(table) <= MOST_KEYS else ""
            remedy = f"{meant}take it out; known here: {', '.join(known)}"
            yield Defect(f"key {quoted(str(key))} is unknown", remedy, (key,))


def id_defects(value: object, name: str, form: IdForm) -> Iterator[Defect]:
    """What is wrong with an id, a version or a family."""
    example = f'write it like {name} = "{form.example}"'
    if value is None:
        yield Defect(f"{name}: missing", example)
    elif not isinstance(value, str):
        yield Defect(f"{name}: must be text", example, (name,))
    elif not form.pattern.fullmatch(value):
        yield Defect(f"{name} {quoted(value)} is badly formed: {form.words}", example, (name,))


def one_of(value: object, name: str, allowed: Collection[str]) -> Iterator[Defect]:
    """What is wrong with a word that must be of a closed list."""
    if value is None:
        yield Defect(f"{name}: missing", f"write one of: {', '.join(allowed)}")
    elif not isinstance(value, str):
        yield Defect(f"{name}: must be text", f"write one of: {', '.join(allowed)}")
    elif value not in allowed:
        what = f"{name} {quoted(value)} is unknown; allowed: {', '.join(allowed)}"
        yield Defect(what, f"{_meant(value, allowed)}write one of those")


def some_of(value: object, names: tuple[str, str], allowed: Collection[str]) -> Iterator[Defect]:
    """What is wrong with a list of words of a closed list. `names` are of the list and of one of it."""
    of_all, of_one = names
    if value is None:
        yield Defect(f"{of_all}: missing; [] when there is none", f"write {of_all} = [] or what it needs")
    elif not isinstance(value, list):
        yield Defect(f"{of_all}: must be a list", f'write {of_all} = ["...", "..."]')
    else:
        told: dict[str, Defect] = {}
        if len(value) > MOST_LISTED:
            yield Defect(f"{of_all}: {len(value)}; at most {MOST_LISTED}", "take out what is not needed")
        value = value[:MOST_LISTED]
        for number, one in enumerate(value):
            for defect in under(number, one_of(one, of_one, allowed)):
                told.setdefault(defect.what, defect)
        yield from told.values()
        for number, one in enumerate(value):
            if one in allowed and value[:number].count(one) == 1:
                yield Defect(f"{of_one} {quoted(one)} is given twice", "take one of them out", (number,))


def whole_number(value: object, name: str, *, least: int, most: int) -> Iterator[Defect]:
    """What is wrong with a whole number that must lie between two others."""
    if type(value) is not int or not least <= value <= most:
        remedy = f"write a whole number from {least} to {most}"
        yield Defect(f"{name}: must be a whole number from {least} to {most}", remedy)


def text_at(row: Row, key: str) -> str | None:
    """The text of a key, None where there is none."""
    value = row.get(key)
    return value if isinstance(value, str) else None


def texts_of(value: object) -> tuple[str, ...]:
    """The texts of a list; whatever else it is or holds is left out."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def tables(value: object) -> tuple[Row, ...]:
    """The tables of a list, NO_TABLE in the place of whatever is none."""
    if not isinstance(value, list):
        return ()
    return tuple(row if isinstance(row, Mapping) else NO_TABLE for row in value)


def _meant(given: str, known: Collection[str]) -> str:
    """Of a slip of the pen, the word that was meant."""
    close = get_close_matches(given, known, n=1) if len(given) <= LONGEST_WORD else []
    return f'did you mean "{close[0]}"? If not, ' if close else ""
