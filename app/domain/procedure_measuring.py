"""What a procedure document must say of measuring: the checks of a step, and what bars a hold."""

from collections.abc import Iterator, Mapping

from app.domain.limits import Limits
from app.domain.procedure import HoldKind
from app.domain.procedure_defect import Defect, prefixed, under
from app.domain.procedure_forms import Row, one_of, unknown_keys, values, whole_number
from app.domain.procedure_words import BOTH, LANGUAGES, POINT, REMEDY, list_defects, quoted
from app.domain.quantity import Quantity

OPS = ("at_most", "at_least")
MOST_POINTS, MOST_REMEDIES, MOST_REREADS = 12, 4, 9

_CHECK_KEYS = ("quantity", "op", "limit", "points")
_HOLD_KEYS = ("kind", "remedies", "rereads")


def check_defects(value: object, limits: Limits) -> Iterator[Defect]:
    """Everything wrong with the checks of a step: its points, in order, each with its limit."""
    if not isinstance(value, list):
        yield Defect("check: must be [[step.check]] tables", "write [[step.check]] with double brackets")
        return
    if not value:
        yield Defect("check: none; a step that measures has at least 1", "write [[step.check]]")
    if len(value) > MOST_POINTS:
        yield Defect(f"check: {len(value)}; at most {MOST_POINTS}", "make it two steps")
    for number, row in enumerate(value[:MOST_POINTS]):
        if isinstance(row, Mapping):
            yield from under(number, _check(row, limits))
        else:
            yield Defect("check: must be [[step.check]] tables", "write [[step.check]]", (number,))
    yield from _together([row for row in value[:MOST_POINTS] if isinstance(row, Mapping)])


def hold_defects(value: object) -> Iterator[Defect]:
    """Everything wrong with what bars a hold."""
    if not isinstance(value, Mapping):
        yield Defect("hold: must be a table", 'write [step.hold] with kind = "measured" or "judgement"')
        return
    kind, remedies = value.get("kind"), value.get("remedies", [])
    measured = kind == HoldKind.MEASURED.value
    yield from prefixed("hold", unknown_keys(value, _HOLD_KEYS))
    yield from under("kind", prefixed("hold", one_of(kind, "kind", values(HoldKind))))
    if measured and remedies == []:
        yield Defect("remedies: missing; a measured hold needs at least 1", f"write remedies = [{BOTH}]")
    yield from under(
        "remedies", list_defects(remedies, ("remedies", "remedy"), room=REMEDY, most=MOST_REMEDIES)
    )
    if measured:
        yield from under("rereads", _rereads(value))
    elif kind == HoldKind.JUDGEMENT.value and "rereads" in value:
        yield Defect("rereads: a judgement hold has none", "take it out", ("rereads",))


def _rereads(hold: Row) -> Iterator[Defect]:
    if "rereads" in hold:
        yield from whole_number(hold["rereads"], "rereads", least=1, most=MOST_REREADS)
    else:
        remedy = f"write rereads = 3: how often each point may be measured in all, 1 to {MOST_REREADS}"
        yield Defect("rereads: missing; a measured hold needs it", remedy)


def _check(check: Row, limits: Limits) -> Iterator[Defect]:
    yield from prefixed("check", unknown_keys(check, _CHECK_KEYS))
    yield from under("quantity", one_of(check.get("quantity"), "quantity", values(Quantity)))
    yield from under("op", one_of(check.get("op"), "op", OPS))
    yield from under("limit", _limit(check, limits))
    points = check.get("points", [])
    if points == []:
        yield Defect("points: missing; a check needs at least 1", f"write points = [{BOTH}]")
    yield from under("points", list_defects(points, ("points", "point"), room=POINT, most=MOST_POINTS))


def _limit(check: Row, limits: Limits) -> Iterator[Defect]:
    limit, quantity, op = check.get("limit"), check.get("quantity"), check.get("op")
    measured = Quantity(quantity) if isinstance(quantity, str) and quantity in values(Quantity) else None
    fitting = _fitting(limits, measured, op)
    if limit is None:
        yield Defect("limit: missing", fitting)
    elif not isinstance(limit, str):
        yield Defect("limit: must be text, the id of one of the site's limits", fitting)
    elif limit not in limits.by_id:
        yield Defect(f"limit {quoted(limit)} is not among the site's limits", fitting)
    elif measured is not None:
        signed, name = limits.by_id[limit], quoted(limit)
        if signed.unit != measured.unit:
            yield Defect(f"limit {name} is in {signed.unit}, but {quantity} is in {measured.unit}", fitting)
        elif signed.quantity not in (None, measured):
            yield Defect(f"limit {name} is of {signed.quantity.value}, not of {quantity}", fitting)
        elif isinstance(op, str) and op in OPS and not signed.fits(op):
            what = f"op {op} does not fit limit {name}, of which {signed.safer.value} is safer"
            yield Defect(what, f'write op = "{OPS[1 - OPS.index(op)]}", or another limit')


def _fitting(limits: Limits, quantity: Quantity | None, op: object) -> str:
    """The limits that could be named."""
    if quantity is None:
        return "write the id of a limit in the limits library"
    found = [
        limit.id
        for limit in limits.by_id.values()
        if limit.unit == quantity.unit and limit.quantity in (None, quantity)
        if op not in OPS or limit.fits(str(op))
    ]
    return f"take one of: {', '.join(sorted(found))}" if found else "add such a limit to the limits library"


def _together(checks: list[Row]) -> Iterator[Defect]:
    """What is wrong between the checks of a step: too many points in all, or two that look the same."""
    lists = [points for check in checks if isinstance(points := check.get("points"), list)]
    total = sum(map(len, lists))
    if total > MOST_POINTS and max(map(len, lists)) <= MOST_POINTS:
        yield Defect(f"check: {total} points in all; at most {MOST_POINTS}", "make it two steps")
    seen: set[tuple[str, str, str]] = set()
    for number, check in enumerate(checks):
        mine = set(_names(check))
        for quantity, _, text in sorted(mine & seen):
            what = f"check {number + 1}: point {quoted(text)} is also in another check of {quantity}"
            yield Defect(what, "word them so that they can be told apart", (number, "points"))
        seen |= mine


def _names(check: Row) -> Iterator[tuple[str, str, str]]:
    quantity, points = check.get("quantity"), check.get("points")
    for point in points if isinstance(points, list) else []:
        for language in LANGUAGES:
            text = point.get(language) if isinstance(point, Mapping) else None
            if isinstance(quantity, str) and quantity in values(Quantity) and isinstance(text, str):
                yield quantity, language, text
