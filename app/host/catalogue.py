"""The site's catalogue on this computer's disk: TOML files that people edit, read once at the start."""

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app.domain.bands import Bands, BandsFaulty, read_bands
from app.domain.check_weights import (
    NO_CHECK_WEIGHTS,
    PRACTICE_SIGNER,
    CheckWeights,
    CheckWeightsFaulty,
    read_check_weights,
)
from app.domain.hazard import HazardRules
from app.domain.hazard_document import HazardRulesFaulty
from app.domain.limits import Limits, LimitsFaulty
from app.domain.procedure import Procedure
from app.domain.procedure_shelf import Malformed
from app.domain.procedure_steps import Beside
from app.domain.vendors import Vendors, VendorsFaulty, read_vendors
from app.domain.withdrawn import Withdrawn, WithdrawnFaulty, read_withdrawn
from app.host.hazard_rules import HAZARD_RULES_FILE, read_hazard_rules_file
from app.host.limits import LIMITS_FILE, read_limits_file, with_site_limits
from app.host.procedures import FoundProcedures, ProceduresFaulty, drawings, read_procedures

PROCEDURES_FOLDER = "procedures"
DRAWINGS_FOLDER = "drawings"
VENDORS_FILE = "vendors.toml"
WITHDRAWN_FILE = "withdrawn.toml"
BANDS_FILE = "bands.toml"
CHECK_WEIGHTS_FILE = "check_weights.toml"

_Part = TypeVar("_Part")


class CatalogueFaulty(ValueError):
    """The catalogue cannot be used; `faults` names everything wrong, each with its file."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a site brings besides its settings: makers, limits and hazard rules it has signed, procedures.

    `procedures` are the sound ones by their key, `ID@VERSION`, and so are the `withdrawn`; `malformed` are
    the files that are no documents. `bands` say what parts and products commonly weigh.
    `contents` are the bytes of the sound ones by hash, `beside` is what documents are judged by besides the
    grammar.
    """

    vendors: Vendors
    limits: Limits
    procedures: Mapping[str, Procedure]
    hazard_rules: HazardRules
    withdrawn: Mapping[str, Withdrawn]
    bands: Bands
    malformed: tuple[Malformed, ...]
    contents: Mapping[str, bytes]
    beside: Beside


def read_catalogue(
    folder: Path, site_limits: Path | None = None, published: Collection[str] = ()
) -> Catalogue:
    """Read the whole catalogue and the procedures, whose folder lies beside it.

    `site_limits` is the file with the limits that the site has tightened; it may be absent. `published` are
    the keys of documents of the site's own. Procedures and hazard rules lean on the limits, so they are
    judged as soon as these are without a fault. A malformed procedure is no fault of the catalogue.

    Raises:
        CatalogueFaulty: with the faults of all files at once.
    """
    faults: list[str] = []
    vendors = _tried(lambda: read_vendor_list(folder), faults)
    limits = _tried(lambda: _limits(folder / LIMITS_FILE, site_limits), faults)
    found: FoundProcedures | None = None
    rules: HazardRules | None = None
    beside = Beside(Limits({}))
    if limits is not None:
        beside = Beside(limits, drawings(folder.parent / DRAWINGS_FOLDER))
        try:
            found = read_procedures(folder.parent / PROCEDURES_FOLDER, beside)
        except ProceduresFaulty as fault:
            faults += fault.faults
        try:
            rules = read_hazard_rules_file(folder / HAZARD_RULES_FILE, limits)
        except HazardRulesFaulty as fault:
            faults += [f"{HAZARD_RULES_FILE}: {text}" for text in fault.faults]
    known = None
    if found is not None:
        known = {*found.procedures, *(one.key for one in found.malformed), *published}
    withdrawn = _tried(lambda: read_withdrawn_list(folder, known), faults)
    bands = _tried(lambda: read_band_list(folder), faults)
    if vendors is None or limits is None or found is None or rules is None:
        raise CatalogueFaulty(tuple(faults))
    if withdrawn is None or bands is None:
        raise CatalogueFaulty(tuple(faults))
    return Catalogue(
        vendors,
        limits,
        found.procedures,
        rules,
        withdrawn,
        bands,
        malformed=found.malformed,
        contents=found.contents,
        beside=beside,
    )


def _tried(read: Callable[[], _Part], faults: list[str]) -> _Part | None:
    try:
        return read()
    except CatalogueFaulty as fault:
        faults += fault.faults
        return None


def read_vendor_list(folder: Path) -> Vendors:
    """Read the vendor list alone.

    Raises:
        CatalogueFaulty: with every fault of the file at once.
    """
    try:
        return read_vendors(_table(folder / VENDORS_FILE))
    except VendorsFaulty as fault:
        raise CatalogueFaulty(tuple(f"{VENDORS_FILE}: {text}" for text in fault.faults)) from fault


def read_band_list(folder: Path) -> Bands:
    """Read the bands of balances alone.

    Raises:
        CatalogueFaulty: with every fault of the file at once.
    """
    try:
        return read_bands(_table(folder / BANDS_FILE))
    except BandsFaulty as fault:
        raise CatalogueFaulty(tuple(f"{BANDS_FILE}: {text}" for text in fault.faults)) from fault


def read_withdrawn_list(folder: Path, known: Collection[str] | None) -> Mapping[str, Withdrawn]:
    """Read the list of withdrawn versions alone; `known` as in `read_withdrawn`.

    Raises:
        CatalogueFaulty: with every fault of the file at once. A list that is not there is one: lost, it would
            bring back what was withdrawn.
    """
    try:
        return read_withdrawn(_table(folder / WITHDRAWN_FILE), known)
    except WithdrawnFaulty as fault:
        raise CatalogueFaulty(tuple(f"{WITHDRAWN_FILE}: {text}" for text in fault.faults)) from fault


def read_check_weight_list(folder: Path, site: Path, *, practice: bool) -> CheckWeights:
    """The site's own check weights; in practice those of the catalogue where the site has none.

    Raises:
        CatalogueFaulty: with every fault of the file at once; practice weights in production are one.
    """
    own = site.exists() or site.is_symlink()
    if not own and not practice:
        return NO_CHECK_WEIGHTS
    path = site if own else folder / CHECK_WEIGHTS_FILE
    try:
        weights = read_check_weights(_table(path))
    except CheckWeightsFaulty as fault:
        raise CatalogueFaulty(tuple(f"{path.name}: {text}" for text in fault.faults)) from fault
    if weights.signer == PRACTICE_SIGNER and not practice:
        raise CatalogueFaulty((f"{path.name}: signer: {PRACTICE_SIGNER} counts in practice only",))
    return weights


def _limits(file: Path, site: Path | None) -> Limits:
    """The library with the site's own values; CatalogueFaulty tells the faults of the first faulty file."""
    at = file
    try:
        library = read_limits_file(file)
        at = site or file
        return with_site_limits(library, site)
    except LimitsFaulty as fault:
        raise CatalogueFaulty(tuple(f"{at.name}: {text}" for text in fault.faults)) from fault


def _table(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise CatalogueFaulty((f"{path.name}: cannot be read: {fault.strerror}",)) from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CatalogueFaulty((f"{path.name}: not TOML: {fault}",)) from fault
