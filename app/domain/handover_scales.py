"""What checks of scales change in a shift's books: which failed, and which weights that puts in doubt."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.bench_facts import ContainerKnown, OutputRecorded
from app.domain.handover import At, ScaleHere, WeighedHere
from app.domain.handover_leaf import Leaf, short, told
from app.domain.handover_ledger import Ledger
from app.domain.handover_shift import ScaleStory
from app.domain.journal import Entry, WeightTaken
from app.domain.reading import Source
from app.domain.scale_facts import ScaleChecked, ScaleZeroChecked
from app.domain.verdict import Verdict

MOST_WEIGHED = 40
"""Weighings since the newest good check that a sheet names; what is older is counted."""

_KINDS: Mapping[str, str] = {ScaleZeroChecked.type: "zero", ScaleChecked.type: "weight"}


def note_weighing(ledger: Ledger, entry: Entry, at: At) -> None:
    """Something was weighed: it is in doubt if the scale's next check fails, and while one stands failed."""
    said = entry.data
    name = said["instrument"].get("id")
    if not name or said["source"] == Source.TYPED.value:
        return
    for kind in _KINDS.values():
        here = _here(ledger, said["instrument"], kind)
        weighed = (*here.weighed, WeighedHere(at, _what(ledger, entry)))
        more = here.more + max(0, len(weighed) - MOST_WEIGHED)
        _keep(ledger, replace(here, weighed=weighed[-MOST_WEIGHED:], more=more))


def weighing_gone(ledger: Ledger, gone: tuple[int, int]) -> None:
    """A weighing was taken back: nobody doubts it any more."""
    for here in list(ledger.scales.values()):
        left = tuple(one for one in here.weighed if (one.at.epoch, one.at.seq) != gone)
        _keep(ledger, replace(here, weighed=left))


def _checked(ledger: Ledger, entry: Entry, at: At) -> None:
    said, kind = entry.data, _KINDS[entry.type]
    here = replace(_here(ledger, said["instrument"], kind), last=at, verdict=said["verdict"])
    if said["verdict"] == Verdict.PASSED.value:
        if here.failed:
            ledger.told_scales.append(ScaleStory(here, at))
        here = ScaleHere(here.scale, here.serial, kind, last=at, verdict=here.verdict, passed=at)
    elif said["verdict"] == Verdict.FAILED.value:
        off = said["value_mg"] if kind == "zero" else said["difference_mg"]
        here = replace(here, failed=(*here.failed, at), off_mg=off, allowed_mg=said["allowed_mg"])
    _keep(ledger, here)


def _here(ledger: Ledger, instrument: Mapping[str, Any], kind: str) -> ScaleHere:
    name, serial = str(instrument.get("id", "")), str(instrument.get("serial") or "")
    return ledger.scales.get((name, serial, kind)) or ScaleHere(name, serial, kind)


def _keep(ledger: Ledger, here: ScaleHere) -> None:
    ledger.scales[here.scale, here.serial, here.kind] = here


def _what(ledger: Ledger, entry: Entry) -> str:
    """What lay on the scale as people know it: the pack's tag, the part's or container's label."""
    said = entry.data
    if entry.type == WeightTaken.type:
        pack = ledger.packs.get(said["pack"])
        return short(pack.tag if pack is not None else said["pack"])
    text = said["container"] if entry.type == ContainerKnown.type else said["text"] or said["code"]
    return short(text)


SCALE_STEPS: Mapping[str, Callable[[Ledger, Entry, At], None]] = {
    ScaleZeroChecked.type: _checked,
    ScaleChecked.type: _checked,
    ContainerKnown.type: note_weighing,
}
"""What each entry about scales does to the books; packs and outputs have steps of their own besides."""

WEIGHED_BESIDE = frozenset({WeightTaken.type, OutputRecorded.type})
"""Types whose own step tells of the weight, and which are weighings as well."""


def doubt_row(story: ScaleStory) -> dict[str, Leaf]:
    """What block E says of a scale whose check failed: how far it was off, and what was weighed on it."""
    here = story.here
    newest = here.failed[-1:]
    weighed = [one.at for one in here.weighed] or list(here.failed)
    row: dict[str, Leaf] = {
        "scale": told(short(here.scale), newest),
        "check": told(here.kind, newest),
        "off_mg": told(here.off_mg, newest),
        "allowed_mg": told(here.allowed_mg, newest),
        "weighed": told([one.what for one in here.weighed], weighed),
        "count": told(len(here.weighed) + here.more, weighed),
    }
    if here.passed is not None:
        row["since"] = told(here.passed.ms, [here.passed])
    if story.ended is not None:
        row["ended"] = told(story.ended.ms, [story.ended])
    return row


def told_checks(scales: Iterable[ScaleHere]) -> list[ScaleHere]:
    """The checks that block F has a row for: each that was made, and the empty pan of every scale in use.

    A check weight is asked for only where it was used before: a site may have none.
    """
    return [one for one in scales if one.last is not None or (one.kind == "zero" and one.weighed)]


def check_row(here: ScaleHere, *, first: At | None) -> dict[str, Leaf]:
    """What block F says of the newest check of one kind; `first` is the shift's own first entry.

    A check of an earlier shift does not count for this one, and is told as none.
    """
    current = here.last is not None and first is not None and here.last >= first
    entries = [here.last] if here.last is not None else [one.at for one in here.weighed]
    return {
        "scale": told(short(here.scale), entries),
        "check": told(here.kind, entries),
        "verdict": told(here.verdict if current else "", entries),
        "at": told(here.last.ms if here.last is not None and current else None, entries),
    }
