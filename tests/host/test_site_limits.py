"""The limits on disk: what is shipped, and what a site has set for itself beside its settings."""

import os
import tomllib
from pathlib import Path

import pytest

from app.domain.hand_held import read_typed
from app.domain.limits import LimitsFaulty
from app.domain.quantity import Quantity
from app.domain.verdict import Verdict, verdict_on
from app.host.catalogue import CatalogueFaulty, read_catalogue
from app.host.limits import LARGEST_BYTES, read_limits_file, with_site_limits
from app.places import Places, resources, station_places

CATALOGUE = resources() / "catalogue"
SHIPPED = read_limits_file(CATALOGUE / "limits.toml")


def site_file(folder: Path, value: int, name: str = "prove_dead") -> Path:
    """The file of a site that sets one value."""
    file = station_places(folder).site_limits
    file.write_text(
        'version = "site-1"\nsigner = "B. Wu"\n\n[[limit]]\n'
        f'id = "{name}"\nvalue = {value}\nsource = "ours"\n',
        encoding="utf-8",
    )
    return file


def test_every_shipped_limit_says_what_it_is_and_who_signed_it() -> None:
    assert len(SHIPPED.by_id) > 40
    for limit in SHIPPED.by_id.values():
        assert limit.title.zh, limit.id
        assert limit.action.en, limit.id
        assert limit.sure, limit.id
        assert (limit.signer, limit.proposed) == ("PRACTICE", False)


def test_hazard_rules_name_only_limits_that_are_shipped() -> None:
    rules = tomllib.loads((CATALOGUE / "hazard_rules.toml").read_text(encoding="utf-8"))
    named = {proof[key] for proof in rules["proof"] for key in ("limit", "valid") if proof.get(key)}
    assert len(named) > 5
    assert named <= SHIPPED.by_id.keys()


@pytest.mark.parametrize(
    ("loose", "tight"),
    [
        ("surface_quarantine", "surface_work"),
        ("surface_evacuate", "surface_quarantine"),
        ("hydrogen_evacuate", "hydrogen_work"),
        ("carbon_monoxide_second", "carbon_monoxide_work"),
        ("hydrogen_fluoride_second", "hydrogen_fluoride_first"),
        ("voc_second", "voc_work"),
        ("oxygen_trip", "oxygen_run"),
        ("insulation_fail", "insulation_work"),
        ("rise_work", "rise_recheck"),
        ("cell_over_lfp", "cell_high_lfp"),
        ("cell_over_ncm", "cell_high_ncm"),
        ("cell_dead", "cell_low_lfp"),
    ],
)
def test_what_ends_work_comes_before_what_empties_the_hall(loose: str, tight: str) -> None:
    assert SHIPPED.by_id[tight].looser(SHIPPED.value(loose))


def test_a_site_without_a_file_of_its_own_works_by_the_library(tmp_path: Path) -> None:
    assert with_site_limits(SHIPPED, station_places(tmp_path).site_limits) == SHIPPED
    assert with_site_limits(SHIPPED, None) == SHIPPED


def test_a_value_of_the_site_reaches_the_catalogue(tmp_path: Path) -> None:
    catalogue = read_catalogue(CATALOGUE, site_file(tmp_path, 50_000))
    limit = catalogue.limits.by_id["prove_dead"]
    assert (limit.value, limit.signer, limit.version, limit.library) == (50_000, "B. Wu", "site-1", 60_000)


def test_a_looser_value_of_the_site_keeps_the_station_shut(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(CATALOGUE, site_file(tmp_path, 70_000))
    assert caught.value.faults == (
        "limits_site.toml: prove_dead: 70000 mV is looser than the library's 60000 mV;"
        " lower is safer, and a site may only tighten",
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"version = ", "not TOML: "),
        (b"a = \xff", "not TOML: "),
        (b"a = " + b"[" * 9000, "not TOML: "),
        (b"#" * (LARGEST_BYTES + 1), "larger than 256 KiB"),
        (b"", "version: missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    file = tmp_path / "limits_site.toml"
    file.write_bytes(content)
    with pytest.raises(LimitsFaulty) as caught:
        with_site_limits(SHIPPED, file)
    assert caught.value.faults[0].startswith(fault)


def test_what_is_there_and_no_file_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    for name, fault in (("pipe", "not a file"), (".", "not a file"), ("gone", "cannot be read: ")):
        with pytest.raises(LimitsFaulty) as caught:
            with_site_limits(SHIPPED, tmp_path / name)
        assert caught.value.faults[0].startswith(fault)


def test_the_file_lies_beside_the_settings(tmp_path: Path) -> None:
    places: Places = station_places(tmp_path)
    assert places.site_limits.parent == places.station_file.parent


@pytest.mark.parametrize(("degrees", "good"), [("44.9", True), ("44.90001", False), ("45.0", False)])
def test_a_surface_of_45_degrees_is_no_longer_fit_for_work(degrees: str, good: bool) -> None:
    """The field note isolates from 45 on: the library's value is the last tenth below."""
    amount = read_typed(Quantity.TEMPERATURE, (degrees,)).value
    verdict = verdict_on(amount, op="at_most", limit=SHIPPED.by_id["surface_work"])
    assert (verdict is Verdict.PASSED) is good
