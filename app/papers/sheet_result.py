"""Block B of a handover sheet: six figures, then intake by class and chemistry beside products by code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.papers.sheet_flow import INNER, RIGHT, Block, Strip
from app.papers.sheet_pen import Pen, plain
from app.papers.sheet_text import fitting, legible, wrapped
from app.papers.sheet_values import NONE, Values, kilograms, of, per_cent
from app.papers.sheet_words import CHEMISTRIES, OUTPUTS, YIELD_WHY, both

_FIGURE_PT, _CAPTION_PT, _SUB_PT, _ROW_PT = 16.0, 8.0, 7.5, 8.5
_SUB_STEP = 3.1
_ROW_HIGH = 4.2
_HALF = (RIGHT - INNER - 8) / 2
_WORDS_WIDE = 46.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to be read from afar, its caption, and small words under it."""

    caption: str
    value: str
    under: tuple[str, ...]


def result(values: Values) -> Block:
    """All of block B."""
    told = values.content["B"]
    strips = [figures_strip(_six(told))]
    cells, products = told["received"]["cells"], told["products"]
    if cells or products:
        strips.append(Strip(_ROW_HIGH + 0.6, _table_heads))
    strips += [
        _table_row(cells[at : at + 1], products[at : at + 1]) for at in range(max(len(cells), len(products)))
    ]
    return Block("B", tuple(strips), aside=f"{_handed(told)}库存可拆 in store: {told['stored']['v']}")


def _handed(told: dict[str, Any]) -> str:
    """Packs that changed hands between stations; nothing where none did, and on sheets of before."""
    words = {
        "on": "转出 handed on",
        "back": "转回 came back",
        "over": "接转 taken over",
        "confirmed": "对方已接 confirmed",
    }
    counts = [(words[name], told["handed"][name]["v"]) for name in words if "handed" in told]
    return "".join(f"{name} {count}；" for name, count in counts if count)


def _six(told: dict[str, Any]) -> tuple[Figure, ...]:
    received, dismantled, modules = told["received"], told["dismantled"], told["modules"]
    share, holds, labels = told["yield"], told["holds"], told["labels"]
    return (
        Figure(
            "收料 received",
            str(received["packs"]["v"]),
            (
                _mass(received["mass_mg"], received["packs"]["v"]),
                f"已称 weighed {received['weights']['v']}",
                _typed(received),
            ),
        ),
        Figure(
            "拆完 dismantled",
            str(dismantled["packs"]["v"]),
            (
                f"入 in {kilograms(dismantled['in_mg']['v'])}",
                f"出 out {kilograms(dismantled['out_mg']['v'])}",
                f"未称 unweighed {dismantled['unweighed']['v']}" if dismantled["unweighed"]["v"] else "",
            ),
        ),
        Figure(
            "模组 modules",
            f"{modules['records']['v']:,}",
            (kilograms(modules["mass_mg"]["v"]), _typed(modules)),
        ),
        Figure("固体收率 solid yield", per_cent(share["per_mille"]["v"]), _basis(share)),
        Figure(
            "停止点 holds raised",
            str(holds["raised"]["v"]),
            (f"放行 released {holds['released']['v']}", f"未放行 still shut {holds['open']['v']}"),
        ),
        Figure("标签 labels", str(labels["printed"]["v"]), (f"补打 reprinted {labels['again']['v']}",)),
    )


def _mass(leaf: dict[str, Any], packs: int) -> str:
    return "未称重 not weighed" if leaf["v"] is None and packs else kilograms(leaf["v"])


def _typed(told: dict[str, Any]) -> str:
    return f"其中手输 typed {told['typed']['v']}" if told["typed"]["v"] else ""


def _basis(share: dict[str, Any]) -> tuple[str, ...]:
    if share["per_mille"]["v"] is None:
        return "未知 not known", *YIELD_WHY[share["why"]["v"]]
    based = f"对包重 of pack mass，{share['runs']['v']}/{share['of']['v']} 包 packs"
    return based, f"含手输 typed {share['typed']['v']}" if share["typed"]["v"] else ""


def figures_strip(figures: Sequence[Figure]) -> Strip:
    """Figures beside each other across the sheet, as high as the words under them need."""
    wide = (RIGHT - INNER) / len(figures)
    under = [
        [line for words in figure.under if words for line in wrapped([plain(words)], wide - 2.4, pt=_SUB_PT)]
        for figure in figures
    ]
    high = 11.0 + _SUB_STEP * max(map(len, under))

    def draw(pen: Pen, top: float) -> None:
        for number, figure in enumerate(figures):
            x = INNER + number * wide
            if number:
                pen.post(x - 1.8, top - 0.4, top + high - 1.4)
            pen.text(x, top + 2.4, fitting(figure.caption, wide - 3, pt=_CAPTION_PT), pt=_CAPTION_PT)
            value = fitting(figure.value, wide - 2.4, pt=_FIGURE_PT, bold=True)
            pen.text(x, top + 8.6, value, pt=_FIGURE_PT, bold=True)
            pen.lines(x, top + 12.2, under[number], pt=_SUB_PT, step=_SUB_STEP)

    return Strip(high, draw)


def _table_heads(pen: Pen, top: float) -> None:
    right = INNER + _HALF + 8
    pen.text(INNER, top + 3.2, "等级 class，体系 chemistry", pt=7.5)
    pen.text_left(INNER + 58, top + 3.2, "包 packs", pt=7.5)
    pen.text_left(INNER + _HALF, top + 3.2, "净重 net", pt=7.5)
    pen.text(right, top + 3.2, "产出 output", pt=7.5)
    pen.text_left(right + 58, top + 3.2, "次 records", pt=7.5)
    pen.text_left(RIGHT, top + 3.2, "净重 net", pt=7.5)
    pen.rule(INNER, top + _ROW_HIGH, INNER + _HALF)
    pen.rule(right, top + _ROW_HIGH, RIGHT)


def _table_row(cells: list[dict[str, Any]], products: list[dict[str, Any]]) -> Strip:
    at_left = [
        (legible(f"{of(one, 'class') or '未分级 open'}，{both(CHEMISTRIES, of(one, 'chemistry'))}"), one)
        for one in cells
    ]
    at_right = [(legible(both(OUTPUTS, of(one, "code"))), one) for one in products]
    rows = [*at_left, *at_right]

    def draw(pen: Pen, top: float) -> None:
        for words, one in at_left:
            _figures_row(pen, top, (INNER, words), one, count=one["packs"]["v"])
        for words, one in at_right:
            _figures_row(pen, top, (INNER + _HALF + 8, words), one, count=one["records"]["v"])

    below = any(_typed(one) and not _beside(words, one) for words, one in rows)
    return Strip(_ROW_HIGH + (_SUB_STEP if below else 0), draw)


def _beside(words: str, told: dict[str, Any]) -> bool:
    """Whether what was typed can be said on the row's own line."""
    return plain(words).width(_ROW_PT) + 2 + plain(_typed(told)).width(_SUB_PT) <= _WORDS_WIDE


def _figures_row(pen: Pen, top: float, start: tuple[float, str], told: dict[str, Any], *, count: int) -> None:
    x, words = start
    y = top + 3.4
    pen.text(x, y, fitting(words, _WORDS_WIDE, pt=_ROW_PT), pt=_ROW_PT)
    pen.text_left(x + 58, y, f"{count:,}", pt=_ROW_PT, bold=True)
    mass = NONE if told["mass_mg"]["v"] is None else kilograms(told["mass_mg"]["v"])
    pen.text_left(x + _HALF, y, mass, pt=_ROW_PT, bold=True)
    if _beside(words, told):
        pen.text(x + plain(words).width(_ROW_PT) + 2, y, _typed(told), pt=_SUB_PT)
    else:
        pen.text(x + 3, y + _SUB_STEP, _typed(told), pt=_SUB_PT)
