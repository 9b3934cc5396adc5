"""Roles and sizes hold what the design promises: contrast, the type scale, measures in millimetres."""

from dataclasses import asdict

import pytest

from tests.ui.clip import look_of
from ui.theme.tokens import DIM, LIGHT, Language, Look, Palette, Room, TypeSize

TEXT, MARK = 4.5, 3.0
# (front, back, least contrast by its use, the design's figure on light, on dim)
PAIRS = (
    ("ink", "ground", TEXT, 13.9, 16.2),
    ("ink", "surface", TEXT, 16.2, 14.6),
    ("quiet", "ground", TEXT, 7.8, 9.9),
    ("quiet", "raised", TEXT, 10.1, 7.6),
    ("on_action", "action", TEXT, 9.3, 8.4),
    ("action", "action_soft", TEXT, 6.9, 5.9),
    ("on_attention", "attention", TEXT, 8.9, 9.7),
    ("attention_ink", "attention_soft", TEXT, 8.1, 8.5),
    ("hold_ink", "raised", TEXT, 8.1, 6.0),
    ("hold_ink", "ground", TEXT, 6.3, 7.7),
    ("hold_ink", "hold_soft", TEXT, 6.5, 6.7),
    ("on_hold", "hold_fill", TEXT, 8.1, 5.9),
    ("hold_fill", "ground", MARK, 6.3, 3.1),
    ("on_bar", "bar", TEXT, 16.4, 21.0),
    ("on_bar", "stop", TEXT, 5.3, 5.3),
    ("stop", "bar", MARK, 3.1, 4.0),
    ("off_ink", "ground", TEXT, 4.7, 6.0),
    ("edge", "ground", MARK, 4.4, 6.0),
    ("edge", "raised", MARK, 5.8, 4.6),
    ("grey1", "raised", MARK, 4.6, 4.6),
    ("grey2", "raised", MARK, 3.1, 3.2),
    ("on_practice", "practice", TEXT, None, None),
    ("practice", "ground", MARK, None, None),
    ("ink", "raised", TEXT, None, None),
    ("quiet", "surface", TEXT, None, None),
    ("attention_ink", "surface", TEXT, None, None),
    ("off_ink", "surface", TEXT, None, None),
    ("ink", "action_soft", TEXT, None, None),
    ("ink", "hold_soft", TEXT, None, None),
    ("ink", "attention_soft", TEXT, None, None),
)


def _light(hue: str) -> float:
    parts = [int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: str, back: str) -> float:
    """WCAG 2 contrast of two hex colours."""
    dark, light = sorted((_light(front), _light(back)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("palette", "column"), [(LIGHT, 3), (DIM, 4)], ids=["light", "dim"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-on-{pair[1]}")
def test_every_pair_of_roles_can_be_told_apart(
    palette: Palette, column: int, pair: tuple[str, str, float, float | None, float | None]
) -> None:
    roles = asdict(palette)
    found = contrast(roles[pair[0]], roles[pair[1]])
    assert found >= pair[2]
    promised = pair[3] if column == 3 else pair[4]
    if promised is not None:
        assert found == pytest.approx(promised, abs=0.06)


def test_every_role_is_a_plain_hex_colour() -> None:
    for palette in (LIGHT, DIM):
        for role, hue in asdict(palette).items():
            assert len(hue) == 7, role
            assert int(hue[1:], 16) >= 0


@pytest.mark.parametrize(
    ("screen", "room", "xs", "xl_zh"),
    [("full", Room.FULL, 23, 62), ("low", Room.LOW, 26, 71), ("small", Room.SMALL, 23, 44)],
)
def test_the_scale_of_each_screen(screen: str, room: Room, xs: int, xl_zh: int) -> None:
    assert look_of(screen).room is room
    assert look_of(screen).font_px(TypeSize.XS) == xs
    assert look_of(screen, Language.ZH).font_px(TypeSize.XL) == xl_zh


@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.parametrize("language", list(Language))
def test_each_step_of_the_scale_is_larger_than_the_one_before(screen: str, language: Language) -> None:
    sizes = [look_of(screen, language).font_px(size) for size in TypeSize]
    assert sizes == sorted(set(sizes))


def test_another_density_of_the_same_room_keeps_millimetres() -> None:
    coarse = Look.for_screen(1920, 1080, 3.64, Language.EN, practice=False)
    fine = Look.for_screen(3840, 2160, 7.28, Language.EN, practice=False)
    assert fine.font_px(TypeSize.M) == pytest.approx(2 * coarse.font_px(TypeSize.M), abs=1)
    assert (coarse.mm(20), fine.mm(20)) == (73, 146)
