"""A web address on a battery: a GS1 Digital Link, or a link of which nothing else can be told.

Battery passports are reached by such links. They are read and never opened: who printed one may have printed
anything. A link of IEC 61406 is known by the frame printed around it, so its text is a link like any other.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from app.domain.gs1_table import Element, NotAnElement, element

NO_PATH = "link.no_path"

_ADDRESS = re.compile(r"(?i:https?)://")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_GTIN, _SHORT_GTINS = "01", (8, 12, 13)
# Primary identifiers and what may stand behind each, in its order (GS1 Digital Link: URI Syntax, 4.3 to 4.8).
_QUALIFIERS: dict[str, tuple[str, ...]] = {
    _GTIN: ("22", "10", "21", "235"),
    "8006": ("22", "10", "21"),
    "8010": ("8011",),
    "414": ("254", "7040"),
    "415": ("8020",),
    "417": ("7040",),
    "8004": ("7040",),
    "8017": ("8019",),
    "8018": ("8019",),
    **{ai: () for ai in ("00", "253", "255", "401", "402", "8003", "8013")},
}
_ALL_QUALIFIERS = frozenset(ai for qualifiers in _QUALIFIERS.values() for ai in qualifiers)


class NotALink(ValueError):
    """The text opens as a web address and is none; args[0] is the stable code of what is wrong."""


def is_address(text: str) -> bool:
    """Whether a text opens as a web address."""
    return _ADDRESS.match(text) is not None


def split(text: str) -> SplitResult:
    """The parts of a web address; scheme and host in small letters, all else as it stands.

    Raises:
        NotALink: `link.characters` (blanks, control characters) or `link.host` (none, or an impossible one).
    """
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        raise NotALink("link.characters")
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise NotALink("link.host") from None
    if not host:
        raise NotALink("link.host")
    return parts._replace(scheme=parts.scheme.lower(), netloc=_netloc(parts))


def _netloc(parts: SplitResult) -> str:
    user, at, host = parts.netloc.rpartition("@")
    return f"{user}{at}{host.lower()}"


def link_fields(parts: SplitResult) -> dict[str, str]:
    """What a link shows of itself: the host it would go to (without a name before it), path and query."""
    host = parts.netloc.rpartition("@")[2]
    return {"host": host, "path": parts.path, "query": parts.query, "fragment": parts.fragment}


def link_doubts(parts: SplitResult) -> tuple[str, ...]:
    """What is doubtful about any link that is no Digital Link."""
    doubts = ["link.any_page"]
    if not parts.path.strip("/") and not parts.query and not parts.fragment:
        doubts.insert(0, NO_PATH)
    return (*doubts, *user_doubt(parts))


def user_doubt(parts: SplitResult) -> tuple[str, ...]:
    """A name before the host is how a link is made to look as if it went elsewhere."""
    return ("link.user_before_host",) if "@" in parts.netloc else ()


def digital_link(parts: SplitResult) -> tuple[tuple[Element, ...], tuple[str, ...], tuple[str, ...]] | None:
    """The elements of a GS1 Digital Link with what refuses and what doubts it; None when it is not one.

    It is one when its path ends in a primary identifier, a value of its form, and pairs of qualifiers.
    """
    if parts.fragment:
        return None
    for key, value, pairs in _endings(parts.path.removesuffix("/").split("/")):
        primary = _primary(key, value)
        if primary is not None:
            found, rejects, warnings = _qualified(key, pairs)
            rejects += ("gs1_digital_link.percent",) if _PERCENT.search(parts.path) else ()
            more, doubts = _attributes(parts.query, {one.ai for one in (primary, *found)})
            return (primary, *found, *more), rejects, (*warnings, *doubts, *user_doubt(parts))
    return None


def _endings(segments: Sequence[str]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Every way the path may end: identifier, value, and the pairs behind them."""
    for place, key in enumerate(segments[:-1]):
        behind = segments[place + 2 :]
        names = behind[::2]
        if key in _QUALIFIERS and len(behind) % 2 == 0 and all(name in _ALL_QUALIFIERS for name in names):
            yield key, segments[place + 1], list(zip(names, behind[1::2], strict=True))


def _primary(key: str, value: str) -> Element | None:
    text = unquote(value)
    if key == _GTIN and len(text) in _SHORT_GTINS:
        text = text.rjust(14, "0")  # older links left the leading zeros out
    try:
        return element(key, text)
    except NotAnElement:
        return None


def _qualified(
    key: str, pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[Element, ...], tuple[str, ...], tuple[str, ...]]:
    order = _QUALIFIERS[key]
    names = [name for name, _value in pairs]
    if any(name not in order for name in names) or len(set(names)) < len(names):
        return (), ("gs1_digital_link.qualifier",), ()
    try:
        found = tuple(element(name, unquote(value)) for name, value in pairs)
    except NotAnElement as fault:
        return (), (fault.args[0],), ()
    swapped = names != sorted(names, key=order.index)
    return found, (), ("gs1_digital_link.qualifier_order",) if swapped else ()


def _attributes(query: str, known: set[str]) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """Further elements in the query; what is no identifier of GS1 there is the resolver's affair."""
    found: dict[str, Element] = {}
    doubts: tuple[str, ...] = ()
    for name, value in parse_qsl(query):
        if not (name.isascii() and name.isdigit() and 2 <= len(name) <= 4):
            continue
        try:
            one = element(name, value)
        except NotAnElement:
            doubts = ("gs1_digital_link.attribute",)
            continue
        # What names the thing stands in the path; the query may only add to it.
        if name in known or found.setdefault(name, one) != one or name == "21":
            doubts = ("gs1_digital_link.attribute",)
    return tuple(one for name, one in found.items() if name not in known and name != "21"), doubts
