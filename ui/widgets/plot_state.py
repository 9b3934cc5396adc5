"""What the shift's plots show: packs and kilograms by the hour, step times, holds, and how old it all is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.shift_so_far import Hour, ShiftSoFar, StepTime
from ui.theme.tokens import Language
from ui.widgets.figures import counted

_PACKS = QT_TRANSLATE_NOOP("ShiftPlots", "Packs by hour")
_KILOGRAMS = QT_TRANSLATE_NOOP("ShiftPlots", "Kilograms by hour")
_STEPS = QT_TRANSLATE_NOOP("ShiftPlots", "Step times, median in minutes")
_HOLDS = QT_TRANSLATE_NOOP("ShiftPlots", "Holds")
_RECEIVED = QT_TRANSLATE_NOOP("ShiftPlots", "received")
_DISMANTLED = QT_TRANSLATE_NOOP("ShiftPlots", "dismantled")
_IN = QT_TRANSLATE_NOOP("ShiftPlots", "in")
_OUT = QT_TRANSLATE_NOOP("ShiftPlots", "out")
_RAISED = QT_TRANSLATE_NOOP("ShiftPlots", "raised")
_RELEASED = QT_TRANSLATE_NOOP("ShiftPlots", "released")
_OPEN = QT_TRANSLATE_NOOP("ShiftPlots", "open")
_MORE = QT_TRANSLATE_NOOP("ShiftPlots", "and {count} shorter")
_NOTHING = QT_TRANSLATE_NOOP("ShiftPlots", "nothing yet")
_HALF_KG = 500_000  # milligrams; a bar's number is rounded to whole kilograms


class Unit(Enum):
    """What one on an axis stands for, in the units of the values."""

    PIECE = 1
    KILOGRAM = 1_000_000  # milligrams
    MINUTE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Age:
    """How old the newest of it is, in words; `stale` says that nobody should rely on it."""

    words: str = ""
    stale: bool = False


FRESH = Age()


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar: its name, a value for each label, and the value in words."""

    name: str
    values: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarsState:
    """Bars over labels, one or two of them side by side: the first hatched, the second black."""

    title: str = ""
    labels: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    age: Age = FRESH
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True)
class Row:
    """One bar that lies: its name (may be from a document), its value and that in words."""

    name: str
    value: int
    text: str
    care: bool = False


@dataclass(frozen=True, slots=True)
class RowsState:
    """Lying bars from the top; of more than there is room for the shortest are counted, not drawn."""

    title: str = ""
    rows: tuple[Row, ...] = ()
    age: Age = FRESH
    unit: Unit = Unit.PIECE


def packs_by_hour(so_far: ShiftSoFar, language: Language, age: Age = FRESH) -> BarsState:
    """Received beside dismantled."""
    came = tuple(hour.received for hour in so_far.hours)
    went = tuple(hour.dismantled for hour in so_far.hours)
    series = (_counts(_say(_RECEIVED), came, language), _counts(_say(_DISMANTLED), went, language))
    return BarsState(_say(_PACKS), _labels(so_far.hours), series, age)


def kilograms_by_hour(so_far: ShiftSoFar, language: Language, age: Age = FRESH) -> BarsState:
    """What was weighed in beside what was weighed out."""
    came = tuple(hour.in_mg for hour in so_far.hours)
    went = tuple(hour.out_mg for hour in so_far.hours)
    series = (_masses(_say(_IN), came, language), _masses(_say(_OUT), went, language))
    return BarsState(_say(_KILOGRAMS), _labels(so_far.hours), series, age, Unit.KILOGRAM)


def step_times(so_far: ShiftSoFar, names: Mapping[tuple[str, str], str], age: Age = FRESH) -> RowsState:
    """Median time of each step, by its number; `names` has a step's words by its document and id."""
    rows = tuple(_step_row(step, names) for step in so_far.steps)
    return RowsState(_say(_STEPS), rows, age, Unit.MINUTE)


def holds(so_far: ShiftSoFar, language: Language, age: Age = FRESH) -> RowsState:
    """Raised, released, and open from this shift and earlier ones."""
    told = (
        (_RAISED, so_far.holds_raised),
        (_RELEASED, so_far.holds_released),
        (_OPEN, so_far.holds_open),
    )
    rows = (
        Row(_say(word), count, counted(count, language), care=word is _OPEN and count > 0)
        for word, count in told
    )
    return RowsState(_say(_HOLDS), tuple(rows), age)


def nothing_yet() -> str:
    """What a plot without bars says."""
    return _say(_NOTHING)


def more_words(count: int) -> str:
    """How many rows there was no room for."""
    return _say(_MORE).format(count=count)


def duration_text(milliseconds: int) -> str:
    """A time as minutes and seconds, cut and not rounded up."""
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02d}"


def _step_row(step: StepTime, names: Mapping[tuple[str, str], str]) -> Row:
    name = names.get((step.procedure, step.step), step.step)
    return Row(f"{step.number} {name}", step.median_ms, duration_text(step.median_ms))


def _counts(name: str, values: tuple[int, ...], language: Language) -> Series:
    return Series(name, values, tuple(counted(value, language) for value in values))


def _masses(name: str, values: tuple[int, ...], language: Language) -> Series:
    texts = (counted((value + _HALF_KG) // Unit.KILOGRAM.value, language) for value in values)
    return Series(name, values, tuple(texts))


def _labels(hours: tuple[Hour, ...]) -> tuple[str, ...]:
    begins = (datetime.fromtimestamp(hour.begins_ms / 1000, UTC).astimezone() for hour in hours)
    return tuple(f"{begin:%H}" for begin in begins)


def _say(words: object) -> str:
    return QCoreApplication.translate("ShiftPlots", str(words))
