"""The balance of a line: the worked vectors of process list 2.5, pyrolysis, modules, and the bands' form."""

import tomllib
from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from app.domain.balance import Flag
from app.domain.bands import Bands, BandsFaulty, Chemistry, read_bands
from app.domain.line_balance import LineSign, Lot, NoFeed, Product, ProductFlag, line_balance
from app.places import resources

KG = 1_000_000


def table() -> dict[str, Any]:
    return tomllib.loads((resources() / "catalogue" / "bands.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bands() -> Bands:
    return read_bands(table())


def lot(chemistry: Chemistry, *, wip: int = 0, **products: float) -> Lot:
    """A lot of 1000 kg; products in kg by their codes."""
    masses = {Product(name): round(mass * KG) for name, mass in products.items()}
    return Lot(chemistry, 1000 * KG, masses, wip * KG)


VECTORS = [
    (
        lot(Chemistry.LFP, BM=560, CU=68, AL=85, CASE=95, SEP=22, ELY_C=40),
        (830, Fraction(17, 100), 130, Flag.GREEN, ()),
    ),
    (
        lot(Chemistry.LFP, BM=640, CU=60, AL=70, CASE=95, SEP=20, ELY_C=10),
        (885, Fraction(115, 1000), 105, Flag.AMBER, (ProductFlag.BM_HIGH,)),
    ),
    (
        lot(Chemistry.LFP, BM=560, CU=68, AL=85, CASE=95, SEP=22, ELY_C=210),
        (830, Fraction(17, 100), -40, Flag.RED, ()),
    ),
    (
        lot(Chemistry.NCM, wip=50, BM=500, CU=75, AL=60, CASE=70, SEP=20, ELY_C=20),
        (725, Fraction(225, 1000), 205, Flag.RED, (ProductFlag.BM_LOW,)),
    ),
]


@pytest.mark.parametrize(("fed", "expected"), VECTORS)
def test_the_worked_vectors(fed: Lot, expected: tuple[object, ...], bands: Bands) -> None:
    told = line_balance(fed, bands)
    solids, volatile, evaporated, flag, flags = expected
    assert told.solids_mg == solids * KG  # type: ignore[operator]
    assert told.volatile == volatile
    assert told.evaporated_mg == evaporated * KG  # type: ignore[operator]
    assert (told.flag, told.products) == (flag, flags)


def test_wet_powder_is_told_by_its_signs(bands: Bands) -> None:
    told = line_balance(VECTORS[1][0], bands)
    assert told.signs == (LineSign.POWDER_WET,)
    rich = line_balance(lot(Chemistry.LFP, BM=650, CU=40, AL=40, CASE=40, SEP=20), bands)
    assert rich.signs == (LineSign.COPPER_IN_POWDER, LineSign.ALUMINIUM_IN_POWDER)


def test_with_pyrolysis_more_may_go(bands: Bands) -> None:
    fed = lot(Chemistry.LFP, BM=560, CU=60, AL=60, CASE=60, SEP=0)
    assert line_balance(fed, bands).flag is Flag.RED
    burnt = Lot(fed.chemistry, fed.feed_mg, fed.products, pyrolysis=True)
    assert line_balance(burnt, bands).flag is Flag.GREEN


def test_of_modules_the_bands_shrink_and_their_metal_counts(bands: Bands) -> None:
    fed = lot(Chemistry.LFP, BM=490, CU=60, AL=75, CASE=200, SEP=20)
    of_modules = Lot(fed.chemistry, fed.feed_mg, fed.products, cells_ppm=bands.module_cells_ppm)
    assert line_balance(of_modules, bands).products == ()
    assert line_balance(of_modules, bands).flag is Flag.GREEN
    of_cells = line_balance(fed, bands)
    assert of_cells.products == (ProductFlag.BM_LOW, ProductFlag.METAL_HIGH)


def test_the_flag_turns_at_exact_shares(bands: Bands) -> None:
    at = {22: Flag.GREEN, 25: Flag.AMBER, 12: Flag.GREEN, 9: Flag.AMBER}
    for percent, flag in at.items():
        fed = Lot(Chemistry.LFP, 10**9, {Product.BM: 10**9 - percent * 10**7})
        assert line_balance(fed, bands).flag is flag
        step = -1 if percent > 15 else 1
        beyond = Lot(Chemistry.LFP, 10**9, {Product.BM: 10**9 - percent * 10**7 + step})
        assert line_balance(beyond, bands).flag is (Flag.AMBER if flag is Flag.GREEN else Flag.RED)


def test_nothing_fed_is_no_balance(bands: Bands) -> None:
    for fed in (Lot(Chemistry.LFP, 0, {}), Lot(Chemistry.LFP, 10, {}, wip_mg=10)):
        with pytest.raises(NoFeed):
            line_balance(fed, bands)


def spoilt(change: Any) -> tuple[str, ...]:
    """The faults of the shipped table after a change."""
    copy = deepcopy(table())
    change(copy)
    with pytest.raises(BandsFaulty) as caught:
        read_bands(copy)
    return caught.value.faults


def test_a_table_of_bands_tells_all_its_faults() -> None:
    assert spoilt(lambda one: one.pop("signer")) == ("signer: missing",)
    assert spoilt(lambda one: one.update(more=1)) == ("key 'more' is unknown",)
    assert spoilt(lambda one: one.update(kind=3)) == ("kind: must be a list of [[kind]] tables",)
    assert spoilt(lambda one: one["line"].pop()) == ("line: no band for metal of NCM",)
    assert spoilt(lambda one: one["line"][0].update(low_ppm=900_000)) == (
        "line 1: low_ppm is above high_ppm",
    )
    assert spoilt(lambda one: one["line"][1].update(of="volatile")) == ("line 2: given twice",)
    assert spoilt(lambda one: one["line"][1].update(chemistry="LMO")) == (
        "line 2: chemistry or of is not of the closed list",
    )
    assert spoilt(lambda one: one["kind"][1].update(codes=["MOD"])) == ("kind 2: a code is named twice",)
    assert spoilt(lambda one: one["kind"][1].update(codes=["GOLD"])) == (
        "kind 2: codes must be a list of output codes",
    )
    assert spoilt(lambda one: one["kind"][0].update(low_ppm="1", sure=[], source="")) == (
        "kind 1: low_ppm and high_ppm must be whole numbers from 0 to 1000000",
        "kind 1: source is missing",
        "kind 1: sure must be a list of one or more of H, M, L, GK, D, P",
    )
    assert "module_cells_ppm must be a whole number from 0 to 1000000" in spoilt(
        lambda one: one.update(module_cells_ppm=True)
    )
