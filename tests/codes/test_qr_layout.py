"""The fixed modules of every size are those that another writer draws."""

import numpy as np
import pytest

from app.codes.qr_layout import format_cells, formats, layout
from tests.codes.qr_scenes import modules


@pytest.mark.parametrize("version", range(1, 41))
def test_the_fixed_modules_of_every_version(version: int) -> None:
    symbol = modules("PACK 0417", version=version) == 0
    shape = layout(symbol.shape[0])
    assert shape.version == version
    assert (symbol[shape.fixed] == shape.dark[shape.fixed]).all()
    assert not (shape.fixed & shape.told).any()
    for column, row in shape.alignments:
        assert symbol[row, column]
        assert not symbol[row - 1, column]


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_both_copies_of_the_format_are_one_of_the_thirty_two(level: str) -> None:
    symbol = modules("PACK 0417", level=level, version=3) == 0
    first, second = (symbol[cells] for cells in format_cells(symbol.shape[0]))
    assert (first == second).all()
    told = np.flatnonzero((formats() == first).all(1))
    assert len(told) == 1
    assert "MLHQ"[told[0] >> 3] == level


@pytest.mark.parametrize("side", [17, 22, 23, 181, 0])
def test_a_size_that_no_qr_code_has_is_refused(side: int) -> None:
    with pytest.raises(ValueError, match=r"qr\.side"):
        layout(side)
