"""A procedure drawn: the main line downwards, its deviations beside it, jumps in lanes on the left."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.limits import Limits
from app.domain.procedure import ABORT, RESUME, Branch, Deviation, HoldKind, Procedure, Step, StepKind
from app.papers.graph_shapes import Box, Frame, Path, Shape, Text
from app.papers.graph_words import ENERGIES, QUANTITIES, SIGNS, amount, kind_words
from app.papers.sheet_text import Fragment, wrapped

WIDE, HIGH = 210.0, 264.0  # a page's width and what of its height the drawing may use
_MAIN_X, _MAIN_WIDE = 32.0, 88.0
_SIDE_X, _SIDE_WIDE = 128.0, 74.0
_STATE_X = 4.0
_RIM = 3.0  # millimetres between the head of a page and its first box, so that no edge lies on the cut
_GAP = 6.0
_PAD = 2.2
_BIG, _SMALL = 9.0, 7.0  # points
_LINE = 3.9  # millimetres from line to line
_TOGETHER = 30.0  # millimetres that must be free below a deviation's head, so that it does not stand alone
_LANES, _LANE = 6, 1.6  # lanes for jumps, and millimetres between them


@dataclass(frozen=True, slots=True)
class Graph:
    """The shapes of a procedure, and how far down they reach."""

    shapes: tuple[Shape, ...]
    high: float


@dataclass(slots=True)
class _Sheet:
    """What has been drawn so far; `places` are the upper and lower edges of the boxes by step."""

    shapes: list[Shape] = field(default_factory=list)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)


def draw_procedure(procedure: Procedure, limits: Limits) -> Graph:
    """Lay a procedure out in pages of HIGH millimetres; no box lies across the foot of a page."""
    sheet = _Sheet()
    bottom = _main_line(sheet, procedure, limits)
    side = 0.0
    for number, deviation in enumerate(procedure.deviations, 1):
        first = min(sheet.places[at][0] for at in deviation.at)
        side = _deviation(sheet, procedure, limits, deviation, number=number, y=max(first, side))
    _jumps(sheet, procedure)
    return Graph(tuple(sheet.shapes), max(bottom, side))


def _main_line(sheet: _Sheet, procedure: Procedure, limits: Limits) -> float:
    y, state = 0.0, None
    before: float | None = None
    for number, step in enumerate(procedure.steps, 1):
        lines = _step_lines(procedure, step, limits, number=str(number), room=_MAIN_WIDE - 2 * _PAD)
        y = _fitting(y, _height(lines))
        _box(sheet, step, lines, x=_MAIN_X, y=y, wide=_MAIN_WIDE)
        _tags(sheet, procedure, step, y=y)
        if before is not None:
            middle = _MAIN_X + _MAIN_WIDE / 2
            sheet.shapes.append(Path(((middle, before), (middle, y))))
        before = sheet.places[step.id][1]
        if step.energy is not state and step.kind not in (StepKind.BRANCH, StepKind.MAKE_SAFE):
            state = step.energy
            zh, en = ENERGIES[state]
            sheet.shapes += [
                Text(_STATE_X, before - 3.2, f"↓ {zh}", _SMALL, bold=True),
                Text(_STATE_X, before, en, _SMALL),
            ]
        y = before + _GAP
    return y


def _deviation(
    sheet: _Sheet, procedure: Procedure, limits: Limits, deviation: Deviation, *, number: int, y: float
) -> float:
    room = _SIDE_WIDE - 2 * _PAD
    title = f"D{number} {deviation.title.zh}"
    lines = [*_broken(title, room, _BIG, bold=True), *_broken(deviation.title.en, room, _SMALL)]
    y = _fitting(y, _height(lines) + _TOGETHER)
    sheet.shapes.append(Box(_SIDE_X, y, _SIDE_WIDE, _height(lines), Frame.HEAD))
    sheet.shapes += _texts(lines, _SIDE_X + _PAD, y, white=True)
    y += _height(lines)
    for at, step in enumerate(deviation.steps, 1):
        own = _step_lines(procedure, step, limits, number=f"D{number}.{at}", room=room)
        if at == len(deviation.steps):
            own = [*own, *_broken(_leads(procedure, deviation.to), room, _SMALL)]
        top = _fitting(y, _height(own))
        _box(sheet, step, own, x=_SIDE_X, y=top, wide=_SIDE_WIDE)
        y = sheet.places[step.id][1]
    return y + _GAP


def _step_lines(
    procedure: Procedure, step: Step, limits: Limits, *, number: str, room: float
) -> list[tuple[str, bool]]:
    """The lines in a step's box, each with whether it is large."""
    if step.branch is not None:
        return _branch_lines(procedure, step.branch, number=number, room=room)
    lines = _broken(f"{number} {step.title.zh}", room, _BIG, bold=True)
    lines += _broken(step.title.en, room, _SMALL)
    lines += _broken(" · ".join(_facts(procedure, step, limits)), room, _SMALL)
    for option in step.options:
        words = f"○ {option.title.zh} {option.title.en} {_leads(procedure, option.to)}"
        lines += _broken(words, room, _SMALL)
    return lines


def _branch_lines(
    procedure: Procedure, branch: Branch, *, number: str, room: float
) -> list[tuple[str, bool]]:
    asked = procedure.number(branch.of)
    lines = _broken(f"{number} ◇ 按第 {asked} 步走 by step {asked}", room, _SMALL)
    for answer, target in branch.cases:
        lines += _broken(f"○ {answer} {_leads(procedure, target)}", room, _SMALL)
    return lines


def _facts(procedure: Procedure, step: Step, limits: Limits) -> Iterator[str]:
    yield " ".join(kind_words(step))
    yield f"{step.people} 人 {'people' if step.people > 1 else 'person'}"
    if step.level:
        yield step.level
    measured: dict[str, int] = {}
    for point in step.points:
        zh, en = QUANTITIES[point.quantity]
        words = f"{zh} {en} {SIGNS[point.op]} {amount(limits.by_id[point.limit])}"
        measured[words] = measured.get(words, 0) + 1
    for words, count in measured.items():
        yield words if count == 1 else f"{words} × {count}"
    if step.wait:
        yield amount(limits.by_id[step.wait])
    if step.guard is not None:
        yield f"自第 {procedure.number(step.guard)} 步起 from step {procedure.number(step.guard)} on"


def _leads(procedure: Procedure, target: str) -> str:
    """Where something leads, in words; nothing when it goes on with the next step."""
    if not target:
        return ""
    if target == ABORT:
        return "→ 中止 give up"
    if target == RESUME:
        return "→ 回到原步骤 back to its step"
    for number, deviation in enumerate(procedure.deviations, 1):
        if deviation.id == target:
            return f"→ D{number}"
    return f"→ 第 {procedure.number(target)} 步 step {procedure.number(target)}"


def _tags(sheet: _Sheet, procedure: Procedure, step: Step, *, y: float) -> None:
    """On a step's upper right, which deviations are offered there."""
    tags = " ".join(f"D{number}" for number, one in enumerate(procedure.deviations, 1) if step.id in one.at)
    x = _MAIN_X + _MAIN_WIDE - Fragment(tags).width(_SMALL) - _PAD
    if tags:
        sheet.shapes.append(Text(x, y + 2.9, tags, _SMALL))


def _jumps(sheet: _Sheet, procedure: Procedure) -> None:
    """Jumps within the main line, each in a lane of its own as far as there are lanes."""
    lane = 0
    for step in procedure.steps:
        cases = step.branch.cases if step.branch is not None else ()
        named = [option.to for option in step.options] + [target for _, target in cases]
        for target in dict.fromkeys(named):
            if target not in sheet.places or procedure.deviation_of(target) is not None:
                continue
            x = _MAIN_X - 2 - _LANE * (lane % _LANES)
            lane += 1
            start = sum(sheet.places[step.id]) / 2
            end = sheet.places[target][0] + 2.5
            sheet.shapes.append(Path(((_MAIN_X, start), (x, start), (x, end), (_MAIN_X, end))))


def _box(
    sheet: _Sheet, step: Step, lines: list[tuple[str, bool]], *, x: float, y: float, wide: float
) -> None:
    high = _height(lines)
    sheet.shapes.append(Box(x, y, wide, high, _frame(step)))
    sheet.shapes += _texts(lines, x + _PAD, y)
    sheet.places[step.id] = (y, y + high)


def _frame(step: Step) -> Frame:
    if step.kind is StepKind.MAKE_SAFE:
        return Frame.OWED
    if step.hold is None:
        return Frame.PLAIN
    return {HoldKind.MEASURED: Frame.HOLD, HoldKind.JUDGEMENT: Frame.JUDGED}[step.hold.kind]


def _texts(lines: list[tuple[str, bool]], x: float, y: float, *, white: bool = False) -> list[Text]:
    return [
        Text(x, y + _PAD + _LINE * (at + 0.72), words, _BIG if large else _SMALL, bold=large, white=white)
        for at, (words, large) in enumerate(lines)
    ]


def _broken(words: str, room: float, pt: float, *, bold: bool = False) -> list[tuple[str, bool]]:
    lines = wrapped([Fragment(words, bold)], room, pt=pt)
    return [("".join(one.text for one in line), bold) for line in lines]


def _height(lines: list[tuple[str, bool]]) -> float:
    return 2 * _PAD + _LINE * len(lines)


def _fitting(y: float, high: float) -> float:
    """Down to the next page where a box would lie across the foot of this one."""
    return y if y // HIGH == (y + high) // HIGH else (y // HIGH + 1) * HIGH + _RIM
