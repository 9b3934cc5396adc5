"""The catalogue on disk: what is shipped is read, and the faults of all files come together."""

import shutil
from pathlib import Path

import pytest

from app.host.catalogue import CatalogueFaulty, read_catalogue
from app.host.procedures import located
from app.places import resources


def test_the_shipped_catalogue() -> None:
    catalogue = read_catalogue(resources() / "catalogue")
    assert catalogue.vendors.short_name("001") == "CATL"
    assert catalogue.limits.value("weight_fresh") > 0
    assert catalogue.procedures["lfp-pack@2"].family == "LFP"
    assert catalogue.withdrawn == {}


def test_missing_files_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(tmp_path)
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "vendors.toml",
        "limits.toml",
        "withdrawn.toml",
        "bands.toml",
    ]


def test_the_faults_of_both_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "vendors.toml").write_bytes(b"\xff")
    (tmp_path / "limits.toml").write_text('version = "1"\n', encoding="utf-8")
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(tmp_path)
    assert caught.value.faults[0].startswith("vendors.toml: not TOML")
    assert "limits.toml: weight_fresh: missing" in caught.value.faults


def test_the_faults_of_procedures_stand_beside_those_of_the_vendors(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    for name in ("limits.toml", "hazard_rules.toml", "withdrawn.toml", "bands.toml"):
        shutil.copy(resources() / "catalogue" / name, folder)
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(folder)
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["vendors.toml", "procedures"]
    written = tmp_path / "procedures" / "lfp" / "a-pack-1.toml"
    written.parent.mkdir(parents=True)
    written.write_text("schema = 1\n", encoding="utf-8")
    shutil.copy(resources() / "catalogue" / "vendors.toml", folder)
    catalogue = read_catalogue(folder)
    (malformed,) = catalogue.malformed
    assert (malformed.name, malformed.key) == ("procedures/lfp/a-pack-1.toml", "a-pack@1")
    assert [located(malformed.name, one) for one in malformed.defects] == [
        "procedures/lfp/a-pack-1.toml:1: schema: unknown; this station reads schema 2"
        " - rewrite the document as the manual says"
    ]


def test_hazard_rules_that_are_missing_are_told_beside_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    shutil.copy(resources() / "catalogue" / "limits.toml", folder)
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(folder)
    assert "hazard_rules.toml: not a file" in caught.value.faults


def test_a_withdrawn_version_is_one_of_the_documents(tmp_path: Path) -> None:
    for name in ("catalogue", "procedures", "drawings"):
        shutil.copytree(resources() / name, tmp_path / name)
    listed = tmp_path / "catalogue" / "withdrawn.toml"
    row = """
        [[withdrawn]]
        procedure = "lfp-pack@%s"
        reason = { zh = "漏了测气体", en = "gas was not measured" }
        signer = "PRACTICE"
        since = 2026-03-01
    """
    listed.write_text("schema = 1\n" + row % "2", encoding="utf-8")
    assert set(read_catalogue(tmp_path / "catalogue").withdrawn) == {"lfp-pack@2"}
    listed.write_text("schema = 1\n" + row % "77", encoding="utf-8")
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(tmp_path / "catalogue")
    (told,) = caught.value.faults
    assert told.startswith("withdrawn.toml: withdrawn 1 (lfp-pack@77): procedure")
    assert set(read_catalogue(tmp_path / "catalogue", published=["lfp-pack@77"]).withdrawn) == {"lfp-pack@77"}
    (tmp_path / "procedures" / "lfp" / "lfp-pack-77.toml").write_text("[[step", encoding="utf-8")
    assert set(read_catalogue(tmp_path / "catalogue").withdrawn) == {"lfp-pack@77"}
