"""Small symbols that chance could make are looked at twice, all others are believed at once."""

import numpy as np
import pytest
import zxingcpp

from app.codes import zxing
from app.codes.chance import SMALL, by_chance, needs_second
from app.codes.picture import whole
from app.codes.sighting import Sighting
from app.domain.scan import Symbology
from tests.codes.matrix_labels import modules_of

pytestmark = pytest.mark.drawn


def read(version: str, quality: float | None, kind: Symbology = Symbology.DATAMATRIX) -> Sighting:
    """A read of a symbol of this size."""
    at = ((0, 0), (9, 0), (9, 9), (0, 9))
    return Sighting(b"A", "A", kind, at, "zxing", quality=quality, version=version)


@pytest.mark.parametrize("version", SMALL)
def test_the_less_correction_is_left_the_likelier_is_chance(version: str) -> None:
    """More corrections make more words right."""
    shares = [by_chance(read(version, quality)) for quality in (1.0, 0.6, 0.2, 0.0)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1e-5


def test_only_what_chance_could_make_needs_a_second_look() -> None:
    """Ten modules with one correction do, without any they do not; what carries 24 characters never does."""
    assert needs_second(read("10x10", 0.6))
    assert not needs_second(read("10x10", 1.0))
    assert needs_second(read("14x14", 0.0))
    assert not needs_second(read("14x14", 0.2))
    assert not needs_second(read("18x18", 0.0))
    assert not needs_second(read("24x24", 0.0))
    assert not needs_second(read("2", 0.0, Symbology.QR))


def test_random_modules_are_read_no_oftener_than_told() -> None:
    """Of 20,000 random symbols of ten modules in a right frame 0.04 are expected to be read."""
    rng = np.random.default_rng(5)
    frame = modules_of("1")
    assert frame.shape == (10, 10)
    found = []
    for _ in range(20_000):
        drawn = frame.copy()
        drawn[1:-1, 1:-1] = rng.random((8, 8)) < 0.5
        picture = np.where(np.kron(np.pad(drawn, 2), np.ones((3, 3))) > 0, 0, 255).astype(np.uint8)
        asking = zxing.Asking(invert=False, downscale=False, rotate=False, pure=True, one_threshold=True)
        found += zxing.read(whole(picture), {Symbology.DATAMATRIX}, asking)
    assert [one for one in found if not needs_second(one)] == []


def test_the_decoder_tells_the_version_by_which_chance_is_known() -> None:
    """Were it to name sizes otherwise, every small symbol would be believed at once."""
    picture = np.asarray(
        zxingcpp.create_barcode("1", zxingcpp.BarcodeFormat.DataMatrix, force_square=True).to_image(scale=4)
    )
    (seen,) = zxing.read(whole(picture), {Symbology.DATAMATRIX})
    assert seen.version == "10x10"
    assert 0 < by_chance(seen) < 1e-12
