"""The balance of a line: one feed lot against its products, with the share that evaporated as the remainder.

Formulas: process list 2.5, line stage. A loss is never entered; what evaporated is only what is left over.
Shares are exact fractions, so a value on a boundary is within its band.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.domain.balance import Flag
from app.domain.bands import Band, Bands, Chemistry, LineShare

_PPM = 1_000_000


class Product(Enum):
    """What a line gives that is weighed. All but the condensate are solids."""

    BM = "BM"  # black powder
    CU = "CU"
    AL = "AL"
    FE = "FE"
    CASE = "CASE"
    SEP = "SEP"
    DUST = "DUST"
    REJECT = "REJECT"
    ELY_C = "ELY_C"  # electrolyte condensate


class ProductFlag(Enum):
    """A product outside its band."""

    BM_LOW = "BM_LOW"
    BM_HIGH = "BM_HIGH"
    CU_LOW = "CU_LOW"
    CU_HIGH = "CU_HIGH"
    SEP_LOW = "SEP_LOW"
    SEP_HIGH = "SEP_HIGH"
    METAL_LOW = "METAL_LOW"
    METAL_HIGH = "METAL_HIGH"


class LineSign(Enum):
    """What flags together commonly mean."""

    COPPER_IN_POWDER = "copper_in_powder"  # crushed too fine
    ALUMINIUM_IN_POWDER = "aluminium_in_powder"  # to be sampled
    POWDER_WET = "powder_wet"  # with electrolyte


class NoFeed(ValueError):
    """A lot without a feed, or whose mass is all declared as still being worked on, has no balance."""


@dataclass(frozen=True, slots=True)
class Lot:
    """One feed lot and what came of it, in whole milligrams.

    `wip_mg` is the change of what lies in hoppers and machines, below 0 when they gave some back.
    `cells_ppm` is what cells weigh of the feed: 1 000 000 when cells are fed.
    """

    chemistry: Chemistry
    feed_mg: int
    products: Mapping[Product, int]
    wip_mg: int = 0
    cells_ppm: int = _PPM
    pyrolysis: bool = False


@dataclass(frozen=True, slots=True)
class LineBalance:
    """What a lot comes to. `volatile` is V, a share of the feed; `evaporated_mg` is only the remainder."""

    solids_mg: int
    volatile: Fraction
    evaporated_mg: int
    flag: Flag
    products: tuple[ProductFlag, ...]
    signs: tuple[LineSign, ...]


def line_balance(lot: Lot, bands: Bands) -> LineBalance:
    """The balance of a lot.

    Raises:
        NoFeed: nothing was fed, or all of it is still being worked on.
    """
    if lot.feed_mg <= 0 or lot.feed_mg <= lot.wip_mg:
        raise NoFeed
    solids = sum(mass for product, mass in lot.products.items() if product is not Product.ELY_C)
    left = lot.feed_mg - solids - lot.wip_mg
    volatile = Fraction(left, lot.feed_mg)
    evaporated = left - lot.products.get(Product.ELY_C, 0)
    share = LineShare.VOLATILE_PYROLYSIS if lot.pyrolysis else LineShare.VOLATILE
    low, high = _scaled(bands.lines[lot.chemistry, share], lot)
    flag = (
        Flag.RED if evaporated < 0 else _flag(volatile, low, high, Fraction(bands.volatile_amber_ppm, _PPM))
    )
    flags = _product_flags(lot, bands)
    signs = _signs(frozenset(flags), volatile_low=volatile < low)
    return LineBalance(solids, volatile, evaporated, flag, flags, signs)


def _scaled(band: Band, lot: Lot) -> tuple[Fraction, Fraction]:
    """A band of cells as one of the feed."""
    cells = Fraction(lot.cells_ppm, _PPM)
    return cells * Fraction(band.low_ppm, _PPM), cells * Fraction(band.high_ppm, _PPM)


def _flag(volatile: Fraction, low: Fraction, high: Fraction, amber: Fraction) -> Flag:
    outside = max(low - volatile, volatile - high)
    if outside <= 0:
        return Flag.GREEN
    return Flag.AMBER if outside <= amber else Flag.RED


_PRODUCTS: tuple[tuple[tuple[Product, ...], LineShare, ProductFlag, ProductFlag], ...] = (
    ((Product.BM,), LineShare.POWDER, ProductFlag.BM_LOW, ProductFlag.BM_HIGH),
    ((Product.CU,), LineShare.COPPER, ProductFlag.CU_LOW, ProductFlag.CU_HIGH),
    ((Product.SEP,), LineShare.SEPARATOR, ProductFlag.SEP_LOW, ProductFlag.SEP_HIGH),
    (
        (Product.AL, Product.FE, Product.CASE),
        LineShare.METAL,
        ProductFlag.METAL_LOW,
        ProductFlag.METAL_HIGH,
    ),
)


def _product_flags(lot: Lot, bands: Bands) -> tuple[ProductFlag, ...]:
    """Each on the feed without what is still being worked on; a module's own metal counts with the metal."""
    flags, base = [], lot.feed_mg - lot.wip_mg
    for products, of, too_low, too_high in _PRODUCTS:
        low, high = _scaled(bands.lines[lot.chemistry, of], lot)
        if of is LineShare.METAL:
            beside = 1 - Fraction(lot.cells_ppm, _PPM)
            low, high = low + beside, high + beside
        share = Fraction(sum(lot.products.get(one, 0) for one in products), base)
        if share < low:
            flags.append(too_low)
        elif share > high:
            flags.append(too_high)
    return tuple(flags)


def _signs(flags: frozenset[ProductFlag], *, volatile_low: bool) -> tuple[LineSign, ...]:
    if ProductFlag.BM_HIGH not in flags:
        return ()
    told = {
        LineSign.COPPER_IN_POWDER: ProductFlag.CU_LOW in flags,
        LineSign.ALUMINIUM_IN_POWDER: ProductFlag.METAL_LOW in flags,
        LineSign.POWDER_WET: volatile_low,
    }
    return tuple(sign for sign, seen in told.items() if seen)
