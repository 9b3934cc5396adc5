"""The command `procedure prove`: what it says of documents, and what it exits with."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.places import resources

SHIPPED = sorted((resources() / "procedures").rglob("*.toml"))
LFP = next(file for file in SHIPPED if file.name == "lfp-pack-2.toml")


def spoilt(tmp_path: Path, old: str, new: str) -> Path:
    """The LFP document with one place of its text changed."""
    text = LFP.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / LFP.name
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_every_shipped_document_is_proven_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["procedure", "prove", *map(str, SHIPPED)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(SHIPPED) >= 5
    assert all(" proven by rules " in line and " places, " in line for line in told)


def test_a_document_that_is_not_safe_is_told_with_the_way_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = spoilt(tmp_path, 'wait = "bleed_wait"', 'wait = "rise_recheck_wait"')
    assert main(["procedure", "prove", str(file), str(SHIPPED[0])]) == 1
    told = capsys.readouterr().out
    assert "lfp-pack@2 not proven" in told
    assert "is done though terminals_dead has not been shown" in told
    assert "-> put a step before it that shows this" in told
    assert "      the way there:\n        1. put_on_gear seen\n        2. scan_pack scanned\n" in told
    assert "prove_dead released\n" in told
    assert f"{SHIPPED[0]}: " in told


def test_the_same_is_told_to_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = spoilt(tmp_path, 'wait = "bleed_wait"', 'wait = "rise_recheck_wait"')
    assert main(["procedure", "prove", "--json", str(file), str(LFP)]) == 1
    bad, good = json.loads(capsys.readouterr().out)
    assert (bad["proven"], good["proven"], good["defects"]) == (False, True, [])
    assert bad["rules"]["signer"] == "PRACTICE"
    assert len(good["sha256"]) == len(good["rules"]["sha256"]) == 64
    assert bad["sha256"] != good["sha256"]
    codes = {one["code"] for one in bad["defects"]}
    assert "hazard.proof" in codes
    assert all(one["path"] and one["remedy"] for one in bad["defects"])


def test_a_malformed_document_is_not_searched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = spoilt(tmp_path, 'kind = "hold"', 'kind = "hope"')
    assert main(["procedure", "prove", str(file)]) == 2
    told = capsys.readouterr()
    assert "hope" in told.out + told.err
    assert "proven" not in told.out


def test_other_rules_can_be_judged_by_and_faulty_ones_are_told_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (resources() / "catalogue" / "hazard_rules.toml").read_text(encoding="utf-8")
    strict = tmp_path / "strict.toml"
    strict.write_text(
        shipped.replace('act = "scan"', "").replace("points = 3", "points = 4"), encoding="utf-8"
    )
    assert main(["procedure", "prove", "--rules", str(strict), str(LFP)]) == 1
    assert "terminals_dead has not been shown" in capsys.readouterr().out
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(
        shipped.replace("points = 3", "points = 0").replace("schema = 1", "schema = 9"), encoding="utf-8"
    )
    assert main(["procedure", "prove", "--rules", str(faulty), str(LFP)]) == 2
    told = capsys.readouterr().err
    assert f"{faulty}: schema: must be 1" in told
    assert f"{faulty}: proof terminals_dead: points: must be a whole number" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "not a file"),
        (b"\xff", "not UTF-8"),
        (b"a = ", "not TOML"),
        (b"# " * 140_000, "larger than 256 KiB"),
    ],
)
def test_rules_that_cannot_be_read_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    file = tmp_path / "rules.toml"
    if content is not None:
        file.write_bytes(content)
    assert main(["procedure", "prove", "--rules", str(file), str(LFP)]) == 2
    assert told in capsys.readouterr().err
