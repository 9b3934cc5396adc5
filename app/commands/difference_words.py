"""What is different between two procedures, in sentences for who writes, signs or works by them."""

from collections.abc import Iterator, Mapping
from enum import Enum

from app.domain.limits import Limits
from app.domain.output import OutputCode
from app.domain.procedure import (
    Branch,
    Deviation,
    Energy,
    Hold,
    HoldKind,
    Option,
    Point,
    Step,
    StepKind,
    Words,
)
from app.domain.step_difference import Difference, Part, Place, Sense
from app.papers.graph_words import ENERGIES, GEAR, HOLDS, KINDS, QUANTITIES, SIGNS, Pair, amount, kind_words
from app.papers.sheet_words import OUTPUTS

CHANGED: Mapping[str, Pair] = {
    "document.id": ("编号", "id"),
    "document.version": ("版本", "version"),
    "document.sha256": ("文件指纹", "hash of the file"),
    "document.family": ("适用种类", "family"),
    "document.title": ("名称", "title"),
    "document.source": ("依据", "source"),
    "document.signer": ("签字人", "signer"),
    "document.classes": ("适用分级", "classes"),
    "document.supervised": ("须班长放行", "released by a supervisor"),
    "deviation.finding": ("发现的情况", "finding"),
    "deviation.title": ("标题", "title"),
    "deviation.at": ("可选的步骤", "steps where it is offered"),
    "deviation.to": ("做完去向", "where it leads"),
    "step.kind": ("类型", "kind"),
    "step.act": ("动作", "act"),
    "step.title": ("标题", "title"),
    "step.detail": ("说明", "detail"),
    "step.energy": ("做完后的状态", "state it leaves"),
    "step.people": ("人数", "people"),
    "step.level": ("资质", "level"),
    "step.ppe": ("防护用品", "protective gear"),
    "step.tools": ("工具", "tools"),
    "step.dwell_s": ("最短秒数", "least seconds"),
    "step.picture": ("图", "drawing"),
    "step.outputs": ("产出", "outputs"),
    "step.branch": ("走法", "way on"),
    "step.wait": ("等待", "wait"),
    "step.guard": ("从哪一步起必做", "step it is owed from"),
    "step.hold": ("停工点", "hold"),
    "hold.kind": ("放行方式", "what opens the hold"),
    "hold.remedies": ("不合格时怎么做", "what to do when it fails"),
    "hold.rereads": ("可重测次数", "re-readings"),
    "point.title": ("测点", "point"),
    "point.op": ("测点", "point"),
    "point.limit": ("测点", "point"),
    "option.title": ("选项", "answer"),
    "option.to": ("选项", "answer"),
}
"""What has changed, for each code that names a part which both versions have."""

THINGS: Mapping[str, Pair] = {
    "deviation": ("分支", "deviation"),
    "step": ("步骤", "step"),
    "point": ("测点", "point"),
    "option": ("选项", "answer"),
}
"""What comes in, goes out and is moved, by the first part of its code."""

SENSES: Mapping[Sense, Pair] = {
    Sense.STRICTER: ("更严", "stricter"),
    Sense.LOOSER: ("更松", "looser"),
    Sense.BOTH: ("有严有松", "stricter and looser"),
}


def sentence(difference: Difference, limits: Limits, *, zh: bool) -> str:
    """One difference with its place, and which way it goes where that is plain."""
    thing, kind = difference.code.split(".")
    where = _where(difference, zh=zh)
    mark = f" [{_one(SENSES[difference.sense], zh=zh)}]" if difference.sense is not None else ""
    old, new = _both(difference, limits, zh=zh)
    if kind == "in":
        said = f"新增{THINGS[thing][0]}：{new}" if zh else f"new {THINGS[thing][1]}: {new}"
    elif kind == "out":
        said = f"取消{THINGS[thing][0]}：{old}" if zh else f"{THINGS[thing][1]} taken out: {old}"
    elif kind == "moved":
        said = (
            f"{THINGS[thing][0]}从{old}移到{new}" if zh else f"{THINGS[thing][1]} moved from {old} to {new}"
        )
    else:
        name = CHANGED[difference.code]
        said = f"{name[0]}由 {old} 改为 {new}" if zh else f"{name[1]} changed from {old} to {new}"
    return f"{where}{'：' if zh else ': '}{said}{mark}"


def _where(difference: Difference, *, zh: bool) -> str:
    place = difference.place
    if place is None:
        return "整份文件" if zh else "document"
    gone = difference.code.endswith(".out") and not difference.item
    if not difference.step:
        of = ("旧版" if gone else "", "the old " if gone else "")
        return f"{of[0]}分支 {place.line}" if zh else f"{of[1]}deviation {place.line}"
    said = _place(place, zh=zh)
    if gone:
        said = f"旧版{said}" if zh else f"the old {said}"
    return f"{said}（{difference.step}）" if zh else f"{said} ({difference.step})"


def _place(place: Place, *, zh: bool) -> str:
    if zh:
        return f"分支 {place.line} 第 {place.number} 步" if place.line else f"第 {place.number} 步"
    return f"deviation {place.line}, step {place.number}" if place.line else f"step {place.number}"


def _both(difference: Difference, limits: Limits, *, zh: bool) -> tuple[str, str]:
    """Old and new in words; in both languages where they would else sound alike."""
    code, parts = difference.code, (difference.old, difference.new)
    if code == "deviation.moved":
        numbers = [str(part.number) if isinstance(part, Place) else "" for part in parts]
        return numbers[0], numbers[1]
    if code == "step.wait":
        return _limit(parts[0], limits, zh=zh), _limit(parts[1], limits, zh=zh)
    old, new = (_part(part, limits, zh=zh) for part in parts)
    if old != new:
        return old, new
    other = [_part(part, limits, zh=not zh) for part in parts]
    return f"{old} / {other[0]}", f"{new} / {other[1]}"


def _part(part: Part, limits: Limits, *, zh: bool) -> str:
    """A part of a document in words of one language."""
    if part is None or part in ("", ()):
        return "无" if zh else "none"
    if isinstance(part, bool):
        return _one(("是", "yes") if part else ("否", "no"), zh=zh)
    if isinstance(part, tuple):
        return ("、" if zh else ", ").join(_part(one, limits, zh=zh) for one in part)
    if isinstance(part, str):
        return _one(GEAR.get(part, (part, part)), zh=zh)
    if isinstance(part, Enum):
        return _of_list(part, zh=zh)
    if isinstance(part, Words):
        return _quoted(part, zh=zh)
    return str(part) if isinstance(part, int) else "".join(_whole(part, limits, zh=zh))


def _whole(
    part: Place | Step | Point | Hold | Option | Branch | Deviation, limits: Limits, *, zh: bool
) -> Iterator[str]:
    """A part that has parts of its own."""
    if isinstance(part, Place):
        yield _place(part, zh=zh)
    elif isinstance(part, Step):
        titled = f"{_quoted(part.title, zh=zh)} " if part.title.en else ""  # a branch is never on a screen
        yield f"{titled}({_one(kind_words(part), zh=zh)})"
    elif isinstance(part, Point):
        what = _one(QUANTITIES[part.quantity], zh=zh)
        yield f"{_quoted(part.words, zh=zh)} {what} {SIGNS[part.op]} {_limit(part.limit, limits, zh=zh)}"
    elif isinstance(part, Hold):
        yield _of_list(part.kind, zh=zh)
    elif isinstance(part, Option):
        yield f"{_quoted(part.title, zh=zh)} ({part.id}) → {_target(part.to, zh=zh)}"
    elif isinstance(part, Branch):
        cases = ", ".join(f"{answer} → {_target(to, zh=zh)}" for answer, to in part.cases)
        yield f"{part.of}: {cases}"
    else:
        yield f"{_quoted(part.title, zh=zh)} ({', '.join(part.at)}) → {_target(part.to, zh=zh)}"


def _target(to: str, *, zh: bool) -> str:
    return to or ("下一步" if zh else "next")


def _limit(limit: Part, limits: Limits, *, zh: bool) -> str:
    """A limit with the value that this site has signed for it."""
    known = limits.by_id.get(limit) if isinstance(limit, str) else None
    return f"{amount(known)} ({limit})" if known is not None else _part(limit, limits, zh=zh)


def _of_list(word: Enum, *, zh: bool) -> str:
    if isinstance(word, StepKind):
        return _one(KINDS[word], zh=zh)
    if isinstance(word, Energy):
        return _one(ENERGIES[word], zh=zh)
    if isinstance(word, HoldKind):
        return _one(HOLDS[word], zh=zh)
    if isinstance(word, OutputCode):
        return _one(OUTPUTS[word.value], zh=zh)
    return str(word.value)


def _quoted(words: Words, *, zh: bool) -> str:
    return f"“{words.zh}”" if zh else f'"{words.en}"'


def _one(pair: Pair, *, zh: bool) -> str:
    return pair[0] if zh else pair[1]
