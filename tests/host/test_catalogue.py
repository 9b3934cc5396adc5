"""The catalogue on disk: what is shipped is read, and the faults of all files come together."""

from pathlib import Path

import pytest

from app.host.catalogue import CatalogueFaulty, read_catalogue
from app.places import resources


def test_the_shipped_catalogue() -> None:
    catalogue = read_catalogue(resources() / "catalogue")
    assert catalogue.vendors.short_name("001") == "CATL"
    assert catalogue.limits.value("weight_fresh") > 0


def test_missing_files_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(tmp_path)
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["vendors.toml", "limits.toml"]


def test_the_faults_of_both_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "vendors.toml").write_bytes(b"\xff")
    (tmp_path / "limits.toml").write_text('version = "1"\n', encoding="utf-8")
    with pytest.raises(CatalogueFaulty) as caught:
        read_catalogue(tmp_path)
    assert caught.value.faults[0].startswith("vendors.toml: not TOML")
    assert "limits.toml: signer: missing" in caught.value.faults
