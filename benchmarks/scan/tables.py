"""The tables of what was measured, in lines of text."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from benchmarks.road_figures import quantile
from benchmarks.scan.damage import SCALES
from benchmarks.scan.measure import SINGLE, VIDEO, Row, merged

_UNTRIED = "-"


def tables(rows: Sequence[Row]) -> str:
    """Everything that was measured; a decoder that cannot read a kind at all has a dash there."""
    parts = [
        ("Photographs", _sums([row for row in rows if row.part == "photographs"])),
        *_graded(rows),
        (
            "Hard labels within one second",
            _sums(_with_totals([r for r in rows if r.part == f"hard, {VIDEO}"])),
        ),
        ("Frames of 1920 x 1080", _sums([row for row in rows if row.part == "frames"])),
        ("Texts that no code there has", _wrong(rows)),
    ]
    return "\n\n".join(f"{heading}\n{body}" for heading, body in parts if body)


def aligned(rows: Sequence[Sequence[str]], left: int) -> str:
    """Columns under each other: the first `left` columns to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _sums(rows: Sequence[Row]) -> str:
    """One line for each set and decoder, with its cost."""
    if not rows:
        return ""
    lines = [("kind", "set", "decoder", "codes", "read", "%", "wrong", "CPU ms median", "p95")]
    for row in rows:
        rate = f"{row.rate:.1f}" if row.codes else _UNTRIED
        cost = (f"{quantile(row.cpu_ms, 0.5):.1f}", f"{quantile(row.cpu_ms, 0.95):.1f}")
        what = row.name if not row.level else f"{row.name} {row.level:g}"
        lines.append(
            (row.kind, what, row.decoder, str(row.codes), str(row.read), rate, str(len(row.wrong)), *cost)
        )
    return aligned(lines, 3)


def _with_totals(rows: Sequence[Row]) -> list[Row]:
    """The rows, each kind followed by its sums; dots apart, as no peer reads them."""
    out: list[Row] = []
    for kind, of_kind in groupby(rows, lambda row: row.kind):
        some = list(of_kind)
        printed = [row for row in some if row.name != "dots"]
        out += [*some, *merged(printed, f"hard, {VIDEO}", f"all of {kind}")]
    return out


def _graded(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """One table for each kind: a line for each damage and level, a column for each decoder."""
    parts = []
    for sort in (SINGLE, VIDEO):
        graded = [row for row in rows if row.part == f"graded, {sort}"]
        for kind, of_kind in groupby(graded, lambda row: row.kind):
            some = list(of_kind)
            labels = max(row.codes for row in some)
            heading = f"{kind}, graded damage, {sort}: percent read of {labels} labels at each level"
            parts.append((heading, f"{_levels(some)}\n\n{_sums(list(merged(some, '', 'all levels')))}"))
    return parts


def _levels(rows: Sequence[Row]) -> str:
    decoders = list(dict.fromkeys(row.decoder for row in rows))
    lines = [("damage", "level", "is", *decoders)]
    for (name, level), of_level in groupby(rows, lambda row: (row.name, row.level)):
        rates = {row.decoder: f"{row.rate:.0f}" for row in of_level}
        scale = SCALES[name]
        said = scale.said.format(scale.value(level))
        lines.append((name, f"{level:g}", said, *(rates.get(one, _UNTRIED) for one in decoders)))
    return aligned(lines, 3)


def _wrong(rows: Iterable[Row]) -> str:
    return "\n".join(
        f"{row.decoder}: {text!r} ({row.part}; {row.kind}, {row.name} {row.level:g})"
        for row in rows
        for text in row.wrong
    )
