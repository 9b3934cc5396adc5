"""What stands open, as plain values inside a frozen sheet, and read back from there without loss."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.domain.handover import Standing

_VERSION = 1


class StandingUnreadable(ValueError):
    """A frozen sheet does not hold what stands open in the form of this version."""


def plain_standing(standing: Standing) -> dict[str, Any]:
    """Plain values: every record is the list of its fields, in the order of their definition.

    A field that comes new stands last and has a default, for older sheets end before it.
    """
    return {"sv": _VERSION, "of": _plain(standing)}


def read_standing(plain: Mapping[str, Any]) -> Standing:
    """What was written by `plain_standing`.

    Raises:
        StandingUnreadable: another version, or a value of another type.
    """
    if plain.get("sv") != _VERSION:
        raise StandingUnreadable(f"version {plain.get('sv')!r}")
    standing: Standing = _value(Standing, plain.get("of"))
    return standing


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, one.name)) for one in fields(value)]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _value(kind: Any, plain: Any) -> Any:
    if get_origin(kind) is UnionType:
        (kind,) = (one for one in get_args(kind) if one is not type(None))
        return None if plain is None else _value(kind, plain)
    if kind in (int, str):
        if type(plain) is not kind:
            raise StandingUnreadable(f"{plain!r} is no {kind.__name__}")
        return plain
    if not isinstance(plain, list):
        raise StandingUnreadable(f"{plain!r} is no list")
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], one) for one in plain)
    hints = _hints(kind)
    if not _fewest(kind) <= len(plain) <= len(hints):
        raise StandingUnreadable(f"{kind.__name__} with {len(plain)} fields")
    return kind(*(_value(hint, one) for hint, one in zip(hints, plain, strict=False)))


_CAME_LATER: Mapping[str, int] = {"Reading": 1, "StepMade": 1, "RunHere": 2, "Standing": 3}
"""How many fields at the end of a record the first sheets of this version did not have."""


def _fewest(kind: type) -> int:
    later = _CAME_LATER.get(kind.__name__, 0)
    return len(fields(kind)) - later


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[one.name] for one in fields(kind))
