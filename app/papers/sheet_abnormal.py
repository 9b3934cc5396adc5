"""Block E of a handover sheet: what went wrong, what was decided by hand, and corrections."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.handover_undo import OLDER_SHEET
from app.papers.sheet_flow import Block
from app.papers.sheet_open import Paragraph, note_of, nothing
from app.papers.sheet_pen import bold, plain
from app.papers.sheet_reasons import DEVICE_REASONS, REASONS, UNREAD
from app.papers.sheet_rows import Row, row_strip
from app.papers.sheet_values import NONE, Values, amount, kilograms, of, ppm, signed_kilograms
from app.papers.sheet_words import (
    AIR_LEVELS,
    AIR_SIGNS,
    DEVICES,
    ENERGY,
    ENTRY_TYPES,
    GASES,
    HEALTH,
    KINDS,
    OUTPUTS,
    SCALE_CHECKS,
    VERDICTS,
    both,
)

Cells = Mapping[str, Any]
Body = tuple[Paragraph, ...]
_ACROSS = {"at_most": "上限 limit ≤", "at_least": "下限 limit ≥"}


def abnormal(values: Values, read: frozenset[str], *, items: Mapping[str, str]) -> Block:
    """All of block E; `items` are those that must be gone through, key to what their code holds."""
    rows = values.content["E"]
    strips = [row_strip(_row(row, values, read, items=items)) for row in rows]
    still = sum(row["open"]["v"] for row in rows)
    return Block(
        "E",
        tuple(strips) or (nothing("没有异常 nothing abnormal"),),
        aside=f"{len(rows)} 条 rows，未了 open {still}" if rows else "",
        ruled=True,
    )


def _row(row: Cells, values: Values, read: frozenset[str], *, items: Mapping[str, str]) -> Row:
    kind = row["kind"]["v"]
    words = both(KINDS, of(row, "hold") if of(row, "hold") == "judgement" else kind)
    at = values.time(row["at"]["v"]) if "at" in row else ""
    state = "未了 OPEN" if row["open"]["v"] else ""
    body = _BODIES[kind](row, values)
    return Row(
        "octagon" if kind == "hold" else "triangle",
        (bold(f"{at} {words} {state}".strip()),),
        (*body, *note_of(row)),
        code=items.get(row["key"], ""),
        box=row["key"] in items,
        read=row["key"] in read,
        letter="!",
        wide=True,
    )


def _alarm(row: Cells, values: Values) -> Body:
    first = plain(f"地点 place {of(row, 'place') or NONE}{_pack(row)}")
    if "ended" not in row:
        return ((first, bold("；未解除 not ended")),)
    words = f"解除 ended {values.time(of(row, 'ended'))}，{values.person(of(row, 'second'))}{_reason(row)}"
    return (first,), (plain(words),)


def _air(row: Cells, values: Values) -> Body:
    """Which gas, how much of it beside its limit, and when it was over."""
    first = [bold(f"{both(GASES, of(row, 'gas'))}，{both(AIR_LEVELS, of(row, 'level'))}")]
    if of(row, "value_ppb", None) is not None:
        first.append(plain(f"：{ppm(of(row, 'value_ppb'))}"))
    if of(row, "limit", None) is not None:
        first.append(plain(f"，限值 limit {of(row, 'limit')} ppm"))
    if of(row, "sign") in AIR_SIGNS:
        first.append(plain(f"，{both(AIR_SIGNS, of(row, 'sign'))}"))
    ended = f"解除 over {values.time(of(row, 'ended'))}" if "ended" in row else "仍在报警 it still stands"
    return (*first, plain(_pack(row))), (plain(ended) if "ended" in row else bold(ended),)


def _blind(row: Cells, values: Values) -> Body:
    lost = zip(of(row, "gases"), of(row, "whys"), strict=True)
    told = "；".join(f"{both(GASES, gas)}：{both(UNREAD, why)}" for gas, why in lost)
    ended = f"至 until {values.time(of(row, 'ended'))}" if "ended" in row else "至今 still so"
    return (plain(f"{told}{_pack(row)}"),), (plain(ended),)


def _scale(row: Cells, values: Values) -> Body:
    """How far the scale was off, which weights are in doubt, and whether a check has passed since."""
    off = f"偏差 off {signed_kilograms(of(row, 'off_mg'))}，允许 allowed {kilograms(of(row, 'allowed_mg'))}"
    since = (
        f"自 since {values.time(of(row, 'since'))}" if "since" in row else "此前从未合格 none passed before"
    )
    named, count = of(row, "weighed"), of(row, "count")
    doubted = f"存疑称重 weights in doubt {count}（{since}）"
    told = "、".join(named) + (f" 等 and {count - len(named)} more" if count > len(named) else "")
    ended = (
        f"再查合格 passed {values.time(of(row, 'ended'))}" if "ended" in row else "仍未合格 not passed since"
    )
    return (
        (bold(f"{of(row, 'scale')} {both(SCALE_CHECKS, of(row, 'check'))}："), plain(off)),
        (bold(doubted), plain(f"：{told}" if named else "")),
        (plain(ended) if "ended" in row else bold(ended),),
    )


def _hold(row: Cells, values: Values) -> Body:
    first = (*_measured(row), plain(_step(row)))
    ends: list[Paragraph] = []
    if of(row, "times", 0) > 1:
        ends.append((plain(f"共触发 {of(row, 'times')} 次 raised {of(row, 'times')} times"),))
    if "ended" in row:
        people = f"{values.person(of(row, 'by'))} + {values.person(of(row, 'second'))}"
        ends.append((plain(f"放行 released {values.time(of(row, 'ended'))}，{people}{_reason(row)}"),))
    if "given_up" in row:
        ended = values.time(of(row, "given_up"))
        ends.append((plain(f"未放行，随中止结束 never released, ended with the run {ended}"),))
    if row["open"]["v"]:
        ends.append((bold("未放行 still shut"),))
    return first, *ends


def _step(row: Cells) -> str:
    point = f"，测点 point {of(row, 'point')}" if "point" in row else ""
    return f"第 {of(row, 'step')} 步 step {of(row, 'step')}（{of(row, 'step_id')}）{point}{_pack(row)}"


def _measured(row: Cells) -> Paragraph:
    if "verdict" not in row:
        return ()
    # Sheets from before the unit was on them held readings against voltages only.
    bound = amount(of(row, "limit", None), of(row, "limit_unit", "mV"))
    limit = f"，{_ACROSS.get(of(row, 'limit_op'), of(row, 'limit_op'))} {bound}；"
    if of(row, "verdict") == "UNREAD":
        return bold(f"{NONE} 没有读数 no reading：{both(UNREAD, of(row, 'unread'))}"), plain(limit)
    return bold(f"{of(row, 'printed')} {of(row, 'unit')}"), plain(limit)


def _breach(row: Cells, _values: Values) -> Body:
    return ((*_measured(row), plain(_step(row))),)


def _abort(row: Cells, values: Values) -> Body:
    step = f"第 {of(row, 'step')} 步 at step {of(row, 'step')}" if "step" in row else ""
    first = (plain(f"{step}{_pack(row)}"), bold(f"；{both(REASONS, of(row, 'reason'))}"))
    if "ended" not in row:
        return first, (bold("安全处理未完 not yet made safe"),)
    ended = f"已做安全处理 made safe {values.time(of(row, 'ended'))}；{both(ENERGY, of(row, 'energy'))}"
    return first, (plain(ended),)


def _left(row: Cells, values: Values) -> Body:
    step = f"第 {of(row, 'step')} 步 at step {of(row, 'step')}" if "step" in row else ""
    first = (plain(f"{step}{_pack(row)}"), bold(f"；{both(REASONS, of(row, 'reason'))}"))
    if "ended" in row:
        end = plain(f"{_signers(row, values)}；有人回来 somebody back {values.time(of(row, 'ended'))}")
    else:
        end = bold(f"{_signers(row, values)}；还没人回来 nobody back yet")
    return first, (end,)


def _typed_weight(row: Cells, values: Values) -> Body:
    return (bold(kilograms(of(row, "mass_mg"))), plain(_pack(row))), (plain(_signers(row, values)),)


def _typed_output(row: Cells, values: Values) -> Body:
    what = f"；{both(OUTPUTS, of(row, 'output'))} {of(row, 'text')}{_pack(row)}"
    return (bold(kilograms(of(row, "mass_mg"))), plain(what)), (plain(_signers(row, values) + _reason(row)),)


def _typed_code(row: Cells, values: Values) -> Body:
    return (bold(of(row, "tag")), plain(f"；编码由两人手输 code typed by two: {of(row, 'code')}")), (
        plain(_signers(row, values)),
    )


def _signers(row: Cells, values: Values) -> str:
    by, second = of(row, "by"), of(row, "second")
    people = values.person(by) + (f" + {values.person(second)}" if second else "，无第二人 no second person")
    return f"两人 two people: {people}" if second else people


def _twin(row: Cells, _values: Values) -> Body:
    other = of(row, "twin") or NONE
    return ((bold(of(row, "tag")), plain(f"；与 same code as {other}，已确认 confirmed")),)


def _correction(row: Cells, values: Values) -> Body:
    sheet = of(row, "sheet")
    about = {"": "本班 this shift", OLDER_SHEET: "更早的单 an older sheet"}.get(
        sheet, f"更正单 correction to sheet {sheet}"
    )
    epoch, seq = of(row, "entry")
    what = f"；{both(ENTRY_TYPES, of(row, 'type'))}，记录 entry {epoch}/{seq}{_pack(row)}"
    first = (bold(about), plain(what))
    masses = ""
    if "old_mg" in row:
        new = kilograms(of(row, "new_mg")) if "new_mg" in row else f"{NONE} 未重称 not weighed again"
        masses = f"{kilograms(of(row, 'old_mg'))} → {new}；"
    people = values.person(of(row, "by")) + (
        f" + {values.person(of(row, 'second'))}" if "second" in row else ""
    )
    return first, (bold(masses), plain(f"{people}{_reason(row)}"))


def _device(row: Cells, _values: Values) -> Body:
    times, now = of(row, "times"), of(row, "now")
    words = (
        f"；{times} 次 times；{both(DEVICE_REASONS, of(row, 'reason')) or NONE}；现在 now {both(HEALTH, now)}"
    )
    return ((bold(both(DEVICES, of(row, "device"))), plain(words)),)


def _reprint(row: Cells, _values: Values) -> Body:
    return ((bold(of(row, "text")), plain(f"；{both(REASONS, of(row, 'reason')) or NONE}")),)


def _pins(row: Cells, values: Values) -> Body:
    return ((bold(values.person(of(row, "by"))), plain(f"；{of(row, 'times')} 次 times")),)


def _clock(row: Cells, _values: Values) -> Body:
    by_ms = row["by_ms"]["v"]
    way = "向前 forward" if by_ms > 0 else "向后 back"
    return ((bold(f"{way} {abs(by_ms) / 1000:.1f} s"), plain("；次序以编号为准 order is by number")),)


def _epoch(row: Cells, values: Values) -> Body:
    people = " + ".join(values.person(of(row, name)) for name in ("by", "second") if name in row)
    return (bold(of(row, "found")), plain(f"；{people}")), (plain(of(row, "reason")),)


def _handover(row: Cells, values: Values) -> Body:
    first = (
        bold(f"{of(row, 'sheet')} {both(VERDICTS, of(row, 'verdict'))}"),
        plain(f"，{values.person(of(row, 'by'))}"),
    )
    return first, (plain(of(row, "reason")),)


def _more(row: Cells, _values: Values) -> Body:
    return ((bold(f"{of(row, 'count')} × {both(KINDS, of(row, 'of'))}"), plain("，见记录 see the records")),)


def _reason(row: Cells) -> str:
    """Why: the words of a reason that was chosen, or what was typed."""
    words = both(REASONS, of(row, "reason"))
    return f"：{words}" if words else ""


def _pack(row: Cells) -> str:
    return f"；{of(row, 'tag')}" if of(row, "tag") else ""


_BODIES: Mapping[str, Callable[[Cells, Values], Body]] = {
    "alarm": _alarm,
    "air": _air,
    "blind": _blind,
    "scale": _scale,
    "hold": _hold,
    "breach": _breach,
    "abort": _abort,
    "left": _left,
    "left_unheld": _left,
    "typed_weight": _typed_weight,
    "typed_output": _typed_output,
    "typed_code": _typed_code,
    "twin": _twin,
    "correction": _correction,
    "device": _device,
    "reprint": _reprint,
    "wrong_pin": _pins,
    "clock": _clock,
    "epoch": _epoch,
    "handover": _handover,
    "more": _more,
}
