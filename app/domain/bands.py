"""The bands that balances are read by: what parts weigh of a pack, and a line's products of its feed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.limits import Sure
from app.domain.output import OutputCode

_PPM = 1_000_000
_HEAD = ("version", "signer", "module_cells_ppm", "volatile_amber_ppm", "kind", "line")
_KIND = ("codes", "low_ppm", "high_ppm", "source", "sure")
_LINE = ("chemistry", "of", "low_ppm", "high_ppm", "source", "sure")
_MOST_ROWS = 100


class Chemistry(Enum):
    """The chemistries that a line's bands are known for; a feed lot has exactly one."""

    LFP = "LFP"
    NCM = "NCM"  # NMC in English papers


class LineShare(Enum):
    """What a band of a line is of."""

    VOLATILE = "volatile"  # evaporated, condensed or burnt, without pyrolysis
    VOLATILE_PYROLYSIS = "volatile_pyrolysis"  # separator and binder burn too
    POWDER = "powder"
    COPPER = "copper"
    SEPARATOR = "separator"
    METAL = "metal"  # aluminium, steel and casings as one sum


@dataclass(frozen=True, slots=True)
class Band:
    """From `low_ppm` to `high_ppm`, both within, in parts per million of the whole."""

    low_ppm: int
    high_ppm: int


@dataclass(frozen=True, slots=True)
class KindBand:
    """What kinds of parts, all of them together, commonly weigh of a whole pack."""

    codes: frozenset[OutputCode]
    band: Band


@dataclass(frozen=True, slots=True)
class Bands:
    """All bands of the site, with who signed them.

    `module_cells_ppm` is what cells weigh of modules, until a site has measured its own. `volatile_amber_ppm`
    is how far outside its band a volatile share is amber and not yet red.
    """

    version: str
    signer: str
    module_cells_ppm: int
    volatile_amber_ppm: int
    kinds: tuple[KindBand, ...]
    lines: Mapping[tuple[Chemistry, LineShare], Band]

    def of_kind(self, code: OutputCode) -> KindBand | None:
        """The band that a kind belongs to, or None where nobody has given one."""
        return next((one for one in self.kinds if code in one.codes), None)


class BandsFaulty(ValueError):
    """The table of bands cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def read_bands(table: Mapping[str, Any]) -> Bands:
    """Check a parsed table of bands. Every share of a line is given for every chemistry.

    Raises:
        BandsFaulty: with every fault at once.
    """
    faults = [f"key {str(key)[:40]!r} is unknown" for key in table if key not in _HEAD]
    faults += [f"{name}: missing" for name in ("version", "signer") if not _text(table.get(name))]
    faults += [
        f"{name} must be a whole number from 0 to {_PPM}"
        for name in ("module_cells_ppm", "volatile_amber_ppm")
        if not _share(table.get(name))
    ]
    kinds, lines = list[KindBand](), dict[tuple[Chemistry, LineShare], Band]()
    for number, row in enumerate(_rows(table, "kind", faults), 1):
        wrong = [*_wrong(row, _KIND), *_wrong_codes(row, kinds)]
        faults += [f"kind {number}: {words}" for words in wrong]
        if not wrong:
            codes = frozenset(OutputCode(code) for code in row["codes"])
            kinds.append(KindBand(codes, Band(row["low_ppm"], row["high_ppm"])))
    for number, row in enumerate(_rows(table, "line", faults), 1):
        wrong = [*_wrong(row, _LINE), *_wrong_line(row, lines)]
        faults += [f"line {number}: {words}" for words in wrong]
        if not wrong:
            key = (Chemistry(row["chemistry"]), LineShare(row["of"]))
            lines[key] = Band(row["low_ppm"], row["high_ppm"])
    if not faults:
        faults += [
            f"line: no band for {share.value} of {chemistry.value}"
            for chemistry in Chemistry
            for share in LineShare
            if (chemistry, share) not in lines
        ]
    if faults:
        raise BandsFaulty(tuple(faults))
    return Bands(
        table["version"],
        table["signer"],
        table["module_cells_ppm"],
        table["volatile_amber_ppm"],
        tuple(kinds),
        lines,
    )


def _rows(table: Mapping[str, Any], name: str, faults: list[str]) -> list[dict[str, Any]]:
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        faults.append(f"{name}: must be a list of [[{name}]] tables")
        return []
    if len(rows) > _MOST_ROWS:
        faults.append(f"{name}: {len(rows)}; at most {_MOST_ROWS}")
        return []
    return rows


def _wrong(row: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    yield from (f"key {str(key)[:40]!r} is unknown" for key in row if key not in keys)
    low, high = row.get("low_ppm"), row.get("high_ppm")
    if not _share(low) or not _share(high):
        yield f"low_ppm and high_ppm must be whole numbers from 0 to {_PPM}"
    elif low > high:  # type: ignore[operator]  # both are whole numbers here
        yield "low_ppm is above high_ppm"
    if not _text(row.get("source")):
        yield "source is missing"
    sure = row.get("sure")
    if not isinstance(sure, list) or not sure or not all(_is(mark, Sure) for mark in sure):
        yield f"sure must be a list of one or more of {', '.join(one.value for one in Sure)}"


def _wrong_codes(row: Mapping[str, Any], kinds: list[KindBand]) -> Iterator[str]:
    codes = row.get("codes")
    if not isinstance(codes, list) or not codes or not all(_is(code, OutputCode) for code in codes):
        yield "codes must be a list of output codes"
        return
    taken = {code.value for kind in kinds for code in kind.codes}
    if len(set(codes)) < len(codes) or taken & set(codes):
        yield "a code is named twice"


def _wrong_line(row: Mapping[str, Any], lines: Mapping[tuple[Chemistry, LineShare], Band]) -> Iterator[str]:
    chemistry, share = row.get("chemistry"), row.get("of")
    if not _is(chemistry, Chemistry) or not _is(share, LineShare):
        yield "chemistry or of is not of the closed list"
    elif (Chemistry(chemistry), LineShare(share)) in lines:
        yield "given twice"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _share(value: object) -> bool:
    return type(value) is int and 0 <= value <= _PPM


def _is(value: object, names: type[Enum]) -> bool:
    return isinstance(value, str) and value in {name.value for name in names}
