"""How the rows of an evidence table share their width: that points are told apart comes before all else."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF

from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import Type, text_height, text_width

_LEADING = 1.35
_MOST_VALUE = 0.65  # of a row's width


@dataclass(frozen=True, slots=True)
class RowWords:
    """What stands in one row; the name may come from outside."""

    name: str
    figure: str
    word: str


@dataclass(frozen=True, slots=True)
class RowSetting:
    """Sizes of figure and name, and their widths in px; `stacked` puts the word under the figure."""

    figure: TypeSize
    stacked: bool
    name: TypeSize
    value_px: float
    name_px: float


def row_setting(
    look: Look, room: QSizeF, rows: Sequence[RowWords], *, largest: TypeSize, beside_px: float
) -> RowSetting:
    """The first setting in which every name stands whole: on one line, then smaller, then on several.

    `room` is what name, value and what stands between them (`beside_px`) have; `largest` is the figure's
    size where there is room. Where no setting holds every name, the least one lets names end early.
    """
    ways = _ways(look, room, rows, largest=largest, beside_px=beside_px)
    for name in (TypeSize.S, TypeSize.XS):
        for way in ways:
            widest = max((text_width(look, row.name, _bold(look, name)) for row in rows), default=0.0)
            if widest <= way.name_px:
                return _named(way, name)
    for way in ways:
        style = _bold(look, TypeSize.XS)
        highest = max((text_height(look, row.name, style, way.name_px) for row in rows), default=0.0)
        if highest <= room.height():
            return _named(way, TypeSize.XS)
    return _named(ways[-1], TypeSize.XS)


def stacked_px(look: Look, figure: TypeSize) -> float:
    """What a figure above its word needs."""
    return (look.font_px(figure) + look.font_px(TypeSize.XS)) * _LEADING


def gap_px(look: Look) -> float:
    """Between a figure and the word beside it."""
    return look.mm(2)


def _ways(
    look: Look, room: QSizeF, rows: Sequence[RowWords], *, largest: TypeSize, beside_px: float
) -> list[RowSetting]:
    """Settings of figure and word, the largest first; those that would take a name's room only if all do."""
    figures = (largest, TypeSize.S) if largest is not TypeSize.S else (TypeSize.S,)
    stacked = [(size, True) for size in figures if room.height() >= stacked_px(look, size)]
    sizes = [*stacked, *((size, False) for size in (*figures, TypeSize.XS))]
    most = room.width() * _MOST_VALUE
    widths = {way: _value_px(look, rows, *way) for way in sizes}
    whole = [way for way in sizes if widths[way] <= most] or sizes[-1:]
    return [
        RowSetting(size, over, TypeSize.XS, width, room.width() - width - beside_px)
        for (size, over), width in ((way, min(widths[way], most)) for way in whole)
    ]


def _value_px(look: Look, rows: Sequence[RowWords], size: TypeSize, stacked: bool) -> float:
    figure = max((text_width(look, row.figure, _bold(look, size)) for row in rows), default=0.0)
    word = max((text_width(look, row.word, _bold(look, TypeSize.XS)) for row in rows), default=0.0)
    return max(figure, word) if stacked else figure + gap_px(look) + word


def _named(way: RowSetting, name: TypeSize) -> RowSetting:
    return RowSetting(way.figure, way.stacked, name, way.value_px, way.name_px)


def _bold(look: Look, size: TypeSize) -> Type:
    return Type(size, look.palette.ink, bold=True)
