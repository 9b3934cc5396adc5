"""Our own labels: a prefix for the thing, a short body, and a check character that finds misreads."""

import re
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

# No I, O, Q, U, Z: they are misread, and 31 is prime, which the check leans on.
ALPHABET = "0123456789ABCDEFGHJKLMNPRSTVWXY"
LONGEST_BODY = 10  # 13 with prefix and check: shorter than any maker's serial, VIN or GB/T code
_NUMBER_PART = 5
_POOL_PART, _POOL_NUMBER_PART = 6, 3  # nine together: one less than a label that a station numbers itself
LARGEST_POOL = len(ALPHABET) ** _POOL_NUMBER_PART - 1
POOLS = len(ALPHABET) ** _POOL_PART
_LABEL = re.compile(
    rf"(?P<prefix>PK|MD|CE|BN|LT|BG|TR)(?P<body>[{ALPHABET}]{{1,{LONGEST_BODY}}})(?P<check>[{ALPHABET}])"
)


class Prefix(Enum):
    """What a label of ours is stuck on."""

    PK = "PK"  # a pack that came without a readable code
    MD = "MD"  # a module
    CE = "CE"  # a cell
    BN = "BN"  # a bin, cage or tray
    LT = "LT"  # an output lot
    BG = "BG"  # an operator's badge
    TR = "TR"  # a pack on its way through the plant: its traveller, see `traveller.py`


class NotALabel(ValueError):
    """The body cannot stand on a label of ours."""


@dataclass(frozen=True, slots=True)
class OwnLabel:
    """A text in the form of our labels. `sound` says whether its check character agrees."""

    prefix: Prefix
    body: str
    check: str
    sound: bool


def check_character(body: str) -> str:
    """The check character for a whole label text without it (prefix and body).

    The symbols count 0 to 30 in `ALPHABET`; weights run 1, 2, 3 ... from the right with the check
    character at 1, and the weighted sum is 0 mod 31. Up to 30 characters that catches every single
    substitution and every exchange of two.

    Raises:
        NotALabel: a character outside the alphabet.
    """
    if strange := set(body) - set(ALPHABET):
        raise NotALabel(f"not in the alphabet: {min(strange)!r}")
    total = sum(weight * ALPHABET.index(symbol) for weight, symbol in enumerate(reversed(body), start=2))
    return ALPHABET[-total % len(ALPHABET)]


def mint(prefix: Prefix, body: str) -> str:
    """A label text: prefix, body, check character.

    Raises:
        NotALabel: the body is empty, longer than 10 characters, or outside the alphabet.
    """
    if not 1 <= len(body) <= LONGEST_BODY:
        raise NotALabel(f"a body has 1 to {LONGEST_BODY} characters, not {len(body)}")
    return prefix.value + body + check_character(prefix.value + body)


def numbered_body(station: str, number: int) -> str:
    """Five symbols for the station and five for a running number, in the alphabet of our labels.

    The station's symbols come from its id, so two of a hundred stations share theirs once in six thousand
    plants; the registry then shows one label at two stations.
    """
    return station_mark(station) + _symbols(number)


def station_mark(station: str) -> str:
    """The five symbols by which labels name the station that made them."""
    return _symbols(int.from_bytes(sha256(station.encode()).digest()[:8], "big"))


def symbols_of(number: int, length: int) -> str:
    """A number in the alphabet of our labels.

    Raises:
        NotALabel: it is negative, or has no room in so many symbols.
    """
    if not 0 <= number < len(ALPHABET) ** length:
        raise NotALabel(f"{number} has no room in {length} symbols")
    return _symbols(number, length)


def number_of(symbols: str) -> int:
    """The number that symbols of the alphabet stand for."""
    number = 0
    for symbol in symbols:
        number = number * len(ALPHABET) + ALPHABET.index(symbol)
    return number


@dataclass(frozen=True, slots=True)
class PoolLabel:
    """A label printed before there was a thing to stick it on: its pool, and its number in it from 1."""

    prefix: Prefix
    pool: str
    number: int


def mint_pool_label(prefix: Prefix, pool: int, number: int) -> str:
    """The text of a label of a pool. Nothing is registered of it until it is stuck on.

    `pool` is drawn by lot from `POOLS`, for stations print pools without asking each other.

    Raises:
        NotALabel: the number is not 1 to `LARGEST_POOL`, or the pool not 0 to `POOLS` - 1.
    """
    if not (1 <= number <= LARGEST_POOL and 0 <= pool < POOLS):
        raise NotALabel(f"a pool has numbers 1 to {LARGEST_POOL}, not {number}")
    return mint(prefix, _symbols(pool, _POOL_PART) + _symbols(number, _POOL_NUMBER_PART))


def pool_label(text: str) -> PoolLabel | None:
    """Read a sound label of a pool; None for every other text. A badge or a traveller is never one."""
    label = parse(text)
    if label is None or not label.sound or label.prefix in (Prefix.BG, Prefix.TR):
        return None
    if len(label.body) != _POOL_PART + _POOL_NUMBER_PART:
        return None
    return PoolLabel(label.prefix, label.body[:_POOL_PART], number_of(label.body[_POOL_PART:]))


def _symbols(number: int, length: int = _NUMBER_PART) -> str:
    text = ""
    for _ in range(length):
        number, symbol = divmod(number, len(ALPHABET))
        text = ALPHABET[symbol] + text
    return text


def is_badge(text: str) -> bool:
    """Whether this is a sound badge label."""
    label = parse(text)
    return label is not None and label.sound and label.prefix is Prefix.BG


def parse(text: str) -> OwnLabel | None:
    """Read a label text in its normal form (capitals, no spaces); None when it is not one of ours."""
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    check = match["check"]
    return OwnLabel(Prefix(match["prefix"]), match["body"], check, check_character(text[:-1]) == check)
