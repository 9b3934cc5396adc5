"""What was measured, how often, beside what, and the table of it."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    `times` is how often it was measured. `peer` is what the same run measured beside it, in the same unit;
    without a peer that means anything there is none, and no ratio. `note` says where or when it was.
    """

    name: str
    times: int
    measured: float
    unit: str
    peer_name: str = ""
    peer: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours to the peer's."""
        return self.measured / self.peer if self.peer else None

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "ratio": self.ratio}


@dataclass(frozen=True, slots=True)
class Paired:
    """Ours and the peer's, measured in turns in one run, in one unit."""

    name: str
    peer_name: str
    unit: str
    ours: Sequence[float]
    peers: Sequence[float]
    note: str = ""

    def at(self, share: float) -> Figure:
        """One line: both at the same quantile."""
        return Figure(
            f"{self.name}, p{round(share * 100)}",
            len(self.ours),
            quantile(self.ours, share),
            self.unit,
            self.peer_name,
            quantile(self.peers, share) if self.peers else None,
            self.note,
        )


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed (nearest rank).

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("nothing was measured")
    ranked = sorted(values)
    rank = math.ceil(len(ranked) * share)
    return ranked[min(len(ranked), max(1, rank)) - 1]


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of text; the columns stand under each other."""
    rows = [("what", "n", "measured", "peer", "ratio", "beside")]
    rows += [_row(figure) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])] + [row[column].rjust(widths[column]) for column in range(1, 5)]
        lines.append("  ".join([*cells, row[5]]).rstrip())
    notes: dict[str, str] = {}
    for figure in figures:
        notes.setdefault(figure.note, figure.name)  # each note once, at the first figure it is about
    told = [f"{name}: {note}" for note, name in notes.items() if note]
    return "\n".join([*lines, "", *told] if told else lines)


def _row(figure: Figure) -> tuple[str, str, str, str, str, str]:
    return (
        figure.name,
        str(figure.times),
        f"{_short(figure.measured)} {figure.unit}",
        f"{_short(figure.peer)} {figure.unit}" if figure.peer is not None else "-",
        f"{figure.ratio:.2f}" if figure.ratio is not None else "-",
        figure.peer_name,
    )


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.2f}"
