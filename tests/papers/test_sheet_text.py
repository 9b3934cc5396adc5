"""Lines of a sheet: nothing is lost, nothing sticks out, and values are written exactly."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.papers.sheet_flow import BOTTOM, Block, Strip, paginate
from app.papers.sheet_pen import bold, plain
from app.papers.sheet_text import fitting, legible, paragraphs, wrapped
from app.papers.sheet_values import amount, kilograms, lasting, per_cent, ranges
from tests.hostile import HOSTILE
from tests.papers.reading_back import squeezed

TEXTS = st.text(st.sampled_from("abc XYZ 12,.;-漢字，。；（）°–…\u00e9\u202e\0<&>"), max_size=120)


@given(first=TEXTS, second=TEXTS, room=st.integers(8, 120))
@example(first="", second="111……… ", room=16)
def test_wrapping_loses_nothing_and_keeps_within_its_room(first: str, second: str, room: int) -> None:
    lines = wrapped([plain(first), bold(second)], room, pt=9.5)
    told = "".join(fragment.text for line in lines for fragment in line)
    assert squeezed(told) == squeezed(legible(first) + legible(second))
    for line in lines:
        wide = sum(fragment.width(9.5) for fragment in line)
        assert wide <= room or len(squeezed("".join(one.text for one in line))) <= 2


def test_punctuation_does_not_begin_a_line_and_names_stay_whole() -> None:
    lines = wrapped([plain("pack mass，百分之一。")], 16, pt=9.5)
    assert not [line for line in lines if line[0].text[0] in "，。"]
    told = wrapped([plain("在场 Crew "), bold("王海燕 Wang Haiyan 1001", kept=True)], 48, pt=9.5)
    assert [line[-1].text for line in told][-1] == "王海燕 Wang Haiyan 1001"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_one_line_of_visible_signs_and_fits(text: str) -> None:
    line = legible(text)
    assert line.isprintable()
    assert legible(line) == line
    assert plain(fitting(text, 30, pt=8)).width(8) <= 30


def test_every_kind_of_line_end_makes_a_line() -> None:
    assert paragraphs("a\r\nb\nc\u2028d\x85e") == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("mg", "text"),
    [
        (0, "0.0 kg"),
        (1, "0.000001 kg"),
        (412_000_000, "412.0 kg"),
        (1_234_567_890_123, "1,234,567.890123 kg"),
        (-500_000, "-0.5 kg"),
        (None, "---"),
    ],
)
def test_masses_are_exact(mg: int | None, text: str) -> None:
    assert kilograms(mg) == text


def test_other_values() -> None:
    assert [amount(mv, "mV") for mv in (60_000, 84_250, -1, None)] == ["60 V", "84.25 V", "-0.001 V", "---"]
    others = ((44_900, "mdegC"), (4_000, "ppm"), (500, "ohm/V"), (1_500, "mK"), (None, "ppm"))
    assert [amount(*one) for one in others] == ["44.9 °C", "4,000 ppm", "500 Ω/V", "1.5 K", "---"]
    assert [per_cent(share) for share in (0, 858, 1000, None)] == ["0.0 %", "85.8 %", "100.0 %", "---"]
    assert [lasting(ms) for ms in (59_000, 3_540_000, 7_800_000, 180_000_000)] == [
        "0 min",
        "59 min",
        "2 h 10 min",
        "2 d 2 h",
    ]
    assert ranges([[2, 6], [9]]) == "2–6, 9"


@given(heights=st.lists(st.integers(4, 60), min_size=1, max_size=80), whole=st.booleans())
def test_no_strip_is_ever_drawn_below_the_foot_or_over_another(heights: list[int], whole: bool) -> None:
    drawn: list[tuple[int, float]] = []
    strips = tuple(Strip(high, lambda _pen, _top: None) for high in heights)
    blocks = [Block("E", strips, ruled=True), Block("K", strips[:3], whole=whole and sum(heights[:3]) < 200)]
    pages = paginate(blocks, first_top=60, next_top=25)
    order = {id(strip.draw): high for strip, high in zip(strips, heights, strict=True)}
    for number, page in enumerate(pages):
        tops = [top for top, _ in page.pieces]
        assert tops == sorted(tops)
        for top, draw in page.pieces:
            if id(draw) in order:
                drawn.append((number, top))
                assert top + order[id(draw)] <= BOTTOM
    assert len(drawn) == len(heights) + len(heights[:3])
