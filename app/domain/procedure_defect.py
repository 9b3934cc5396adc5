"""A defect of a procedure document: what is wrong, where, and what to write instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.toml_lines import Where, line_at


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect, in words that whoever wrote the document can act on.

    `what` is wrong and `remedy` says what to write instead. `at` are the keys and indices that lead to the
    spot, `place` its name in words ("step 6 (prove_dead)"), "" for the head. `line` is 0 while unknown.
    """

    what: str
    remedy: str
    at: Where = ()
    place: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" if self.place else self.what

    @property
    def told(self) -> str:
        """The defect with its remedy, on one line."""
        return f"{self} - {self.remedy}"


def under(where: str | int | Where, defects: Iterable[Defect]) -> Iterator[Defect]:
    """The defects of a part, seen from what it stands in."""
    outer = where if isinstance(where, tuple) else (where,)
    yield from (replace(defect, at=(*outer, *defect.at)) for defect in defects)


def prefixed(words: str, defects: Iterable[Defect]) -> Iterator[Defect]:
    """The defects with words before them that say of what they are."""
    yield from (replace(defect, what=f"{words} {defect.what}") for defect in defects)


def at_place(place: str, defects: Iterable[Defect]) -> Iterator[Defect]:
    """The defects of a step or a deviation, with its name."""
    yield from (replace(defect, place=place) for defect in defects)


def with_lines(defects: Iterable[Defect], lines: Mapping[Where, int]) -> tuple[Defect, ...]:
    """The defects with the line that each stands on."""
    return tuple(replace(defect, line=line_at(lines, defect.at)) for defect in defects)
