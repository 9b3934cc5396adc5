"""A code is believed when enough agrees, contradicted when it does not, and said once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.codes.settle import GONE_AFTER_MS, Rules, Settling
from app.codes.sighting import Corners, Sighting
from app.codes.tally import PLAIN, Tally
from app.domain.scan import ReadBy, SightedBox, Symbology
from tests.fakes.camera import moment

SQUARE = ((100, 100), (200, 100), (200, 200), (100, 200))
ELSEWHERE = ((600, 400), (700, 400), (700, 500), (600, 500))


def bars(
    payload: bytes = b"PACK-1", *, stage: str = "frame", decoder: str = "zxing", at: Corners = SQUARE
) -> Sighting:
    return Sighting(payload, payload.decode(), Symbology.CODE128, at, decoder, stage)


def square(
    payload: bytes = b"PACK-1", *, symbology: Symbology = Symbology.DATAMATRIX, at: Corners = SQUARE
) -> Sighting:
    return Sighting(payload, payload.decode(), symbology, at, "zxing")


class Looking:
    """Settling with a clock turned by hand: 100 ms and a new picture for every look."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.settling = Settling(simulated=True, rules=rules)
        self.ms = 0
        self.picture = 0
        self.boxes: tuple[SightedBox, ...] = ()

    def see(
        self,
        *sightings: Sighting,
        same: bool = False,
        ms: int = 100,
        followed: tuple[Sighting, ...] = (),
    ) -> list[bytes]:
        self.ms += ms
        self.picture += 0 if same else 1
        codes, self.boxes = self.settling.see(
            sightings, moment(self.ms), picture=self.picture, followed=followed
        )
        return [code.payload for code in codes]


def test_an_error_corrected_code_counts_at_once() -> None:
    for symbology in (Symbology.DATAMATRIX, Symbology.QR):
        looking = Looking()
        assert looking.see(square(symbology=symbology)) == [b"PACK-1"]


def test_bars_need_two_pictures() -> None:
    looking = Looking()
    assert looking.see(bars()) == []
    assert [(box.reads, box.needed, box.settled) for box in looking.boxes] == [(1, 2, False)]
    assert looking.see(bars()) == [b"PACK-1"]
    assert looking.boxes[0].settled


def test_the_same_look_twice_at_the_same_picture_proves_nothing() -> None:
    looking = Looking()
    assert looking.see(bars()) == []
    assert looking.see(bars(), same=True) == []
    assert looking.see(bars(), bars(), same=True) == []


def test_another_stage_or_another_decoder_is_a_second_read_of_a_still_picture() -> None:
    for second in (bars(stage="turned"), bars(decoder="pyzbar")):
        looking = Looking()
        looking.see(bars())
        assert looking.see(second, same=True) == [b"PACK-1"]


def test_two_payloads_at_one_place_are_no_reading() -> None:
    looking = Looking()
    for _ in range(5):
        assert looking.see(bars(b"PACK-1"), bars(b"PACK-9")) == []


def test_reads_that_alternate_at_one_place_never_settle() -> None:
    looking = Looking()
    for _ in range(5):
        assert looking.see(bars(b"PACK-1")) == []
        assert looking.see(bars(b"PACK-9")) == []


def test_the_right_read_silences_an_earlier_misread() -> None:
    looking = Looking()
    assert looking.see(bars(b"MISREAD")) == []
    assert looking.see(bars(b"PACK-1")) == []
    assert looking.see(bars(b"PACK-1")) == [b"PACK-1"]
    assert looking.see(bars(b"MISREAD")) == []
    assert looking.see(bars(b"PACK-1")) == []
    assert looking.see(bars(b"MISREAD")) == []


def test_two_places_are_two_codes() -> None:
    looking = Looking()
    assert looking.see(square(b"A"), square(b"B", at=ELSEWHERE)) == [b"A", b"B"]


def test_bars_read_out_of_a_square_do_not_shake_it() -> None:
    looking = Looking()
    for _ in range(3):
        heard = looking.see(square(b"REAL"), bars(b"PHANTOM"))
        assert b"PHANTOM" not in heard
    assert [box.text for box in looking.boxes] == ["REAL"]


def test_bars_and_square_of_one_label_are_said_once() -> None:
    looking = Looking()
    assert looking.see(square(), bars(at=ELSEWHERE)) == [b"PACK-1"]
    assert looking.see(square(), bars(at=ELSEWHERE)) == []


def test_a_code_is_mute_until_it_was_away_for_a_second_and_three_looks() -> None:
    looking = Looking()
    assert looking.see(square()) == [b"PACK-1"]
    for _ in range(40):
        assert looking.see(square()) == []
    for _ in range(8):
        looking.see()
    assert looking.see(square()) == []  # 0.9 s
    for _ in range(10):
        looking.see()
    assert looking.see(square()) == [b"PACK-1"]


def test_a_slow_camera_must_miss_it_three_times() -> None:
    looking = Looking()
    looking.see(square())
    looking.see(ms=900)
    looking.see(ms=900)
    assert looking.see(square()) == []
    for _ in range(3):
        looking.see(ms=900)
    assert looking.see(square()) == [b"PACK-1"]


def test_another_look_at_a_still_picture_does_not_take_the_code_away() -> None:
    looking = Looking()
    looking.see(square())
    for _ in range(50):
        looking.see(same=True)
        assert len(looking.boxes) == 1
    assert looking.see(square()) == []


def test_agreeing_reads_far_apart_are_not_added_up() -> None:
    looking = Looking()
    looking.see(bars())
    for _ in range(12):
        looking.see()
    assert looking.see(bars()) == []


def test_reset_hears_the_codes_in_view_again() -> None:
    looking = Looking()
    assert looking.see(square()) == [b"PACK-1"]
    looking.settling.reset()
    assert looking.see(square()) == [b"PACK-1"]


def test_a_settled_code_says_how_it_was_read() -> None:
    settling = Settling(simulated=True)
    settling.see([bars()], moment(5), picture=1)
    (code,), _ = settling.see([bars(stage="turned", decoder="pyzbar")], moment(9), picture=1)
    assert (code.read_by, code.reads, code.decoder, code.simulated) == (ReadBy.CAMERA, 2, "pyzbar", True)
    assert (code.seen, code.symbology, code.text) == (moment(9), Symbology.CODE128, "PACK-1")


def test_what_is_followed_has_not_gone_and_proves_nothing() -> None:
    looking = Looking()
    assert looking.see(bars()) == []
    for _ in range(30):
        assert looking.see(followed=(bars(),)) == []
    assert [(box.reads, box.settled) for box in looking.boxes] == [(1, False)]
    assert looking.see(bars()) == [b"PACK-1"]
    for _ in range(30):
        looking.see(followed=(bars(),))
    assert looking.see(bars()) == []


def test_the_box_goes_where_the_code_is_followed_to() -> None:
    looking = Looking()
    looking.see(square())
    looking.see(followed=(square(at=ELSEWHERE),))
    assert [box.corners for box in looking.boxes] == [ELSEWHERE]


def test_equal_codes_at_two_places_are_said_once_and_boxed_twice() -> None:
    looking = Looking()
    assert looking.see(square(), square(at=ELSEWHERE)) == [b"PACK-1"]
    assert {box.corners for box in looking.boxes} == {SQUARE, ELSEWHERE}
    looking.see(followed=(square(), square(at=ELSEWHERE)))
    assert {box.corners for box in looking.boxes} == {SQUARE, ELSEWHERE}
    looking.see(followed=(square(),))
    assert {box.corners for box in looking.boxes} == {SQUARE}
    assert looking.see(square(at=ELSEWHERE), followed=(square(),)) == []


def test_bars_read_out_of_a_square_that_is_followed_are_nothing() -> None:
    looking = Looking()
    looking.see(square(b"REAL"))
    for _ in range(5):
        assert looking.see(bars(b"PHANTOM"), followed=(square(b"REAL"),)) == []
    assert [box.text for box in looking.boxes] == ["REAL"]


def test_a_misread_that_is_followed_does_not_silence_the_right_read() -> None:
    looking = Looking()
    assert looking.see(bars(b"MISREAD")) == []
    assert looking.see(bars(b"PACK-1"), followed=(bars(b"MISREAD"),)) == []
    assert looking.see(bars(b"PACK-1")) == [b"PACK-1"]


def test_a_code_that_is_in_view_does_not_leave_because_something_else_is_read_in_its_place() -> None:
    looking = Looking()
    assert looking.see(square()) == [b"PACK-1"]
    for _ in range(20):
        assert looking.see(square(), square(b"OTHER")) == []
    assert looking.see(square()) == []


def test_bars_that_say_what_a_square_said_are_silent_from_their_first_read() -> None:
    looking = Looking()
    assert looking.see(square(), bars(at=ELSEWHERE)) == [b"PACK-1"]
    for _ in range(15):
        assert looking.see(bars(at=ELSEWHERE)) == []
    assert looking.see(square(), bars(at=ELSEWHERE)) == []


def test_a_weakly_checked_code_is_never_believed_from_worked_pictures_alone() -> None:
    def ean(stage: str) -> Sighting:
        return replace(bars(b"4006381333931", stage=stage), symbology=Symbology.EAN13)

    looking = Looking()
    for stage in ("larger", "turned", "sharper", "larger"):
        assert looking.see(ean(stage)) == []
    assert not looking.boxes[0].settled
    assert looking.see(ean(PLAIN)) == [b"4006381333931"]


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (b"001PE0A0000000BA10000001", 2),  # a whole code of GB/T 34014
        (b"001PE0A0000000BAI0000001", 4),  # an I, which no day is written with
        (b"001PE0A0000000B210000001" + b"0", 2),  # longer: some other maker's own number
        (b"001PH0A0000000BA10000001", 4),  # no such kind of cell
    ],
)
def test_a_line_code_against_its_own_grammar_needs_twice_the_looks(text: bytes, looks: int) -> None:
    looking = Looking()
    for _ in range(looks - 1):
        assert looking.see(bars(text)) == []
    assert not looking.boxes[0].settled
    assert looking.see(bars(text)) == [text]


def test_a_doubted_line_code_is_not_believed_from_one_rescued_picture() -> None:
    looking = Looking(Rules(doubted=lambda seen: seen.text == "ODD"))
    looking.see()
    assert looking.settling.take([bars(b"ODD")], moment(100), picture=1) == []
    assert looking.settling.take([bars(b"ODD")], moment(100), picture=1) == []
    codes = looking.settling.take([bars(b"ODD")], moment(140), picture=2)
    assert [code.payload for code in codes] == [b"ODD"]


def test_an_error_corrected_code_against_the_grammar_counts_at_once() -> None:
    looking = Looking()
    text = b"001PE0A0000000BAI0000001"
    assert looking.see(square(text)) == [text]


def test_a_square_that_chance_could_make_needs_a_second_look() -> None:
    looking = Looking(Rules(needs_second=lambda seen: seen.text == "TINY"))
    assert looking.see(square(b"TINY"), square(at=ELSEWHERE)) == [b"PACK-1"]
    assert looking.see(square(b"TINY"), same=True) == []
    assert looking.see(square(b"TINY")) == [b"TINY"]


def test_reads_of_an_earlier_picture_count_and_say_when_they_were_made() -> None:
    looking = Looking()
    for _ in range(5):
        looking.see()
    codes = looking.settling.hear([bars(stage="bars"), bars(stage="bars upper")], moment(200), picture=2)
    assert [(code.payload, code.seen.mono_ms, code.reads) for code in codes] == [(b"PACK-1", 200, 2)]
    assert looking.see(followed=(bars(),)) == []
    assert looking.boxes[0].settled
    assert looking.settling.hear([bars(stage="other")], moment(300), picture=3) == []


def test_codes_weighed_elsewhere_are_let_through_once() -> None:
    looking = Looking()
    looking.see()
    codes = looking.settling.take([bars(), square(b"SQUARE", at=ELSEWHERE)], moment(100), picture=1)
    assert [(code.payload, code.reads) for code in codes] == [(b"PACK-1", 2), (b"SQUARE", 2)]
    assert looking.settling.was_said(b"PACK-1")
    assert looking.settling.was_said(b"SQUARE")
    assert looking.settling.take([bars()], moment(100), picture=1) == []


PLACES = (SQUARE, ELSEWHERE)
READS = st.builds(
    lambda payload, kind, stage, at: Sighting(payload, payload.decode(), kind, at, "zxing", stage),
    st.sampled_from([b"A", b"B", b"C"]),
    st.sampled_from([Symbology.CODE128, Symbology.EAN13, Symbology.QR]),
    st.sampled_from([PLAIN, "larger", "turned"]),
    st.sampled_from(PLACES),
)
SCRIPT = st.lists(st.tuples(st.lists(READS, max_size=4), st.integers(20, 400)), max_size=25)


@given(script=SCRIPT)
def test_no_code_is_said_without_its_proofs_or_twice_while_it_stays(
    script: list[tuple[list[Sighting], int]],
) -> None:
    looking = Looking()
    seen: dict[bytes, set[tuple[int, str]]] = {}
    plain: set[bytes] = set()
    corrected: set[bytes] = set()
    last_seen: dict[bytes, int] = {}
    mute: set[bytes] = set()
    for reads, ms in script:
        heard = looking.see(*reads, ms=ms)
        for one in reads:
            seen.setdefault(one.payload, set()).add((looking.picture, one.stage))
            corrected |= {one.payload} if one.symbology.error_corrected else set()
            plain |= {one.payload} if one.stage == PLAIN or not one.symbology.weakly_checked else set()
        mute = {one for one in mute if looking.ms - last_seen[one] < GONE_AFTER_MS}
        assert len(heard) == len(set(heard))
        for payload in heard:
            assert payload in {one.payload for one in reads}
            assert payload in corrected or (len(seen[payload]) >= 2 and payload in plain)
            assert payload not in mute
            last_seen[payload] = looking.ms
        mute |= set(heard)
        for one in reads:
            if not any(other.payload != one.payload and other.corners == one.corners for other in reads):
                last_seen[one.payload] = looking.ms


@given(reads=st.lists(READS, max_size=6))
def test_of_one_look_nothing_is_said_that_a_tally_of_it_would_not_believe(reads: list[Sighting]) -> None:
    apart, as_one = Tally(), Tally(moving=True)
    for one in reads:
        apart.add(one, 1)
        as_one.add(one, 1)
    believed = {one.payload for one in (*apart.believed(), *as_one.believed())}
    assert set(Looking().see(*reads)) <= believed
