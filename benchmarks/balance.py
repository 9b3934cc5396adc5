"""How many hidden omissions the bench balance finds before a run closes, and how often it asks in vain.

    python -m benchmarks.balance [--packs N] [--seed S] [--json]

Packs are made up: masses of parts by the site's own bands, weighed on scales of several classes with errors
within their class III in-service limits, some weights typed. From half of the packs a part, or several
modules, is left out, and nobody tells the balance. Ends with 1 when fewer than 95 % of the omissions above
3 sigma are found, or more than 1 % of whole packs are asked about, with independent errors.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.domain.balance import Balance, Flag
from app.domain.balance_terms import LIMITS, PACK, Term, Terms, balance_of, unsure_by
from app.domain.bands import Bands
from app.domain.limits import Limits
from app.domain.missing import Guess, Noticed, Offer, hypotheses
from app.domain.output import OutputCode
from app.domain.scale_error import Unsure, Weighing, error_of, in_service_error_mg
from app.host.catalogue import read_band_list
from app.host.limits import LIMITS_FILE, read_limits_file
from app.places import resources

KG = 1_000_000
FOUND_AT_LEAST, ASKED_AT_MOST = 0.95, 0.01
_TYPED = 0.1  # of all weights of parts
_TRAYS = 0.5  # of packs have their modules scanned on trays
_PACK_SCALES = ((600 * KG, 200_000), (1_000 * KG, 500_000), (3_000 * KG, 1_000_000))
_PART_SCALES = ((60 * KG, 20_000), (150 * KG, 50_000))
_SHARES: dict[str, dict[OutputCode, tuple[float, float]]] = {
    "modules": {
        OutputCode.CASE_AL: (0.12, 0.22),
        OutputCode.CU_BUS: (0.008, 0.02),
        OutputCode.CABLE: (0.007, 0.02),
        OutputCode.PCB: (0.004, 0.015),
        OutputCode.RELAY: (0.004, 0.015),
        OutputCode.PLAS: (0.01, 0.03),
        OutputCode.THERM: (0.01, 0.03),
        OutputCode.COOLPL: (0.02, 0.04),
        OutputCode.COOLANT: (0.005, 0.02),
        OutputCode.FAST: (0.003, 0.01),
    },
    "cells": {
        OutputCode.CASE_AL: (0.06, 0.16),
        OutputCode.CU_BUS: (0.005, 0.015),
        OutputCode.CABLE: (0.005, 0.015),
        OutputCode.PCB: (0.0025, 0.01),
        OutputCode.RELAY: (0.0025, 0.01),
        OutputCode.PLAS: (0.01, 0.03),
        OutputCode.THERM: (0.01, 0.03),
        OutputCode.COOLPL: (0.015, 0.04),
        OutputCode.COOLANT: (0.005, 0.02),
        OutputCode.FAST: (0.003, 0.01),
    },
}


@dataclass(frozen=True, slots=True)
class Family:
    """What packs of a family are like: mass in kg, what they are built of, and how many pieces."""

    name: str
    kilograms: tuple[int, int]
    build: str
    piece: OutputCode
    pieces: tuple[int, int]


FAMILIES = (
    Family("LFP, modules", (220, 620), "modules", OutputCode.MOD, (8, 20)),
    Family("NCM, modules", (180, 480), "modules", OutputCode.MOD, (8, 24)),
    Family("LFP, cell to pack", (300, 700), "cells", OutputCode.CELL, (60, 120)),
)


@dataclass(slots=True)
class Tally:
    """What came of the packs of a family. `flagged` counts those that the flag alone would have found."""

    family: str
    errors: str
    whole: int = 0
    asked_in_vain: int = 0
    omitted: int = 0
    above_3_sigma: int = 0
    found: int = 0
    flagged: int = 0
    below_3_sigma: int = 0
    found_below: int = 0
    named_first: int = 0
    named: int = 0

    @property
    def found_share(self) -> float:
        """Of the omissions above 3 sigma."""
        return self.found / max(1, self.above_3_sigma)

    @property
    def vain_share(self) -> float:
        """Of the packs from which nothing was left out."""
        return self.asked_in_vain / max(1, self.whole)


@dataclass(frozen=True, slots=True)
class Site:
    """The signed values that balances are reckoned by."""

    limits: Limits
    bands: Bands
    unsure: Unsure


@dataclass(slots=True)
class Plant:
    """The scales of one pack. With `one_error` a scale is off by the same part of its limit at every load."""

    draw: random.Random
    unsure: Unsure
    one_error: bool
    _bias: dict[int, float] = field(default_factory=dict)

    def weigh(self, true_mg: int, scales: Sequence[tuple[int, int]], *, typed: bool) -> Weighing:
        """What the record says of a load, on the finest scale that carries it."""
        e_mg = next(e for most, e in scales if true_mg <= most)
        if typed:
            error, step = self.unsure.error_mg(true_mg), 10_000
        else:
            error, step = in_service_error_mg(true_mg, e_mg) or 0, e_mg
        part = self._bias.setdefault(e_mg, self.draw.uniform(-1, 1)) if self.one_error else None
        off = self.draw.uniform(-1, 1) if part is None or typed else part
        # Half a division is rounded away, so the error that is left keeps the whole within the limit.
        room = max(0, error - step // 2)
        read = round((true_mg + off * room) / step) * step
        return Weighing(max(step, read), 0, e_mg, typed)


def main(words: Sequence[str] | None = None) -> int:
    """Make packs, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.balance", description="The bench balance.")
    parser.add_argument("--packs", type=int, default=4_000, help="of each family")
    parser.add_argument("--seed", type=int, default=2_611)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    site = _site(resources() / "catalogue")
    tallies = [
        run_family(family, asked.packs, asked.seed, site, one_error=one_error)
        for one_error in (False, True)
        for family in FAMILIES
    ]
    if asked.json:
        sys.stdout.write(json.dumps([_figures(one) for one in tallies]) + "\n")
    else:
        sys.stdout.write(_told(tallies, asked.packs, asked.seed, site))
    held = [one for one in tallies if one.errors == "independent"]
    good = all(one.found_share >= FOUND_AT_LEAST and one.vain_share <= ASKED_AT_MOST for one in held)
    return 0 if good else 1


def run_family(family: Family, packs: int, seed: int, site: Site, *, one_error: bool) -> Tally:
    """So many packs of a family; the same seed makes the same packs."""
    tally = Tally(family.name, "one error a scale" if one_error else "independent")
    for number in range(packs):
        draw = random.Random(f"{seed} {family.name} {number} {one_error}")  # noqa: S311  # lots, no secrets
        _one_pack(family, draw, site, tally, leave_out=number % 2 == 1, one_error=one_error)
    return tally


def _one_pack(
    family: Family, draw: random.Random, site: Site, tally: Tally, *, leave_out: bool, one_error: bool
) -> None:
    parts = _parts(family, draw)
    out = _left_out(parts, family.piece, draw) if leave_out else ()
    plant = Plant(draw, site.unsure, one_error)
    weights = [plant.weigh(mass, _PART_SCALES, typed=draw.random() < _TYPED) for _, mass in parts]
    pack = plant.weigh(sum(mass for _, mass in parts), _PACK_SCALES[draw.randrange(2) :], typed=False)
    recorded = tuple(
        _term(str(number), code, weight, site)
        for number, ((code, _), weight) in enumerate(zip(parts, weights, strict=True))
        if number not in out
    )
    terms = Terms(_term(PACK, None, pack, site), recorded)
    balance = balance_of(terms, site.limits)
    if not leave_out:
        tally.whole += 1
        tally.asked_in_vain += not balance.settles_itself
        return
    made, tray = _Made(family, tuple(parts), out), draw.random() < _TRAYS
    told = _guessed(made, balance, terms, site, tray=tray) if not balance.settles_itself else []
    _count(tally, balance, made, told)


def _count(tally: Tally, balance: Balance, made: "_Made", told: Sequence[OutputCode | None]) -> None:
    tally.omitted += 1
    found = not balance.settles_itself
    if made.missing_mg**2 <= 3 * balance.square:  # 3 sigma, of the uncertainty as the record tells it
        tally.below_3_sigma += 1
        tally.found_below += found
        return
    tally.above_3_sigma += 1
    tally.found += found
    tally.flagged += balance.flag in (Flag.AMBER, Flag.RED)
    tally.named_first += list(told[:1]) == [made.code]
    tally.named += made.code in told


@dataclass(frozen=True, slots=True)
class _Made:
    """A pack as it truly is, and the places of what was left out."""

    family: Family
    parts: tuple[tuple[OutputCode, int], ...]
    out: tuple[int, ...]

    @property
    def code(self) -> OutputCode:
        """The kind of what was left out."""
        return self.parts[self.out[0]][0]

    @property
    def missing_mg(self) -> int:
        """What it weighs."""
        return sum(self.parts[number][1] for number in self.out)


def _guessed(
    made: _Made, balance: Balance, terms: Terms, site: Site, *, tray: bool
) -> list[OutputCode | None]:
    """The kinds that are named, the most telling first. With `tray` the pieces were scanned before."""
    recorded = {term.code for term in terms.outputs}
    kinds = dict.fromkeys(code for code, _ in made.parts)
    asked = tuple(Offer(code.value, code) for code in kinds if code not in recorded)
    missing = len(made.out) if tray and made.code is made.family.piece else 0
    noticed = Noticed(tray=tuple(f"M{number}" for number in range(missing)), offers=asked)
    told = hypotheses(balance, terms, noticed, site.bands)
    return [one.code for one in told if one.guess is not Guess.NOTHING]


def _parts(family: Family, draw: random.Random) -> list[tuple[OutputCode, int]]:
    """What a pack truly is: kinds with their masses, and what is left as pieces of about one mass."""
    whole = draw.randint(family.kilograms[0] * KG, family.kilograms[1] * KG)
    parts = [(code, round(whole * draw.uniform(*share))) for code, share in _SHARES[family.build].items()]
    case = parts.pop(0)[1]
    lid = round(case * draw.uniform(0.25, 0.45))
    parts += [(OutputCode.CASE_AL, lid), (OutputCode.CASE_AL, case - lid)]
    count, rest = draw.randint(*family.pieces), whole - sum(mass for _, mass in parts)
    parts += [(family.piece, round(rest / count * draw.uniform(0.99, 1.01))) for _ in range(count)]
    return parts


def _left_out(
    parts: Sequence[tuple[OutputCode, int]], piece: OutputCode, draw: random.Random
) -> tuple[int, ...]:
    """One part, or one to four pieces."""
    kinds = list(dict.fromkeys(code for code, _ in parts))
    code = draw.choice(kinds)
    places = [number for number, (one, _) in enumerate(parts) if one is code]
    return tuple(draw.sample(places, draw.randint(1, 4) if code is piece else 1))


def _term(of: str, code: OutputCode | None, weighing: Weighing, site: Site) -> Term:
    error = error_of(weighing, site.unsure)
    return Term(of, weighing.load_mg, 0, error, verified=True, step=code.value if code else "", code=code)


def _site(catalogue: Path) -> Site:
    limits = read_limits_file(catalogue / LIMITS_FILE)
    return Site(limits, read_band_list(catalogue), unsure_by(limits))


def _figures(tally: Tally) -> dict[str, object]:
    return {**asdict(tally), "found_share": tally.found_share, "vain_share": tally.vain_share}


def _told(tallies: Sequence[Tally], packs: int, seed: int, site: Site) -> str:
    lines = [f"seed {seed}, {packs} packs of each family, half of them with something left out", ""]
    for one in tallies:
        lines += [
            f"{one.family}, errors {one.errors}",
            f"  found before close, above 3 sigma: {one.found} of {one.above_3_sigma}"
            f" ({one.found_share:.1%}); by the flag alone {one.flagged / max(1, one.above_3_sigma):.1%}",
            f"  found below 3 sigma: {one.found_below} of {one.below_3_sigma}",
            f"  its kind was the first guess: {one.named_first / max(1, one.above_3_sigma):.1%},"
            f" one of the guesses: {one.named / max(1, one.above_3_sigma):.1%}",
            f"  asked in vain: {one.asked_in_vain} of {one.whole} ({one.vain_share:.2%})",
        ]
    limits = ", ".join(
        f"{one.id} {one.value} {one.unit} ({one.signer})"
        for one in site.limits.by_id.values()
        if one.id in LIMITS
    )
    return "\n".join([*lines, "", f"limits: {limits}", ""])


if __name__ == "__main__":
    sys.exit(main())
