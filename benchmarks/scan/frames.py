"""What a camera frame of 1920 x 1080 with 0, 1, 6 and 24 codes costs: looked at whole, followed, rescued."""

from collections.abc import Callable, Sequence
from functools import partial

from app.codes.fast import SCHEDULE, FastPath
from app.codes.flow import Flow
from app.codes.picture import whole
from app.codes.track import Tracks
from benchmarks.scan.measure import Effort, Row, timed
from benchmarks.scan.peers import OURS, Answer, Decoder, answer
from benchmarks.scan.scenes import Scene, tray_clip

PART = "frames"
COUNTS = (0, 1, 6, 24)
FULL, TRACKED, LIVE = "ours, fast path", "ours, following", "ours, both at once"
STILL = "ours, as a still picture"
_FRAMES = 30  # of each clip: one second


def on_frames(
    decoders: Sequence[Decoder],
    effort: Effort,
    tell: Callable[[str], None],
    counts: Sequence[int] = COUNTS,
) -> list[Row]:
    """Part (c): for each number of codes what the peers take for a frame, and what ours take.

    Ours stand in four rows. The fast path alone: each frame of a clip, nothing known; it read what any frame
    of one round of its schedule gave. Following: moving the known codes on and reading some again, in the
    frames after that round; it read what it still follows in the last one. Both, as the camera's thread does
    them: its cost is that thread's for a frame. And the first frame as a still picture, rescue and all.
    """
    rows: dict[tuple[int, str], Row] = {}

    def row(count: int, name: str) -> Row:
        said = f"{count} code" if count == 1 else f"{count} codes"
        return rows.setdefault((count, name), Row(PART, "all", said, 0, name))

    for count in counts:
        tell(f"frames with {count} codes")
        for seed in range(effort.trays):
            scenes = tray_clip(count, seed, _FRAMES)
            _fast_alone(scenes, row(count, FULL))
            _live(scenes, row(count, TRACKED), row(count, LIVE))
            for decoder in decoders:
                name = STILL if decoder.name == OURS else decoder.name
                truths = [truth.text for truth in scenes[0].truths if truth.kind in decoder.kinds]
                answers, cpu_ms = timed(partial(decoder.read, scenes[0].picture, effort.budget_ms))
                row(count, name).count(answers, truths, cpu_ms)
    return list(rows.values())


def _fast_alone(scenes: Sequence[Scene], row: Row) -> None:
    path, answers, cost = FastPath(), list[Answer](), list[float]()
    for number, scene in enumerate(scenes):
        found, cpu_ms = timed(partial(_see, path, scene))
        cost.append(cpu_ms)
        if number < len(SCHEDULE):
            answers += found
    _count_once(row, answers, scenes, cost)


def _see(path: FastPath, scene: Scene) -> list[Answer]:
    return [answer(one) for one in path.see(scene.picture)]


def _live(scenes: Sequence[Scene], tracked: Row, live: Row) -> None:
    """As the camera's thread works: the flow, known codes again, then the rest of the frame."""
    path, flow = FastPath(), Flow()
    tracks = Tracks(flow)
    following, both = list[float](), list[float]()
    read = list[Answer]()
    for number, scene in enumerate(scenes):
        again, follow_ms = timed(partial(_follow, flow, tracks, scene, number))
        found, look_ms = timed(partial(_look, path, tracks, scene, number))
        read += [*again, *found]
        both.append(follow_ms + look_ms)
        if number >= len(SCHEDULE):
            following.append(follow_ms)
    _count_once(tracked, [answer(one) for one in tracks.followed()], scenes, following)
    _count_once(live, read, scenes, both)


def _follow(flow: Flow, tracks: Tracks, scene: Scene, number: int) -> list[Answer]:
    flow.step(scene.picture, tracks.spots)
    reads = tracks.reread(whole(scene.picture), number)
    tracks.note(reads, number)
    return [answer(one) for one in reads]


def _look(path: FastPath, tracks: Tracks, scene: Scene, number: int) -> list[Answer]:
    found = path.see(scene.picture, known=tracks.places())
    tracks.note(found, number)
    return [answer(one) for one in found]


def _count_once(row: Row, answers: Sequence[Answer], scenes: Sequence[Scene], cost: Sequence[float]) -> None:
    """Each code of a clip counts once, however often it was read; each frame's cost counts."""
    row.tally(dict.fromkeys(answers), [truth.text for truth in scenes[0].truths])
    row.cpu_ms += cost
