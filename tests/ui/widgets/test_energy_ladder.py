"""The ladder: one black row, five rows or one, and cells that stand still."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.domain.procedure import Energy
from tests.ui.clip import look_of
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color
from ui.theme.tokens import Language, Look
from ui.widgets.energy_ladder import EnergyLadder, LadderState, ladder_px


def shown(look: Look, now: Energy | None) -> QImage:
    ladder = EnergyLadder(look)
    ladder.render(LadderState(now, "Energy state"))
    return picture(ladder, ladder.sizeHint(), look.palette.ground).toImage()


def black_rows(image: QImage, look: Look) -> list[int]:
    ink = color(look.palette.ink).name()
    return [y for y in range(image.height()) if image.pixelColor(1, y).name() == ink]


@pytest.mark.parametrize("dim", [False, True])
@pytest.mark.usefixtures("face")
def test_the_black_row_falls_with_the_energy(dim: bool) -> None:
    look = look_of("full", dim=dim)
    tops = [black_rows(shown(look, energy), look)[0] for energy in Energy]
    assert tops == sorted(set(tops))
    assert black_rows(shown(look, None), look) == []


@pytest.mark.parametrize("screen", ["low", "small"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.usefixtures("face")
def test_below_240_mm_it_is_one_row_whose_cells_stand_still(screen: str, language: Language) -> None:
    look = look_of(screen, language)
    assert ladder_px(look, LadderState(Energy.LIVE)) < ladder_px(look_of("full"), LadderState(Energy.LIVE))
    images = [shown(look, energy) for energy in Energy]
    assert len({tuple(black_rows(image, look)) for image in images}) == 1
    row = black_rows(images[0], look)
    middle = (row[0] + row[-1]) // 2
    raised = color(look.palette.raised).name()
    first = next(x for x in range(images[1].width()) if images[1].pixelColor(x, middle).name() == raised)
    left = [image.copy(QRect(0, middle, first + 3, 1)) for image in images[1:]]
    assert all(one == left[0] for one in left)


@pytest.mark.usefixtures("face")
def test_a_ladder_speaks() -> None:
    ladder = EnergyLadder(look_of("full"))
    ladder.render(LadderState(Energy.ISOLATED, "Energy state"))
    assert ladder.accessibleName() == "Energy state, isolated"
    ladder.render(LadderState())
    assert ladder.accessibleName() == ""
