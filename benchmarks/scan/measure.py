"""What every decoder reads, what it reads wrong, and what it costs, on the same pictures in one run."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.road_figures import quantile
from benchmarks.scan.damage import HARD, HARD_DOTS, LEVELS, names_for
from benchmarks.scan.labels import DATA_MATRIX, KINDS
from benchmarks.scan.peers import Answer, Decoder
from benchmarks.scan.photographs import photographs
from benchmarks.scan.scenes import clip, label

SINGLE, VIDEO = "one frame", "one second"


@dataclass(slots=True)
class Row:
    """One decoder on one set of pictures: codes that are there, those read, texts that are not there, cost.

    `part` is the table that it belongs to, `name` the set, `level` its damage's level. `cpu_ms` has one entry
    for each call: of a picture, or of a whole second of video.
    """

    part: str
    kind: str
    name: str
    level: float
    decoder: str
    codes: int = 0
    read: int = 0
    wrong: list[str] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Share of the codes that was read, in percent."""
        return 100 * self.read / self.codes if self.codes else 0.0

    def count(self, answers: Iterable[Answer], truths: Sequence[str], cpu_ms: float) -> None:
        """Count one call and what it cost."""
        self.tally(answers, truths)
        self.cpu_ms.append(cpu_ms)

    def tally(self, answers: Iterable[Answer], truths: Sequence[str]) -> None:
        """Count texts of the truth that were read, and texts that no code there has.

        Where a true text is not plain ASCII, an unknown text is another character set's reading of it and
        counts as unread, not as wrong: which set is meant is not always said by the code.
        """
        # The photographs' truth does not tell the ways to end a line apart.
        said = Counter(text.replace("\r\n", "\n") for text, _ in answers)
        there = Counter(truths)
        self.codes += len(truths)
        self.read += (said & there).total()
        if all(text.isascii() for text in truths):
            self.wrong += [text for text in said if text not in there]

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "part": self.part,
            "kind": self.kind,
            "name": self.name,
            "level": self.level,
            "decoder": self.decoder,
            "codes": self.codes,
            "read": self.read,
            "wrong": self.wrong,
            "calls": len(self.cpu_ms),
            "cpu_ms_median": round(quantile(self.cpu_ms, 0.5), 3),
            "cpu_ms_p95": round(quantile(self.cpu_ms, 0.95), 3),
            "cpu_ms_total": round(sum(self.cpu_ms), 1),
        }


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured.

    Labels for each level as single frames and as video, labels for each of the hard mix, trays for each
    number of codes, every how many-th photograph of a folder, which levels; CPU time for a picture.
    """

    singles: int
    videos: int
    hard: int
    trays: int
    every: int
    levels: tuple[int, ...] = tuple(range(1, LEVELS + 1))
    budget_ms: float = 2000.0


def on_photographs(
    place: Path, decoders: Sequence[Decoder], effort: Effort, tell: Callable[[str], None]
) -> list[Row]:
    """Part (a): each folder, and each kind where a folder has several.

    Raises:
        NoPhotographs: see `photographs`.
    """
    rows: dict[tuple[str, str, str], Row] = {}
    seen: Counter[str] = Counter()
    for photograph in photographs(place):
        seen[photograph.folder] += 1
        if (seen[photograph.folder] - 1) % effort.every:
            continue
        if seen[photograph.folder] == 1:
            tell(f"photographs, {photograph.folder}")
        picture = photograph.picture()
        for decoder in _able(decoders, photograph.kind):
            key = (photograph.folder, photograph.kind, decoder.name)
            row = rows.setdefault(
                key, Row("photographs", photograph.kind, photograph.folder, 0, decoder.name)
            )
            answers, cpu_ms = timed(partial(decoder.read, picture, effort.budget_ms))
            row.count(answers, photograph.texts, cpu_ms)
    return list(rows.values())


def on_graded(decoders: Sequence[Decoder], effort: Effort, tell: Callable[[str], None]) -> list[Row]:
    """Part (b): every kind, damage and level, as single frames and as one second of video."""
    rows = []
    for kind in KINDS:
        for name in names_for(kind):
            tell(f"{kind}, {name}")
            for level in effort.levels:
                rows += _singles(decoders, (kind, name, level), effort)
                rows += _videos("graded", decoders, (kind, name, level), effort.videos, effort.budget_ms)
    return rows


def on_hard(decoders: Sequence[Decoder], effort: Effort, tell: Callable[[str], None]) -> list[Row]:
    """Part (b), the hard mix of each kind within one second of video."""
    rows = []
    for kind, mix in HARD.items():
        tell(f"{kind}, the hard mix")
        for name, level in (*mix, *(HARD_DOTS if kind == DATA_MATRIX else ())):
            rows += _videos("hard", decoders, (kind, name, level), effort.hard, effort.budget_ms)
    return rows


def timed(call: Callable[[], list[Answer]]) -> tuple[list[Answer], float]:
    """The answers, and the CPU time that the whole process took for them: no thread is left out."""
    began = time.process_time()
    answers = call()
    return answers, (time.process_time() - began) * 1000


def merged(rows: Iterable[Row], part: str, name: str) -> Iterator[Row]:
    """Rows of one kind and decoder counted together, under one name."""
    sums: dict[tuple[str, str], Row] = {}
    for row in rows:
        total = sums.setdefault((row.kind, row.decoder), Row(part, row.kind, name, 0, row.decoder))
        total.codes += row.codes
        total.read += row.read
        total.wrong += row.wrong
        total.cpu_ms += row.cpu_ms
    yield from sums.values()


def _able(decoders: Sequence[Decoder], kind: str) -> list[Decoder]:
    return [decoder for decoder in decoders if kind in decoder.kinds]


def _singles(decoders: Sequence[Decoder], what: tuple[str, str, float], effort: Effort) -> list[Row]:
    kind, name, level = what
    rows = [Row(f"graded, {SINGLE}", kind, name, level, one.name) for one in _able(decoders, kind)]
    for seed in range(effort.singles):
        scene = label(kind, name, level, seed)
        for row, decoder in zip(rows, _able(decoders, kind), strict=True):
            answers, cpu_ms = timed(partial(decoder.read, scene.picture, effort.budget_ms))
            row.count(answers, (scene.text,), cpu_ms)
    return rows


def _videos(
    part: str, decoders: Sequence[Decoder], what: tuple[str, str, float], count: int, budget_ms: float
) -> list[Row]:
    kind, name, level = what
    rows = (
        [Row(f"{part}, {VIDEO}", kind, name, level, one.name) for one in _able(decoders, kind)]
        if count
        else []
    )
    for seed in range(count):
        scenes = clip(kind, name, level, seed)
        frames = [scene.picture for scene in scenes]
        for row, decoder in zip(rows, _able(decoders, kind), strict=True):
            answers, cpu_ms = timed(partial(decoder.watch, frames, budget_ms))
            row.count(answers, (scenes[0].text,), cpu_ms)
    return rows
