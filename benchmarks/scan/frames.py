"""What a whole camera frame of 1920 x 1080 with 0, 1, 6 and 24 codes costs: looked at whole, and rescued."""

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.scan.measure import Effort, Row, timed
from benchmarks.scan.peers import OURS, Decoder
from benchmarks.scan.scenes import Scene, tray_clip

PART = "frames"
COUNTS = (0, 1, 6, 24)
_FRAMES = 30  # of each clip: one second


def on_frames(decoders: Sequence[Decoder], effort: Effort, tell: Callable[[str], None]) -> list[Row]:
    """Part (c): for each number of codes what the peers take for a frame, and what ours take."""
    rows = []
    for count in COUNTS:
        tell(f"frames with {count} codes")
        for seed in range(effort.trays):
            scenes = tray_clip(count, seed, _FRAMES)
            rows += [_looked_at(decoder, scenes[0], count, effort) for decoder in decoders]
    return summed(rows)


def summed(rows: Sequence[Row]) -> list[Row]:
    """One row for each number of codes and decoder."""
    sums: dict[tuple[str, str], Row] = {}
    for row in rows:
        total = sums.setdefault((row.name, row.decoder), Row(PART, row.kind, row.name, 0, row.decoder))
        total.codes += row.codes
        total.read += row.read
        total.wrong += row.wrong
        total.cpu_ms += row.cpu_ms
    return list(sums.values())


def _looked_at(decoder: Decoder, scene: Scene, count: int, effort: Effort) -> Row:
    """One whole frame; of its codes only those count that the decoder can read at all."""
    name = f"{decoder.name}, every stage" if decoder.name == OURS else decoder.name
    row = Row(PART, "all", f"{count} codes", 0, name)
    truths = [truth.text for truth in scene.truths if truth.kind in decoder.kinds]
    answers, cpu_ms = timed(partial(decoder.read, scene.picture, effort.budget_ms))
    row.count(answers, truths, cpu_ms)
    return row
