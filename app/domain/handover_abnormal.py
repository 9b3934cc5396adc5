"""Block E of a handover sheet: everything that was not as it should be, and everything decided by hand."""

from collections.abc import Callable, Iterable
from typing import Any

from app.domain.handover import At, PackHere, Reading
from app.domain.handover_air import alarm_row, blind_row
from app.domain.handover_blocks import Block
from app.domain.handover_given import Said
from app.domain.handover_leaf import Leaf, said, short, told
from app.domain.handover_open import short_code
from app.domain.handover_scales import doubt_row
from app.domain.handover_shift import (
    AbortStory,
    AirStory,
    AlarmStory,
    BlindStory,
    Correction,
    DeviceStory,
    EpochStory,
    HoldStory,
    LeftStory,
    PartWeighed,
    Received,
    ScaleStory,
    Shift,
    Weighed,
)
from app.domain.journal import WeightTaken
from app.domain.reading import Health, Source

MOST_ROWS = 100
"""Rows of one kind on a sheet; what is more is counted in one row with all its entries."""

Names = Callable[[str], dict[str, Leaf]]
"""Tag and code of a pack, by its id; nothing for a pack that no longer stands in the books."""


def abnormal(shift: Shift, words: Said) -> list[Block]:
    """All of block E: what is still open first, and each kind in the order of the journal."""
    names = _names(shift.packs)
    kinds = (
        [_alarm(one, names) for one in shift.alarms],
        [_air(one, names) for one in shift.air],
        [_blind(one, names) for one in shift.blinds],
        [_scale(one) for one in shift.scales],
        [_hold(one, names) for one in shift.holds],
        [_breach(one.reading, one.pack, names) for one in shift.breaches],
        [_abort(one, names) for one in shift.aborts],
        [_left(one, names) for one in shift.lefts],
        [_typed_weight(one, names) for one in shift.weighed if one.source == Source.TYPED.value],
        [_typed_output(one, names) for one in shift.parts if one.source == Source.TYPED.value],
        [_typed_code(one, names) for one in shift.received if one.typed_by],
        [_twin(one, names) for one in shift.received if one.twin_of],
        [_correction(one, shift, names) for one in shift.corrections],
        [_device(one, shift) for one in shift.devices],
        [_reprint(at, text, reason) for at, text, reason in shift.labels.again],
        [_pins(operator, entries) for operator, entries in shift.people.wrong_pins],
        [_clock(at, by_ms) for at, by_ms in shift.clocks],
        [_epoch(one) for one in shift.epochs],
        _refusals(shift),
    )
    rows = [row for kind in kinds for row in _capped(kind)]
    rows = [_with_note(row, words) for row in rows]
    return [row for row in rows if row["open"]["v"]] + [row for row in rows if not row["open"]["v"]]


def _names(packs: Iterable[PackHere]) -> Names:
    known = {
        pack.id: {
            "tag": told(pack.tag, [pack.received]),
            "code": told(short_code(pack.code), [pack.received]),
        }
        for pack in packs
    }
    return lambda pack: known.get(pack, {})


def _with_note(row: Block, words: Said) -> Block:
    note = words.notes.get(row["key"], "")
    return {**row, "note": said(short(note), words.outgoing)} if note else row


def _capped(rows: list[Block]) -> list[Block]:
    if len(rows) <= MOST_ROWS:
        return rows
    shown, rest = rows[: MOST_ROWS - 1], rows[MOST_ROWS - 1 :]
    kind = rest[0]["kind"]["v"]
    spans = sorted(span for row in rest for span in row["kind"]["from"])
    more = {
        "key": f"more:{kind}",
        "kind": {"v": "more", "from": spans},
        "open": {"v": any(row["open"]["v"] for row in rest), "from": spans},
        "of": {"v": kind, "from": spans},
        "count": {"v": len(rest), "from": spans},
    }
    return [*shown, more]


def _begun(kind: str, at: At, *, open_: bool = False, entries: Iterable[At] = ()) -> Block:
    whole = [at, *entries]
    return {
        "key": f"{kind}:{at.epoch}-{at.seq}",
        "kind": told(kind, [at]),
        "open": told(open_, whole),
        "at": told(at.ms, [at]),
    }


def _people(at: At, *, by: str = "", second: str = "") -> dict[str, Leaf]:
    named = (("by", by), ("second", second))
    return {name: told(operator, [at]) for name, operator in named if operator}


def _alarm(story: AlarmStory, names: Names) -> Block:
    ended = [story.cleared] if story.cleared is not None else []
    row = _begun("alarm", story.raised, open_=not ended, entries=ended)
    row |= names(story.pack) | {"place": told(short(story.place), [story.raised])}
    for at in ended:
        row |= {"ended": told(at.ms, [at]), "reason": told(short(story.reason), [at])}
        row |= _people(at, second=story.second)
    return row


def _air(story: AirStory, names: Names) -> Block:
    first, *more = story.alarm.raised
    ended = [story.ended] if story.ended is not None else []
    row = _begun("air", first, open_=not ended, entries=[*more, *ended])
    return row | names(story.alarm.pack) | alarm_row(story)


def _blind(story: BlindStory, names: Names) -> Block:
    ended = [story.ended] if story.ended is not None else []
    row = _begun("blind", story.blind.at, open_=not ended, entries=ended)
    return row | names(story.blind.pack) | blind_row(story)


def _scale(story: ScaleStory) -> Block:
    first, *more = story.here.failed
    ended = [story.ended] if story.ended is not None else []
    return _begun("scale", first, open_=not ended, entries=[*more, *ended]) | doubt_row(story)


def _hold(story: HoldStory, names: Names) -> Block:
    released = story.released
    ends = [at for at in (released.at if released else None, story.given_up) if at is not None]
    first = (*story.raised, *ends)[0]
    row = _begun("hold", first, open_=story.open, entries=ends)
    row |= names(story.pack)
    row |= {
        "hold": told(story.kind, [first]),
        "step": told(story.number, [first]),
        "step_id": told(short(story.step), [first]),
        "times": told(len(story.raised), story.raised or [first]),
    }
    if story.reading is not None:
        row |= _reading(story.reading)
    if released is not None:
        row |= {
            "ended": told(released.at.ms, [released.at]),
            "reason": told(short(released.reason), [released.at]),
        }
        row |= _people(released.at, by=released.by, second=released.second)
    if story.given_up is not None:
        row["given_up"] = told(story.given_up.ms, [story.given_up])
    return row


def _reading(reading: Reading) -> dict[str, Leaf]:
    at = [reading.at]
    return {
        "verdict": told(reading.verdict, at),
        "value": told(reading.value, at),
        "printed": told(short(reading.printed), at),
        "unit": told(short(reading.unit), at),
        "unread": told(reading.unread, at),
        "limit_op": told(reading.limit_op, at),
        "limit": told(reading.limit_value, at),
        "limit_unit": told(reading.limit_unit, at),
        "point": told(reading.point, at),
    }


def _breach(reading: Reading, pack: str, names: Names) -> Block:
    row = _begun("breach", reading.at) | names(pack)
    row |= {"step": told(reading.number, [reading.at]), "step_id": told(short(reading.step), [reading.at])}
    return row | _reading(reading)


def _abort(story: AbortStory, names: Names) -> Block:
    ended = [story.ended] if story.ended is not None else []
    row = _begun("abort", story.begun, open_=not ended, entries=ended) | names(story.pack)
    row["reason"] = told(short(story.reason), [story.begun])
    if story.number:
        row["step"] = told(story.number, [story.begun])
    for at in ended:
        row |= {"ended": told(at.ms, [at]), "energy": told(story.energy, [at])}
    return row


def _left(story: LeftStory, names: Names) -> Block:
    """A pack that two people left, or that somebody left without the hold."""
    left, ended = story.left, [story.ended] if story.ended is not None else []
    kind = "left" if left.second else "left_unheld"
    row = _begun(kind, left.at, open_=not ended, entries=ended) | names(story.pack)
    row["reason"] = told(short(left.reason), [left.at])
    if left.number is not None:
        row["step"] = told(left.number, [left.at])
    for at in ended:
        row["ended"] = told(at.ms, [at])
    return row | _people(left.at, by=left.by, second=left.second)


def _typed_weight(one: Weighed, names: Names) -> Block:
    row = _begun("typed_weight", one.at) | names(one.pack) | {"mass_mg": told(one.mass_mg, [one.at])}
    return row | _people(one.at, by=one.by, second=one.second)


def _typed_output(one: PartWeighed, names: Names) -> Block:
    row = _begun("typed_output", one.at) | names(one.pack)
    row |= {
        "mass_mg": told(one.mass_mg, [one.at]),
        "output": told(one.code, [one.at]),
        "text": told(short(one.text), [one.at]),
        "reason": told(short(one.reason), [one.at]),
    }
    return row | _people(one.at, by=one.by, second=one.second)


def _typed_code(one: Received, names: Names) -> Block:
    first, *others = one.typed_by
    return (
        _begun("typed_code", one.at) | names(one.pack) | _people(one.at, by=first, second="".join(others[:1]))
    )


def _twin(one: Received, names: Names) -> Block:
    row = _begun("twin", one.at) | names(one.pack)
    older = names(one.twin_of).get("tag")
    return row | {"twin": older} if older is not None else row


def _correction(one: Correction, shift: Shift, names: Names) -> Block:
    row = _begun("correction", one.at) | names(one.pack)
    row |= {
        "sheet": told(one.sheet, [one.at, *_sheet(one, shift)]),
        "entry": told([one.epoch, one.seq], [one.at]),
        "type": told(one.corrected_type, [one.at]),
        "reason": told(short(one.reason), [one.at]),
    }
    old = At(one.epoch, one.seq, 0)
    if one.old_mg is not None:
        row["old_mg"] = told(one.old_mg, [old])
    newer = [weight for weight in shift.weighed if weight.pack == one.pack and weight.at > one.at]
    if one.corrected_type == WeightTaken.type and newer:
        row["new_mg"] = told(newer[0].mass_mg, [newer[0].at])
    return row | _people(one.at, by=one.by, second=one.second)


def _sheet(one: Correction, shift: Shift) -> list[At]:
    return [made.at for made in shift.earlier.sheets if made.sheet == one.sheet]


def _device(one: DeviceStory, shift: Shift) -> Block:
    now = next(device for device in shift.standing.devices if device.device == one.device)
    row = _begun("device", one.failed[0], open_=now.now != Health.READY.value, entries=[now.at])
    return row | {
        "device": told(short(one.device), one.failed),
        "times": told(len(one.failed), one.failed),
        "reason": told(one.reason, one.failed[-1:]),
        "now": told(now.now, [now.at]),
    }


def _reprint(at: At, text: str, reason: str) -> Block:
    return _begun("reprint", at) | {"text": told(short(text), [at]), "reason": told(short(reason), [at])}


def _pins(operator: str, entries: tuple[At, ...]) -> Block:
    row = _begun("wrong_pin", entries[0])
    return row | {"by": told(operator, entries), "times": told(len(entries), entries)}


def _clock(at: At, by_ms: int) -> Block:
    return _begun("clock", at) | {"by_ms": told(by_ms, [at])}


def _epoch(one: EpochStory) -> Block:
    row = _begun("epoch", one.at) | {
        "found": told(one.found, [one.at]),
        "reason": told(short(one.note), [one.at]),
    }
    return row | _people(one.at, by=one.by, second=one.second)


def _refusals(shift: Shift) -> list[dict[str, Any]]:
    """The sheet before was not taken over, or only with remarks."""
    return [
        _begun("handover", one.at, open_=one.verdict == "refused")
        | {
            "sheet": told(one.sheet, [one.at]),
            "verdict": told(one.verdict, [one.at]),
            "reason": told(short(one.remarks), [one.at]),
            "by": told(one.operator, [one.at]),
        }
        for one in shift.standing.signed
        if one.verdict in ("accepted_with_remarks", "refused")
    ]
