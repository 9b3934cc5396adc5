"""A code is believed when enough agrees, contradicted when it does not, and said once."""

from app.codes.settle import Settling
from app.codes.sighting import Corners, Sighting
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

    def __init__(self) -> None:
        self.settling = Settling(simulated=True)
        self.ms = 0
        self.picture = 0
        self.boxes: tuple[SightedBox, ...] = ()

    def see(self, *sightings: Sighting, same: bool = False, ms: int = 100) -> list[bytes]:
        self.ms += ms
        self.picture += 0 if same else 1
        codes, self.boxes = self.settling.see(sightings, moment(self.ms), picture=self.picture)
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
