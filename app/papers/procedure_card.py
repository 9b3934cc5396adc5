"""The operator card of a procedure: every step in words, for paper and for reading through beforehand."""

from collections.abc import Iterator

from app.domain.limits import Limits
from app.domain.procedure import Deviation, Procedure, Step, StepKind, Words
from app.papers.graph_words import ENERGIES, GEAR, QUANTITIES, SIGNS, Pair, amount, kind_words
from app.papers.sheet_words import OUTPUTS


def procedure_card(procedure: Procedure, limits: Limits, language: str) -> tuple[str, ...]:
    """The card's lines in one language, "zh" or "en". Lines that belong to a step begin with blanks."""
    return tuple(_lines(procedure, limits, zh=language == "zh"))


def _lines(procedure: Procedure, limits: Limits, *, zh: bool) -> Iterator[str]:
    yield f"{_said(procedure.title, zh=zh)}  {procedure.key}"
    signed = ("签字人", "signed by")
    classes = ("适用分级", "for classes")
    yield f"    {_one(classes, zh=zh)}: {' '.join(procedure.classes)}"
    yield f"    {_one(signed, zh=zh)}: {procedure.signer}"
    yield f"    {procedure.source}"
    if procedure.supervised:
        yield f"    {_one(('每个停工点由班长放行', 'every hold is released by a supervisor'), zh=zh)}"
    for number, step in enumerate(procedure.steps, 1):
        yield from _step(step, limits, number=str(number), zh=zh)
    for number, deviation in enumerate(procedure.deviations, 1):
        yield f"D{number} {_said(deviation.title, zh=zh)}"
        yield f"    {_where(procedure, deviation, zh=zh)}"
        for at, step in enumerate(deviation.steps, 1):
            yield from _step(step, limits, number=f"D{number}.{at}", zh=zh)


def _where(procedure: Procedure, deviation: Deviation, *, zh: bool) -> str:
    numbers = sorted(procedure.number(at) for at in deviation.at)
    listed = ", ".join(str(number) for number in numbers)
    return f"在第 {listed} 步" if zh else f"offered at step {listed}"


def _step(step: Step, limits: Limits, *, number: str, zh: bool) -> Iterator[str]:
    if step.kind is StepKind.BRANCH:
        return
    yield f"{number} {_said(step.title, zh=zh)}"
    if step.detail.zh:
        yield f"    {_said(step.detail, zh=zh)}"
    people = f"{step.people} 人" if zh else f"{step.people} {'people' if step.people > 1 else 'person'}"
    facts = [_one(kind_words(step), zh=zh), people, step.level, _one(ENERGIES[step.energy], zh=zh)]
    yield "    " + " · ".join(fact for fact in facts if fact)
    if step.ppe:
        yield "    " + _listed([_one(GEAR[gear], zh=zh) for gear in step.ppe], zh=zh)
    if step.tools:
        yield "    " + _listed([_said(tool, zh=zh) for tool in step.tools], zh=zh)
    for point in step.points:
        limit = limits.by_id[point.limit]
        what = f"{_one(QUANTITIES[point.quantity], zh=zh)} {SIGNS[point.op]} {amount(limit)}"
        yield f"    □ {_said(point.words, zh=zh)}: {what}"
    if step.wait:
        yield f"    {_one(('等', 'wait'), zh=zh)} {amount(limits.by_id[step.wait])}"
    if step.outputs:
        yield "    → " + _listed([_one(OUTPUTS[code.value], zh=zh) for code in step.outputs], zh=zh)
    for option in step.options:
        yield f"    ○ {_said(option.title, zh=zh)}"
    for remedy in step.hold.remedies if step.hold is not None else ():
        yield f"    ! {_said(remedy, zh=zh)}"


def _listed(words: list[str], *, zh: bool) -> str:
    return ("、" if zh else ", ").join(words)


def _said(words: Words, *, zh: bool) -> str:
    return words.zh if zh else words.en


def _one(pair: Pair, *, zh: bool) -> str:
    return pair[0] if zh else pair[1]
