"""Where each part of a TOML text stands: the line of every table, key and item, for whoever mends it."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

Where = tuple[str | int, ...]
"""The keys and indices (from 0) that lead to a part of a document."""

DEEPEST = 12
"""Parts nested deeper have the line of what they are nested in."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\"]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^\s,\]}#][^,\]}#\n]*")
_NEXT_KEY = re.compile(r"[ \t]*\.[ \t]*")
_DEEP = re.compile(r"[\[{]|[\]}]|#[^\n]*|[^\[\]{}\"'#]+")


def lines_of(text: str) -> Mapping[Where, int]:
    """The line, from 1, of every part of a text that has been read as TOML without an error.

    `()` is the first line, `("step", 2)` that of the third [[step]], `("step", 2, "people")` that of its key.
    Of a text that is no TOML only so much is told as could be followed.
    """
    scan = _Scan(text, [at.start() for at in re.finditer("\n", text)])
    scan.lines[()] = 1
    while scan.skip_blank():
        if not _statement(scan):
            break
    return scan.lines


def line_at(lines: Mapping[Where, int], where: Where) -> int:
    """The line of a part, or of the nearest thing that it would stand in; 0 when no line is known."""
    for length in range(len(where), -1, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return 0


@dataclass(slots=True)
class _Scan:
    """The place in the text, and what has been seen so far."""

    text: str
    ends: list[int]
    pos: int = 0
    table: Where = ()
    counts: dict[Where, int] = field(default_factory=dict)
    lines: dict[Where, int] = field(default_factory=dict)

    def mark(self, where: Where, pos: int) -> None:
        """Keep the line of a part; the first that is seen of it counts."""
        self.lines.setdefault(where, bisect_right(self.ends, pos - 1) + 1)

    def skip_blank(self) -> bool:
        """Go to what stands next; False at the end."""
        blank = _BLANK.match(self.text, self.pos)
        self.pos = blank.end() if blank else self.pos
        return self.pos < len(self.text)

    def take(self, pattern: re.Pattern[str]) -> str:
        """What fits here, "" for nothing; the place moves behind it."""
        found = pattern.match(self.text, self.pos)
        if found is None:
            return ""
        self.pos = found.end()
        return found.group()

    def starts(self, sign: str) -> bool:
        """Whether this stands here; the place moves behind it when it does."""
        if not self.text.startswith(sign, self.pos):
            return False
        self.pos += len(sign)
        return True


def _statement(scan: _Scan) -> bool:
    """Read a table's head, or a key with its value; False when it is neither."""
    start = scan.pos
    if scan.starts("[["):
        keys = _keys(scan)
        parent = _inside(scan, keys[:-1])
        items = (*parent, *keys[-1:])
        number = scan.counts.get(items, 0)
        scan.counts[items] = number + 1
        scan.table = (*items, number)
        scan.mark(items, start)
        scan.mark(scan.table, start)
        return bool(keys) and _closed(scan, "]]")
    if scan.starts("["):
        keys = _keys(scan)
        scan.table = _inside(scan, keys)
        scan.mark(scan.table, start)
        return bool(keys) and _closed(scan, "]")
    return _pair(scan, scan.table)


def _inside(scan: _Scan, keys: tuple[str, ...]) -> Where:
    """Where a head's keys lead: into the newest item of each list of tables on the way."""
    where: Where = ()
    for key in keys:
        where = (*where, key)
        if where in scan.counts:
            where = (*where, scan.counts[where] - 1)
    return where


def _closed(scan: _Scan, sign: str) -> bool:
    scan.take(re.compile(r"[ \t]*"))
    return scan.starts(sign)


def _keys(scan: _Scan) -> tuple[str, ...]:
    """A dotted key, its parts unquoted; empty when there is none."""
    keys: list[str] = []
    scan.take(re.compile(r"[ \t]*"))
    while True:
        bare = scan.take(_BARE_KEY)
        quoted = "" if bare else scan.take(_STRING)
        if not bare and not quoted:
            return ()
        keys.append(bare or _unquoted(quoted))
        if not scan.take(_NEXT_KEY):
            return tuple(keys)


def _unquoted(quoted: str) -> str:
    try:
        return str(tomllib.loads(f"k = {quoted}")["k"])
    except tomllib.TOMLDecodeError:
        return quoted


def _pair(scan: _Scan, table: Where) -> bool:
    start = scan.pos
    keys = _keys(scan)
    if not keys or not scan.skip_blank() or not scan.starts("="):
        return False
    for length in range(1, len(keys) + 1):
        scan.mark((*table, *keys[:length]), start)
    return scan.skip_blank() and _value(scan, (*table, *keys))


def _value(scan: _Scan, where: Where) -> bool:
    """Go over a value, marking what stands in it."""
    if scan.text[scan.pos] in "[{":
        if len(where) >= DEEPEST:
            return _over(scan)
        return _items(scan, where) if scan.starts("[") else _inline(scan, where)
    return bool(scan.take(_STRING) or scan.take(_SCALAR))


def _items(scan: _Scan, where: Where) -> bool:
    """The items of a list; the opening bracket is behind."""
    number = 0
    while scan.skip_blank():
        if scan.starts("]"):
            return True
        scan.mark((*where, number), scan.pos)
        if not _value(scan, (*where, number)):
            return False
        number += 1
        scan.skip_blank()
        scan.starts(",")
    return False


def _inline(scan: _Scan, where: Where) -> bool:
    """The pairs of a table on one line."""
    scan.starts("{")
    while scan.skip_blank():
        if scan.starts("}"):
            return True
        if not _pair(scan, where):
            return False
        scan.skip_blank()
        scan.starts(",")
    return False


def _over(scan: _Scan) -> bool:
    """Go over a nested value without looking into it, however deep it is."""
    depth = 0
    while scan.pos < len(scan.text):
        seen = scan.take(_STRING) or scan.take(_DEEP)
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(seen, 0)
        if not seen or depth == 0:
            return bool(seen)
    return False
