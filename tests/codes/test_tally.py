"""Reads are believed by rule: corrected codes at once, others by two looks, nothing that is disputed."""

from hypothesis import given
from hypothesis import strategies as st

from app.codes.sighting import Corners, Sighting
from app.codes.tally import PLAIN, Tally
from app.domain.scan import Symbology

HERE: Corners = ((100, 100), (200, 100), (200, 200), (100, 200))
THERE: Corners = ((500, 100), (600, 100), (600, 200), (500, 200))


def read(
    text: str,
    symbology: Symbology = Symbology.CODE128,
    *,
    at: Corners = HERE,
    stage: str = PLAIN,
    decoder: str = "zxing",
    quality: float | None = None,
) -> Sighting:
    return Sighting(text.encode(), text, symbology, at, decoder, stage, quality)


def texts(tally: Tally) -> list[str]:
    return [one.text for one in tally.believed()]


def test_a_corrected_code_counts_at_its_first_read() -> None:
    tally = Tally()
    tally.add(read("A", Symbology.DATAMATRIX))
    assert texts(tally) == ["A"]


def test_a_corrected_code_that_needs_a_second_look_waits_for_it() -> None:
    tally = Tally(needs_second=lambda sighting: sighting.text == "A")
    tally.add(read("A", Symbology.DATAMATRIX))
    tally.add(read("A", Symbology.DATAMATRIX))
    assert (texts(tally), [one.text for one in tally.waiting()]) == ([], ["A"])
    tally.add(read("A", Symbology.DATAMATRIX, stage="larger"))
    assert (texts(tally), tally.waiting()) == (["A"], [])


def test_a_line_code_needs_two_different_looks() -> None:
    for second in (
        read("A", stage="larger"),
        read("A", decoder="pyzbar"),
    ):
        tally = Tally()
        tally.add(read("A"))
        tally.add(read("A"))
        assert texts(tally) == []
        tally.add(second)
        assert texts(tally) == ["A"]


def test_two_frames_agree_although_the_label_moved() -> None:
    tally = Tally(moving=True)
    tally.add(read("A"), 1)
    tally.add(read("A", at=THERE), 5)
    assert texts(tally) == ["A"]


def test_equal_labels_in_one_picture_are_told_apart() -> None:
    tally = Tally()
    tally.add(read("A", Symbology.QR))
    tally.add(read("A", Symbology.QR, at=THERE))
    assert texts(tally) == ["A", "A"]
    assert tally.places() == [HERE, THERE]


def test_one_look_at_each_of_two_equal_line_codes_is_not_two_looks_at_one() -> None:
    tally = Tally()
    tally.add(read("A"))
    tally.add(read("A", at=THERE, stage="larger"))
    assert texts(tally) == []


def test_what_disagrees_at_one_place_is_no_reading() -> None:
    tally = Tally()
    for stage in (PLAIN, "larger"):
        tally.add(read("A", stage=stage))
    tally.add(read("B", stage="turned"))
    assert texts(tally) == []
    assert {one.text for one in tally.waiting()} == {"A", "B"}


def test_a_label_that_makes_way_for_the_next_is_not_disputed_by_it() -> None:
    tally = Tally(moving=True)
    tally.add(read("A", Symbology.QR), 1)
    tally.add(read("B", Symbology.QR), 2)
    assert texts(tally) == ["A", "B"]
    tally.add(read("C", Symbology.QR), 2)  # two texts in one picture at one place
    assert texts(tally) == ["A"]


def test_line_codes_dispute_each_other_from_frame_to_frame_but_not_for_ever() -> None:
    tally = Tally(moving=True)
    for number in (1, 2, 9, 10):
        tally.add(read("A" if number < 5 else "B"), number)
    assert texts(tally) == ["A", "B"]
    tally.add(read("C"), 11)
    assert texts(tally) == ["A"]


def test_a_line_code_out_of_a_square_ones_modules_shakes_only_itself() -> None:
    tally = Tally()
    tally.add(read("SQUARE", Symbology.QR))
    tally.add(read("line"))
    tally.add(read("line", stage="larger"))
    assert texts(tally) == ["SQUARE"]


def test_a_weakly_checked_code_needs_one_read_from_the_plain_picture() -> None:
    tally = Tally()
    for stage in ("larger", "turned"):
        tally.add(read("4006381333931", Symbology.EAN13, stage=stage))
    assert texts(tally) == []
    tally.add(read("4006381333931", Symbology.EAN13))
    assert texts(tally) == ["4006381333931"]


def test_the_best_read_is_the_one_that_is_told() -> None:
    tally = Tally()
    tally.add(read("A", Symbology.QR, quality=0.2))
    tally.add(read("A", Symbology.QR, stage="larger", quality=0.9))
    tally.add(read("A", Symbology.QR, stage="turned", quality=0.4))
    assert [(one.stage, one.quality) for one in tally.believed()] == [("larger", 0.9)]


def test_what_is_believed_is_known_at_its_place_in_its_picture() -> None:
    tally = Tally(moving=True)
    tally.add(read("A", Symbology.QR), 3)
    assert tally.believed_at(HERE, 3)
    assert not tally.believed_at(THERE, 3)
    assert not tally.believed_at(HERE, 4)


READS = st.lists(
    st.tuples(
        st.builds(
            read,
            st.sampled_from(["A", "B"]),
            st.sampled_from([Symbology.CODE128, Symbology.QR, Symbology.EAN13]),
            at=st.sampled_from([HERE, THERE]),
            stage=st.sampled_from([PLAIN, "larger", "turned"]),
        ),
        st.integers(0, 6),
    ),
    max_size=12,
)


@given(reads=READS, moving=st.booleans())
def test_nothing_is_ever_believed_beside_what_contradicts_it(
    reads: list[tuple[Sighting, int]], moving: bool
) -> None:
    tally = Tally(moving=moving)
    for sighting, number in reads:
        tally.add(sighting, number)
    for one in tally.believed():
        rivals = [
            other
            for other, number in reads
            if other.text != one.text
            and other.corners == one.corners
            and (other.symbology.error_corrected or not one.symbology.error_corrected)
            and any(
                mine.payload == one.payload
                and mine.symbology is one.symbology
                and mine.corners == other.corners
                and at == number
                for mine, at in reads
            )
        ]
        assert rivals == []


@given(reads=READS)
def test_the_order_of_the_reads_decides_nothing(reads: list[tuple[Sighting, int]]) -> None:
    onward, backward = Tally(), Tally()
    for sighting, number in reads:
        onward.add(sighting, number)
    for sighting, number in reversed(reads):
        backward.add(sighting, number)

    def told(tally: Tally) -> set[tuple[str, Symbology, Corners]]:
        return {(one.text, one.symbology, one.corners) for one in tally.believed()}

    assert told(onward) == told(backward)
