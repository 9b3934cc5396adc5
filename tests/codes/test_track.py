"""Codes that were read are followed, read again where they are, and let go when they are no more there."""

import numpy as np
import pytest

from app.codes.draw import code128, data_matrix, qr
from app.codes.fast import FastPath
from app.codes.flow import Flow
from app.codes.picture import Picture, whole
from app.codes.sighting import Sighting, middle
from app.codes.track import CARRIED, REREADS, SELDOM, SURE, Tracks
from app.domain.scan import Symbology
from tests.fakes.camera import on_paper

TEXT, OTHER = "04QCB76836300JBC40000903", "001CB31000000DD7R0312060"
SIZE = (720, 1280)


class Following:
    """Tracks and their flow, shown one frame after the other."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.tracks = Tracks(self.flow)
        self.fast = FastPath()
        self.serial = 0

    def see(self, picture: Picture, *, search: bool = False) -> list[Sighting]:
        """The next frame; only a search finds codes that are not followed yet."""
        self.serial += 1
        self.flow.step(picture, self.tracks.spots)
        reads = self.tracks.reread(whole(picture), self.serial)
        found = self.fast.see(picture, known=self.tracks.places(), everything=True) if search else []
        self.tracks.note([*reads, *found], self.serial)
        return reads

    def texts(self) -> list[str]:
        """The codes that are followed."""
        return [one.text for one in self.tracks.followed()]


def bench() -> Picture:
    rng = np.random.default_rng(4)
    return np.asarray(rng.normal(140, 12, SIZE).clip(0, 255), np.uint8)


def with_label(paper: Picture, at: tuple[int, int]) -> Picture:
    ground = bench()
    ground[at[1] : at[1] + paper.shape[0], at[0] : at[0] + paper.shape[1]] = paper
    return ground


PAPERS = {
    Symbology.DATAMATRIX: on_paper(data_matrix(TEXT, module_px=4)),
    Symbology.QR: on_paper(qr(TEXT, module_px=4)),
    Symbology.CODE128: on_paper(code128(TEXT, module_px=2, height_px=60)),
}


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.value)
def test_a_code_is_read_again_in_every_frame_until_it_is_sure_and_seldom_then(kind: Symbology) -> None:
    following = Following()
    following.see(with_label(PAPERS[kind], (300, 200)), search=True)
    start = following.tracks.followed()[0].corners
    read_in = []
    for step in range(1, 3 * SELDOM):
        reads = following.see(with_label(PAPERS[kind], (300 + 6 * step, 200 + 3 * step)))
        assert {(one.text, one.symbology, one.stage) for one in reads} <= {(TEXT, kind, "frame")}
        assert following.texts() == [TEXT]
        read_in += [step] * len(reads)
    first = SURE - 1  # the search was a read too
    assert read_in == [*range(1, SURE), first + SELDOM, first + 2 * SELDOM]
    (now,) = following.tracks.followed()
    (x, y), (there_x, there_y) = middle(start), middle(now.corners)
    steps = 3 * SELDOM - 1
    assert abs(there_x - x - 6 * steps) <= 6
    assert abs(there_y - y - 3 * steps) <= (
        6 if kind.error_corrected else 30
    )  # a scan line lies anywhere in the bars


def test_a_light_symbol_is_read_again_as_it_was_found() -> None:
    following = Following()
    light = np.asarray(255 - with_label(PAPERS[Symbology.CODE128], (300, 200)), np.uint8)
    following.see(light, search=True)
    reads = following.see(light)
    assert [(one.text, one.stage) for one in reads] == [(TEXT, "light on dark")]


def test_one_that_cannot_be_read_keeps_no_other_waiting() -> None:
    """Its last read grows old, yet it is tried no oftener than others are."""
    following = Following()
    shown = with_label(PAPERS[Symbology.QR], (300, 200))
    shown[260:330, 360:430] = 128  # damaged
    code = PAPERS[Symbology.DATAMATRIX]
    shown[500 : 500 + code.shape[0], 700 : 700 + code.shape[1]] = code
    following.see(shown, search=True)
    damaged = ((340, 240), (456, 240), (456, 356), (340, 356))
    rescued = Sighting(TEXT.encode(), TEXT, Symbology.QR, damaged, "zxing", "drawn")
    for serial in range(following.serial - SURE, following.serial):
        following.tracks.note([rescued], serial)
    tried: dict[Symbology, set[int]] = {Symbology.QR: set(), Symbology.DATAMATRIX: set()}
    for _ in range(3 * SELDOM):
        following.see(shown)
        for one in following.tracks.tracks:
            tried[one.sighting.symbology].add(one.tried_at)
    unread = next(one for one in following.tracks.tracks if one.sighting.symbology is Symbology.QR)
    assert unread.read_at < unread.tried_at
    assert 3 <= len(tried[Symbology.QR]) <= 4
    assert len(tried[Symbology.DATAMATRIX]) >= 3


def test_a_code_that_is_taken_away_is_let_go_after_some_frames() -> None:
    following = Following()
    following.see(with_label(PAPERS[Symbology.DATAMATRIX], (300, 200)), search=True)
    assert following.texts() == [TEXT]
    for _ in range(CARRIED):
        following.see(bench())
        assert following.texts() == []  # nothing is claimed to be there
        assert len(following.tracks.spots) == 1
    following.see(bench())
    assert following.tracks.spots == []


def test_a_code_that_was_covered_for_a_moment_is_found_again() -> None:
    following = Following()
    shown = with_label(PAPERS[Symbology.DATAMATRIX], (300, 200))
    following.see(shown, search=True)
    for _ in range(3):
        following.see(bench())
    reads = following.see(shown)
    assert [one.text for one in reads] == [TEXT]
    assert following.texts() == [TEXT]


def test_another_label_in_its_place_is_read_at_once_and_takes_over() -> None:
    following = Following()
    following.see(with_label(PAPERS[Symbology.DATAMATRIX], (300, 200)), search=True)
    other = with_label(on_paper(data_matrix(OTHER, module_px=4)), (300, 200))
    assert [one.text for one in following.see(other)] == [OTHER]
    assert following.texts() == [OTHER]


def test_what_cannot_be_read_again_is_followed_while_it_looks_the_same() -> None:
    """As a code that only the rescue path reads: plain looks at it give nothing."""
    following = Following()
    shown = with_label(PAPERS[Symbology.QR], (300, 200))
    shown[260:330, 360:430] = 128  # damaged
    following.flow.step(shown, [])
    rescued = Sighting(
        TEXT.encode(), TEXT, Symbology.QR, ((340, 240), (456, 240), (456, 356), (340, 356)), "zxing", "drawn"
    )
    following.tracks.note([rescued], 0)
    for step in range(1, 3 * CARRIED):
        moved = np.roll(shown, (step, 2 * step), (0, 1))
        assert following.see(np.asarray(moved, np.uint8)) == []
        assert following.texts() == [TEXT]
    (now,) = following.tracks.followed()
    last = 3 * CARRIED - 1
    assert np.abs(np.array(middle(now.corners)) - (398 + 2 * last, 298 + last)).max() <= 4


def test_equal_labels_are_two_tracks_of_one_code() -> None:
    following = Following()
    shown = with_label(PAPERS[Symbology.DATAMATRIX], (100, 200))
    paper = PAPERS[Symbology.DATAMATRIX]
    shown[200 : 200 + paper.shape[0], 800 : 800 + paper.shape[1]] = paper
    following.see(shown, search=True)
    following.see(shown)
    assert following.texts() == [TEXT, TEXT]
    assert len({one.corners for one in following.tracks.followed()}) == 2


def test_many_codes_are_read_again_by_turns() -> None:
    ground = np.full(SIZE, 180, np.uint8)
    texts = [f"PACK-{number:04d}" for number in range(24)]
    for number, text in enumerate(texts):
        paper = on_paper(data_matrix(text, module_px=4), margin=12)
        top, left = 20 + 170 * (number // 6), 30 + 200 * (number % 6)
        ground[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    following = Following()
    following.see(ground, search=True)
    assert sorted(following.texts()) == texts
    seen: set[str] = set()
    frames = 0
    while seen != set(texts):
        reads = following.see(ground)
        assert len(reads) <= REREADS
        seen |= {one.text for one in reads}
        frames += 1
        assert frames <= 100
    assert frames >= len(texts) / REREADS
    following.tracks.restart()
    assert following.texts() == []
