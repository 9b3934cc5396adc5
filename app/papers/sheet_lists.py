"""Blocks F to J of a handover sheet: ticks and notes, the station at the moment of freezing, instructions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.domain.verdict import Verdict
from app.papers.sheet_flow import INNER, RIGHT, Block, Strip
from app.papers.sheet_pen import Pen, bold, plain
from app.papers.sheet_reasons import DEVICE_REASONS, FAULTS
from app.papers.sheet_result import Figure, figures_strip
from app.papers.sheet_text import Fragment, Line, fitting, paragraphs, wrapped
from app.papers.sheet_values import NONE, Values, lasting
from app.papers.sheet_words import (
    CHECKED,
    CLOCKS,
    DEVICES,
    EQUIPMENT,
    FIVE,
    HEALTH,
    SAFETY,
    SCALE_CHECKS,
    TEN,
    Pair,
    both,
)

_PT, _STEP, _TICK_HIGH = 9.0, 3.8, 4.4
_ROOM = RIGHT - INNER


def equipment(values: Values) -> Block:
    """Block F."""
    told = values.content["F"]
    lines = [
        *_lamps(told["lamps"], values),
        *_instruments(told["instruments"]),
        *_checks(told.get("checks", ()), values),  # sheets from before scales were checked have none
        *_printers(told["printers"], values),
    ]
    strips = [*_ticks(told["ticks"], EQUIPMENT, columns=4), *_notes(told["ticks"], EQUIPMENT)]
    strips += [_line(line) for line in lines]
    return Block("F", tuple(strips), aside=_ticked(told["ticks"]))


def safety(values: Values) -> Block:
    """Block G."""
    ticks = values.content["G"]
    strips = [*_ticks(ticks, SAFETY, columns=4), *_notes(ticks, SAFETY)]
    return Block("G", tuple(strips), aside=_ticked(ticks))


def delivery(values: Values) -> Block:
    """Block H: as the station showed it then, which no other entry says."""
    told = {name: leaf["v"] for name, leaf in values.content["H"].items()}
    oldest, age, disk = told["oldest"], told["clock_age_ms"], told["disk_free_mib"]
    figures = (
        Figure("已存 saved", f"{told['saved']:,}", ()),
        Figure(
            "登记处 registry", f"{told['receipted']:,}", (f"上次 last {values.time(told['last_receipt'])}",)
        ),
        Figure(
            "待传 waiting",
            f"{told['waiting']:,}",
            (f"最久 oldest {lasting(values.frozen_ms - oldest)}" if oldest is not None else "",),
        ),
        Figure("时钟 clock", both(CLOCKS, told["clock"]).split(" ")[0], _clock_words(told["clock"], age)),
        Figure("磁盘剩余 disk free", f"{disk // 1024:,} GiB" if disk is not None else NONE, ()),
    )
    return Block(
        "H",
        (figures_strip(figures),),
        aside="定稿时本站所示 as this station showed when frozen",
    )


def _clock_words(state: str, age_ms: int | None) -> tuple[str, ...]:
    english = CLOCKS.get(state, (state, ""))[1]
    return (
        english,
        f"核于 checked {lasting(age_ms)} 前 ago" if age_ms is not None else "校时时间不明 age not known",
    )


def instructions(values: Values) -> Block:
    """Block I: as it was typed, and an empty line to write on."""
    text = values.content["I"]["text"]["v"]
    lines = (
        [line for part in paragraphs(text) for line in wrapped([plain(part)], _ROOM, pt=9.5)] if text else []
    )
    *before, last = [line for line in lines if line] or [()]

    def draw_last(pen: Pen, top: float) -> None:
        pen.line(INNER, top + 3.2, last, pt=9.5)
        pen.rule(INNER, top + _STEP + 5.6, RIGHT)

    return Block("I", (*(_line(line, pt=9.5) for line in before), Strip(_STEP + 6.6, draw_last)))


def questions(values: Values) -> Block:
    """Block J: what was not ticked stays an empty box to tick by hand, and the sheet says it is not whole."""
    told = values.content["J"]
    ten, five = told["ten"], told["five"]
    missing = sum(not tick["ticked"]["v"] for tick in (*ten, *five))
    whole = "完全交接 complete" if not missing else f"不完全交接 INCOMPLETE，缺 {missing} 项 open"
    strips = [*_ticks(ten, TEN, columns=5), *_ticks(five, FIVE, columns=3)]
    return Block("J", tuple(strips), aside=whole, whole=True)


def _ticked(ticks: Sequence[Mapping[str, Any]]) -> str:
    return f"已看 looked at {sum(tick['ticked']['v'] for tick in ticks)} / {len(ticks)}"


def _ticks(ticks: Sequence[Mapping[str, Any]], words: Mapping[str, Pair], *, columns: int) -> list[Strip]:
    return [_tick_row(ticks[at : at + columns], words, columns) for at in range(0, len(ticks), columns)]


def _tick_row(ticks: Sequence[Mapping[str, Any]], words: Mapping[str, Pair], columns: int) -> Strip:
    wide = _ROOM / columns

    def draw(pen: Pen, top: float) -> None:
        for number, tick in enumerate(ticks):
            x = INNER + number * wide
            pen.tick_box(x, top + 0.5, ticked=tick["ticked"]["v"])
            pen.text(x + 5, top + 3.5, fitting(both(words, tick["item"]), wide - 6, pt=8.5), pt=8.5)

    return Strip(_TICK_HIGH, draw)


def _notes(ticks: Iterable[Mapping[str, Any]], words: Mapping[str, Pair]) -> list[Strip]:
    noted = [tick for tick in ticks if tick["note"]["v"]]
    parts: list[Fragment] = []
    for tick in noted:
        parts += [bold(f"{both(words, tick['item'])}: ", kept=True), plain(f"{tick['note']['v']}   ")]
    return [_line(line) for line in wrapped(parts, _ROOM, pt=_PT)] if parts else []


def _lamps(lamps: Sequence[Mapping[str, Any]], values: Values) -> list[Line]:
    if not lamps:
        return []
    parts = [plain("设备灯 devices: ")]
    for lamp in lamps:
        well = lamp["now"]["v"] == "ready"
        now, reason = lamp["now"]["v"], lamp["reason"]["v"]
        # A camera gives no other reason than its new state.
        why = f"（{both(DEVICE_REASONS, reason)}）" if reason not in ("", now) else ""
        state = f"{both(HEALTH, now)}{why} {values.time(lamp['since']['v'])}"
        words = f"{both(DEVICES, lamp['device']['v'])} {state}"
        parts += [plain(words) if well else bold(words), plain("；")]
    return wrapped(parts[:-1], _ROOM, pt=_PT)


def _instruments(instruments: Sequence[Mapping[str, Any]]) -> list[Line]:
    lines: list[Line] = []
    for one in instruments:
        until = one["until"]["v"]
        serial = f"（{one['serial']['v']}）" if one["serial"]["v"] else ""
        parts = [
            plain("仪器 instrument "),
            bold(one["id"]["v"]),
            plain(f"{serial}，用 used {one['used']['v']} 次 times；"),
        ]
        words = f"检定或校准至 verified until {until}" if until else "检定期不明 verification not known"
        ended = bold(f"{words} 已过期 ENDED") if one["ended"]["v"] else plain(words)
        lines += wrapped([*parts, ended], _ROOM, pt=_PT)
    return lines


def _checks(checks: Sequence[Mapping[str, Any]], values: Values) -> list[Line]:
    """The newest check of each kind in this shift; one not made is told as loud as one that failed."""
    if not checks:
        return []
    parts = [plain("秤检查 scale checks: ")]
    for one in checks:
        verdict = one["verdict"]["v"]
        name = f"{one['scale']['v']} {both(SCALE_CHECKS, one['check']['v'])} "
        when = f" {values.time(one['at']['v'])}" if one["at"]["v"] is not None else ""
        state = f"{both(CHECKED, verdict)}{when}" if verdict else "本班未做 not done in this shift"
        words = name + state
        parts += [plain(words) if verdict == Verdict.PASSED.value else bold(words), plain("；")]
    return wrapped(parts[:-1], _ROOM, pt=_PT)


def _printers(printers: Sequence[Mapping[str, Any]], values: Values) -> list[Line]:
    lines: list[Line] = []
    for one in printers:
        fault = one["fault"]["v"]
        name = (
            f"打印 {both(DEVICES, one['prints']['v'])} {one['printer']['v']}，{values.time(one['at']['v'])}："
        )
        state = bold(f"故障 fault: {both(FAULTS, fault)}") if fault else plain("已打印 printed")
        lines += wrapped([plain(name), state], _ROOM, pt=_PT)
    return lines


def _line(line: Line, *, pt: float = _PT) -> Strip:
    return Strip(_STEP, lambda pen, top: pen.line(INNER, top + 3.2, line, pt=pt))
