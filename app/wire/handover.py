"""A key hands over to the next one: both sign that, so anybody can follow from a known key to the one now.

Stations hand their keys over, and the registry does; whose key it is stands in what both sign.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.batch import is_hex
from app.wire.envelope import canonical, signature_holds

MOST = 100
"""How many hand-overs are looked at in one message or entry; at one a week that is two years."""
_OLD_TAG, _NEW_TAG = b"handover1sig\0", b"handover1key\0"
_LENGTHS = {"replaces": 64, "public_key": 64, "handed": 128, "proven": 128}


class BadHandover(ValueError):
    """Not the form of a hand-over."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose keys: a station's at its registry, or the registry's own, and then `station` is empty."""

    registry: str
    realm: str
    station: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """`replaces` hands over to `public_key` (32 bytes each): it signed `handed`, the new one `proven`.

    The new key signs too, so that nobody names a key that he does not hold.
    """

    replaces: bytes
    public_key: bytes
    handed: bytes
    proven: bytes


def hand_over(old: Ed25519PrivateKey, new: Ed25519PrivateKey, whose: Whose) -> Handover:
    """The word of both keys that the one follows the other."""
    replaces, fresh = old.public_key().public_bytes_raw(), new.public_key().public_bytes_raw()
    message = _message(replaces, fresh, whose)
    return Handover(replaces, fresh, old.sign(_OLD_TAG + message), new.sign(_NEW_TAG + message))


def handover_holds(one: Handover, whose: Whose) -> bool:
    """Whether both keys have signed it, about these keys and whose they are."""
    message = _message(one.replaces, one.public_key, whose)
    return (
        one.replaces != one.public_key
        and signature_holds(one.replaces, _OLD_TAG + message, one.handed)
        and signature_holds(one.public_key, _NEW_TAG + message, one.proven)
    )


def _message(replaces: bytes, fresh: bytes, whose: Whose) -> bytes:
    who = {"station": whose.station, "registry": whose.registry, "realm": whose.realm}
    return canonical({**who, "replaces": replaces.hex(), "public_key": fresh.hex()})


def plain_handover(one: Handover) -> dict[str, str]:
    """As it stands in JSON: four hexadecimal texts."""
    return {name: getattr(one, name).hex() for name in _LENGTHS}


def read_handover(value: object) -> Handover:
    """Out of parsed JSON, further names left alone; whether it holds says `handover_holds`.

    Raises:
        BadHandover: another form.
    """
    if not isinstance(value, Mapping) or not all(is_hex(value.get(name), n) for name, n in _LENGTHS.items()):
        raise BadHandover
    return Handover(**{name: bytes.fromhex(value[name]) for name in _LENGTHS})


def read_handovers(value: object) -> tuple[Handover, ...]:
    """A list of them out of parsed JSON.

    Raises:
        BadHandover: no list, a longer one than `MOST`, or something else in it.
    """
    if not isinstance(value, list) or len(value) > MOST:
        raise BadHandover
    return tuple(read_handover(one) for one in value)


def followed(known: bytes, handovers: Iterable[Handover], whose: Whose) -> tuple[Handover, ...]:
    """Those that lead on from a known key, each from where the one before led; all others are left out."""
    way: list[Handover] = []
    for one in handovers:
        if one.replaces == known and handover_holds(one, whose):
            way.append(one)
            known = one.public_key
    return tuple(way)


def way_between(
    known: bytes, wanted: bytes, handovers: Iterable[Handover], whose: Whose
) -> tuple[Handover, ...] | None:
    """The hand-overs that lead from a known key to the one that is wanted, oldest first; None when none do.

    Others may stand between them: a change of keys that was begun and never made.
    """
    if wanted == known:
        return ()
    way = leading_to(wanted, [one for one in handovers if handover_holds(one, whose)])
    begins = [n for n, one in enumerate(way) if one.replaces == known]
    return way[begins[-1] :] if begins else None


def leading_to(wanted: bytes, handovers: Iterable[Handover]) -> tuple[Handover, ...]:
    """Those that lead to a key from the oldest told of, oldest first; none is asked whether it holds."""
    by_new = {one.public_key: one for one in handovers}
    way: list[Handover] = []
    while (step := by_new.pop(wanted, None)) is not None:
        way.append(step)
        wanted = step.replaces
    return tuple(reversed(way))
