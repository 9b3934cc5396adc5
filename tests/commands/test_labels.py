"""The command `labels`: every label of a pool is on the paper once, readable, and nothing is written over."""

import argparse
from pathlib import Path

import pytest

from app.commands import labels
from app.domain.command_code import PlainAct, command_of, command_text
from app.domain.own_label import Prefix, pool_label
from app.domain.scanner_try import TEST_TEXT
from app.papers.label_pool_pdf import Pool, label_pool_pdf
from tests.papers.reading_back import codes_of


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    labels.add_arguments(parser)
    return labels.run(parser.parse_args(words))


@pytest.mark.parametrize(("kind", "prefix"), labels.KINDS.items())
def test_a_pool_is_read_back_from_its_paper(tmp_path: Path, kind: str, prefix: Prefix) -> None:
    file = tmp_path / "pool.pdf"
    words = ("pool", "--kind", kind, "--count", "16", "--out", str(file), "--data", str(tmp_path))
    assert run(*words) == 0
    pages = codes_of(file.read_bytes())
    assert len(pages) == 2
    found = [code for page in pages for code in page]
    read = {pool_label(code) for code in found}
    assert None not in read
    assert {one.number for one in read if one} == set(range(1, 17))
    assert {(one.prefix, len(one.pool)) for one in read if one} == {(prefix, 6)}
    assert len({one.pool for one in read if one}) == 1
    assert run(*words) == 1, "a pool that is printed twice would be on two things"


def test_both_symbols_of_every_label_are_there() -> None:
    pool = Pool(Prefix.MD, 123_456, 1, 14)
    (page,) = codes_of(label_pool_pdf(pool, practice=False))
    assert sorted(page) == sorted([*pool.texts, *pool.texts])


def test_two_pools_are_two(tmp_path: Path) -> None:
    texts = []
    for name in ("a", "b"):
        file = tmp_path / name
        assert run("pool", "--count", "1", "--out", str(file), "--data", str(tmp_path)) == 0
        texts += {code for page in codes_of(file.read_bytes()) for code in page}
    assert len(set(texts)) == 2


@pytest.mark.parametrize("count", ["0", "-1", "29791", "x", "1.5", "", "١"])
def test_a_count_nobody_can_print_is_a_wrong_call(
    tmp_path: Path, count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run("pool", "--count", count, "--out", str(tmp_path / "x"))
    assert "29790" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pool", "--count", "1", "--out", str(tmp_path / "no" / "x"), "--data", str(tmp_path)) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_sheet_of_commands_is_read_back_and_is_the_four_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "commands.pdf"
    assert run("commands", "--out", str(file)) == 0
    (page,) = codes_of(file.read_bytes())
    assert sorted(page) == sorted([*map(command_text, PlainAct), TEST_TEXT])
    assert command_of(TEST_TEXT) is None
    assert run("commands", "--out", str(file)) == 1
    assert "is there already" in capsys.readouterr().err
