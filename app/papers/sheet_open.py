"""Blocks C and D of a handover sheet: packs, runs and labels that the next shift takes over."""

from collections.abc import Mapping
from typing import Any

from app.papers.sheet_flow import INNER, Block, Strip
from app.papers.sheet_pen import bold, plain
from app.papers.sheet_reasons import REASONS
from app.papers.sheet_rows import Row, row_strip
from app.papers.sheet_text import Fragment
from app.papers.sheet_values import NONE, Values, kilograms, lasting, of, ranges
from app.papers.sheet_words import APART, ENERGY, FINDINGS, KINDS, MISSING, both

Paragraph = tuple[Fragment, ...]


def in_progress(values: Values, read: frozenset[str], *, items: Mapping[str, str]) -> Block:
    """Block C; `items` are the keys of what must be gone through with what their codes hold."""
    rows = values.content["C"]
    strips = [row_strip(_row(row, values, read, code=items[row["key"]])) for row in rows]
    return Block(
        "C",
        tuple(strips) or (nothing("没有在做的包，没有未印的标签 no open pack, no label due"),),
        ruled=True,
    )


def kept_apart(values: Values, read: frozenset[str], *, items: Mapping[str, str]) -> Block:
    """Block D; `items` as in block C."""
    rows = values.content["D"]
    late = sum(row["overdue"]["v"] for row in rows)
    strips = [row_strip(_apart(row, values, read, code=items[row["key"]])) for row in rows]
    return Block(
        "D",
        tuple(strips) or (nothing("没有隔离或扣留的包 no pack kept apart"),),
        aside=f"{len(rows)} 包 packs，逾期 overdue {late}" if rows else "",
        ruled=True,
    )


def nothing(words: str) -> Strip:
    """A block without rows says so."""
    return Strip(5.6, lambda pen, top: pen.text(INNER, top + 4, words, pt=9.5))


def note_of(row: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """The outgoing lead's word about this row."""
    words = of(row, "note")
    return ((bold("备注 note: "), plain(words)),) if words else ()


def _row(row: Mapping[str, Any], values: Values, read: frozenset[str], *, code: str) -> Row:
    kind = row["kind"]["v"]
    told = {"run": _run, "intake": _intake, "away": _away, "label": _label}[kind]
    shape, title, body = told(row, values)
    return Row(
        shape,
        title,
        (*body, *note_of(row)),
        code=code,
        under=both(KINDS, "run") if kind == "run" else "",
        box=True,
        read=row["key"] in read,
    )


Told = tuple[str, Paragraph, tuple[Paragraph, ...]]


def _run(row: Mapping[str, Any], _values: Values) -> Told:
    step, steps, title = row["step"]["v"], row["steps"]["v"], row["title"]["v"]
    if step is None:
        where: Paragraph = (
            bold("步骤都做完 all steps done" if not row["missing"]["v"] else f"步骤 step {NONE}"),
        )
    else:
        where = (bold(f"第 {step} 步 / {steps}，step {step} of {steps}"),)
    words = plain(f"：{title['zh']} {title['en']}" if title else "")
    energy = bold(f"；{both(ENERGY, row['energy']['v'])}")
    left = ranges(row["missing"]["v"]) or "无 none"
    facts = [f"未做 to do: {left}"]
    if row["holds"]["v"]:
        facts.append(f"停止点未放行 holds shut {row['holds']['v']}")
    facts.append(f"已出 out {row['outputs']['v']}，{kilograms(row['out_mg']['v'])}")
    body = [(*where, words, energy), (plain("；".join(facts)),)]
    if "aborting" in row:
        body.append(
            (
                bold("正在中止，只做安全处理 aborting, make safe only"),
                plain(f"：{both(REASONS, row['aborting']['v'])}"),
            )
        )
    return "ring", (bold(of(row, "tag") or NONE),), tuple(body)


def _intake(row: Mapping[str, Any], values: Values) -> Told:
    missing = "，".join(both(MISSING, name) for name in row["missing"]["v"])
    first = (bold(both(KINDS, "intake")), plain(f"；收于 received {values.time(row['at']['v'])}"))
    return "square", (bold(of(row, "tag")),), (first, (plain(f"缺 missing: {missing}"),))


def _away(row: Mapping[str, Any], values: Values) -> Told:
    to = row["to"]["v"] or "本厂任一站 any of ours"
    first = (bold(both(KINDS, "away")), plain(f"；于 at {values.time(row['at']['v'])}，去 to {to}"))
    return "square", (bold(of(row, "tag")),), (first, (plain("尚未确认接收 not yet confirmed"),))


def _label(row: Mapping[str, Any], _values: Values) -> Told:
    return "tag", (bold(of(row, "code")),), ((bold(both(KINDS, "label")),),)


def _apart(row: Mapping[str, Any], values: Values, read: frozenset[str], *, code: str) -> Row:
    grade = of(row, "class") or "?"
    shape = "diamond" if grade in ("C", "EMERGENCY") or row["kind"]["v"] == "quarantined" else "triangle"
    reasons = "，".join(both(FINDINGS, code) for code in row["reasons"]["v"])
    where = of(row, "location") or "货位不明 place unknown"
    first = (bold(where), plain(f"；{both(APART, row['kind']['v'])}{'；' if reasons else ''}{reasons}"))
    return Row(
        shape,
        (bold(of(row, "tag")),),
        (first, _times(row, values), *note_of(row)),
        code=code,
        box=True,
        read=row["key"] in read,
        under=f"等级 class {of(row, 'class') or NONE}",
        letter="C!" if grade == "EMERGENCY" else "D" if grade == "B-doc" else grade,
    )


def _times(row: Mapping[str, Any], values: Values) -> Paragraph:
    since, checked, due = row["since"]["v"], row["checked"]["v"], row["due"]["v"]
    words = f"查于 checked {values.time(checked)}；"
    if values.time(since) != values.time(checked):
        words = f"自 since {values.time(since)}；{words}"
    if due is None:
        return (plain(f"{words}须班长决定 lead decides"),)
    if row["overdue"]["v"]:
        late = lasting(values.frozen_ms - due)
        return plain(f"{words}下次复查 next check "), bold(
            f"{values.time(due)} 逾期 OVERDUE {late}", kept=True
        )
    return (plain(f"{words}下次复查 next check {values.time(due)}"),)
