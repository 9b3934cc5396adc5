"""Procedure documents on disk: pinned by their bytes, refused together with every defect of every file."""

import hashlib
import os
import re
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

import pytest

from app.domain.limits import Limits, Safer, Sure
from app.domain.output import OutputCode
from app.domain.procedure import ABORT, PPE_WORDS, RESUME, Act, Energy, Finding, HoldKind, StepKind
from app.domain.procedure_bytes import LARGEST_BYTES, LONGEST_LINE
from app.domain.procedure_document import CLASSES, ProcedureFaulty
from app.domain.procedure_measuring import OPS
from app.domain.procedure_steps import LEVELS, Beside
from app.domain.procedure_ways import VERDICTS
from app.domain.prover import prove
from app.domain.quantity import Quantity
from app.host.hazard_rules import read_hazard_rules_file
from app.host.limits import read_limits_file
from app.host.procedures import (
    ProceduresFaulty,
    drawings,
    located,
    read_procedure_file,
    read_procedures,
)
from app.places import resources
from tests.domain.procedure_tables import BESIDE
from tests.hostile import HOSTILE

DOCUMENT = """
schema = 2
id = "a-pack"
version = "1"
family = "LFP"
title = { zh = "电池包", en = "a pack" }
source = "a book"
signer = "PRACTICE"

[[step]]
id = "look"
kind = "show"
act = "inform"
title = { zh = "看", en = "Look" }
detail = { zh = "看清楚", en = "Look well" }
energy = "live"
people = 1
ppe = []
"""


def written(folder: Path, name: str, content: str | bytes = DOCUMENT) -> Path:
    """A document at its place below a folder of procedures."""
    file = folder / "procedures" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def faults(folder: Path, beside: Beside = BESIDE) -> tuple[str, ...]:
    """Everything that is told of the documents below a folder."""
    found = read_procedures(folder / "procedures", beside)
    return tuple(located(one.name, defect) for one in found.malformed for defect in one.defects)


def test_documents_are_found_by_id_and_version(tmp_path: Path) -> None:
    written(tmp_path, "lfp/a-pack-1.toml")
    written(tmp_path, "lfp/a-pack-2.toml", DOCUMENT.replace('version = "1"', 'version = "2"'))
    written(tmp_path, "ncm/b-pack-1.toml", DOCUMENT.replace("a-pack", "b-pack").replace("LFP", "NCM"))
    written(tmp_path, "lfp/notes.txt", "not a document")
    found = read_procedures(tmp_path / "procedures", BESIDE).procedures
    assert {key: one.family for key, one in found.items()} == {
        "a-pack@1": "LFP",
        "a-pack@2": "LFP",
        "b-pack@1": "NCM",
    }


def test_a_hash_is_of_the_bytes_and_changes_with_any_of_them(tmp_path: Path) -> None:
    file = written(tmp_path, "lfp/a-pack-1.toml")
    before = read_procedure_file(file, BESIDE)
    assert before.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    written(tmp_path, "lfp/a-pack-1.toml", DOCUMENT + "\n")
    after = read_procedure_file(file, BESIDE)
    assert (after.steps, after.key) == (before.steps, before.key)
    assert after.sha256 != before.sha256


def test_what_editors_on_windows_write_is_read(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + DOCUMENT.replace("\n", "\r\n").encode()
    file = written(tmp_path, "lfp/a-pack-1.toml", content)
    assert read_procedure_file(file, BESIDE).sha256 == hashlib.sha256(content).hexdigest()


def test_a_file_may_be_as_large_as_is_allowed(tmp_path: Path) -> None:
    line = "#" * LONGEST_LINE + "\n"
    room = LARGEST_BYTES - len(DOCUMENT.encode())
    full = DOCUMENT + line * (room // len(line)) + "#" * (room % len(line))
    assert len(full.encode()) == LARGEST_BYTES
    assert read_procedure_file(written(tmp_path, "lfp/a-pack-1.toml", full), BESIDE)


def test_a_folder_may_be_empty_but_not_missing(tmp_path: Path) -> None:
    with pytest.raises(ProceduresFaulty) as caught:
        read_procedures(tmp_path / "procedures", BESIDE)
    assert caught.value.faults == ("procedures: no such folder",)
    (tmp_path / "procedures").mkdir()
    assert read_procedures(tmp_path / "procedures", BESIDE).procedures == {}


def test_the_defects_of_all_files_come_together(tmp_path: Path) -> None:
    written(tmp_path, "lfp/a-pack-1.toml", DOCUMENT.replace("people = 1", "people = 3"))
    written(tmp_path, "lfp/b-pack-1.toml", DOCUMENT.replace("a-pack", "b-pack").replace("show", "shoe"))
    written(tmp_path, "lfp/c-pack-1.toml", DOCUMENT.replace("a-pack", "c-pack"))
    written(tmp_path, "ncm/d.toml", "[[step]")
    told = faults(tmp_path)
    assert told[0] == (
        "procedures/lfp/a-pack-1.toml:17: step 1 (look): people: must be 1 or 2"
        " - write people = 1, or 2 where somebody must stand by"
    )
    assert told[1].startswith('procedures/lfp/b-pack-1.toml:12: step 1 (look): kind "shoe" is unknown')
    assert told[2].startswith("procedures/ncm/d.toml:1: not TOML: ")
    assert len(told) == 3
    found = read_procedures(tmp_path / "procedures", BESIDE)
    assert set(found.procedures) == {"c-pack@1"}
    assert [one.key for one in found.malformed] == ["a-pack@1", "b-pack@1", ""]


@pytest.mark.parametrize(
    "place", ["a-pack-1.toml", "LFP/a-pack-1.toml", "lfp/a-pack.toml", "lfp/x/a-pack-1.toml"]
)
def test_a_document_lies_where_its_name_says(tmp_path: Path, place: str) -> None:
    written(tmp_path, place)
    assert faults(tmp_path) == (
        f"procedures/{place}: its place is lfp/a-pack-1.toml"
        " - move the file, or mend family, id and version in it",
    )
    assert read_procedures(tmp_path / "procedures", BESIDE).procedures == {}


def test_id_and_version_are_given_once(tmp_path: Path) -> None:
    written(tmp_path, "lfp/a-pack-1.toml")
    written(tmp_path, "ncm/a-pack-1.toml", DOCUMENT.replace("LFP", "NCM"))
    assert faults(tmp_path) == (
        "procedures/ncm/a-pack-1.toml: a-pack version 1 is also in procedures/lfp/a-pack-1.toml"
        " - keep one of them; what has changed gets another version",
    )
    (kept,) = read_procedures(tmp_path / "procedures", BESIDE).procedures.values()
    assert kept.family == "LFP"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "schema: missing"),
        ("title = '拆解'".encode("gb18030"), "not UTF-8: invalid start byte at byte 9"),
        (b"a = " + b"[" * 1900, "not TOML: maximum recursion depth exceeded"),
        (b"a = " + b"9" * 1900 + b".5.5", "not TOML: "),
        (b"a = 0x" + b"F" * 1900, "schema: missing"),
        (b"a = [\n" + (b"9" * 1500 + b",\n") * 9, "not TOML: "),
        (b"x" * 2001, "a line longer than 2000 bytes"),
        (b"a" + b".a" * 20_000 + b" = 1", "a line longer than 2000 bytes"),
        (b"#\n" * (LARGEST_BYTES // 2) + b"#", "larger than 256 KiB"),
    ],
)
def test_a_file_that_is_no_document_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    with pytest.raises(ProcedureFaulty) as caught:
        read_procedure_file(written(tmp_path, "lfp/a-pack-1.toml", content), BESIDE)
    assert caught.value.faults[0].startswith(fault)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_file_is_refused_in_printable_words(tmp_path: Path, text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    file = written(tmp_path, "lfp/a-pack-1.toml", b'id = "' + content + b'"\n"' + content + b'" = 1\n')
    with pytest.raises(ProcedureFaulty) as caught:
        read_procedure_file(file, BESIDE)
    assert all(fault.isprintable() for fault in caught.value.faults)


def test_what_is_not_a_file_is_refused_without_waiting(tmp_path: Path) -> None:
    folder = tmp_path / "procedures" / "lfp"
    (folder / "folder.toml").mkdir(parents=True)
    (folder / "gone.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.toml")
    assert faults(tmp_path) == tuple(
        f"procedures/lfp/{name}.toml: not a file - {remedy}"
        for name, remedy in (
            ("folder", "name a document"),
            ("gone", "nothing is there; look at the name"),
            ("pipe", "name a document"),
        )
    )


def test_the_example_of_the_manual_is_a_document(tmp_path: Path) -> None:
    manual = (resources().parent / "docs" / "procedures.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"^## A whole document$(.*?)^## ", manual, re.DOTALL | re.MULTILINE)
    (example,) = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    written(tmp_path, "lfp/isolate-1.toml", example)
    catalogue = resources() / "catalogue"
    limits = read_limits_file(catalogue / "limits.toml")
    shipped = Beside(limits, drawings(resources() / "drawings"))
    (procedure,) = read_procedures(tmp_path / "procedures", shipped).procedures.values()
    assert len(procedure.steps) == 13
    assert {step.kind for step in procedure.every_step()} >= set(StepKind) - {
        StepKind.SHOW,
        StepKind.WEIGH,
        StepKind.RECORD_OUTPUT,
    }
    assert prove(procedure, read_hazard_rules_file(catalogue / "hazard_rules.toml", limits)).proven


WORDS = (ABORT, RESUME, "dwell_s", "picture", "rereads", "classes", "supervised", "limits_site.toml")


@pytest.mark.parametrize(
    "names",
    [
        StepKind,
        Act,
        Energy,
        HoldKind,
        OutputCode,
        Finding,
        Quantity,
        Safer,
        Sure,
        PPE_WORDS,
        OPS,
        LEVELS,
        CLASSES,
        VERDICTS,
        WORDS,
        {one.unit for one in Quantity},
    ],
)
def test_the_manual_names_every_word_of_the_grammar(names: Iterable[object]) -> None:
    manual = (resources().parent / "docs" / "procedures.md").read_text(encoding="utf-8")
    for name in names:
        assert f"`{name.value if isinstance(name, Enum) else name}`" in manual


def test_a_limit_that_the_site_has_not_signed_is_told_with_the_file(tmp_path: Path) -> None:
    read_it = DOCUMENT.replace("show", "read") + (
        '[[step.check]]\nquantity = "voltage"\nop = "at_most"\nlimit = "prove_dead"\n'
        'points = [{ zh = "甲", en = "a" }]\n'
    )
    written(tmp_path, "lfp/a-pack-1.toml", read_it)
    assert read_procedures(tmp_path / "procedures", BESIDE).procedures
    place = "procedures/lfp/a-pack-1.toml:22: step 1 (look)"
    assert faults(tmp_path, Beside(Limits({}))) == (
        f'{place}: limit "prove_dead" is not among the site\'s limits'
        " - add such a limit to the limits library",
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("schema = 2", "schema = 1", 2),
        ('title = { zh = "看", en = "Look" }', "title = {}", 14),
        ('detail = { zh = "看清楚", en = "Look well" }', 'detail = { zh = "看清楚" }', 15),
        ("people = 1", "", 10),
        ("ppe = []", 'ppe = [\n  "half_mask",\n  "gloves",\n]', 20),
        ("ppe = []", 'ppe = []\n[[deviation]]\nid = "x"\nat = ["look",\n  "lok"]', 22),
    ],
)
def test_a_defect_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert DOCUMENT.count(old) == 1
    file = written(tmp_path, "lfp/a-pack-1.toml", DOCUMENT.replace(old, new))
    with pytest.raises(ProcedureFaulty) as caught:
        read_procedure_file(file, BESIDE)
    assert line in [defect.line for defect in caught.value.defects]
    told = faults(tmp_path)
    assert any(fault.startswith(f"procedures/lfp/a-pack-1.toml:{line}: ") for fault in told)


def test_a_line_is_counted_behind_a_byte_order_mark_and_on_windows(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + DOCUMENT.replace("people = 1", "people = 9").replace("\n", "\r\n").encode()
    written(tmp_path, "lfp/a-pack-1.toml", content)
    (fault,) = faults(tmp_path)
    assert fault.startswith("procedures/lfp/a-pack-1.toml:17: ")


def test_a_byte_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    content = DOCUMENT.encode().replace("看清楚".encode(), b"\xff")
    written(tmp_path, "lfp/a-pack-1.toml", content)
    (fault,) = faults(tmp_path)
    assert fault.startswith("procedures/lfp/a-pack-1.toml:15: not UTF-8: ")


def test_a_picture_is_one_of_the_drawings_on_this_computer(tmp_path: Path) -> None:
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "cover_lift.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "drawings" / "notes.txt").write_text("", encoding="utf-8")
    assert drawings(tmp_path / "drawings") == {"cover_lift"}
    assert drawings(tmp_path / "nowhere") == frozenset()
    written(tmp_path, "lfp/a-pack-1.toml", DOCUMENT + 'picture = "cover_lift"\n')
    read_procedures(tmp_path / "procedures", Beside(Limits({}), drawings(tmp_path / "drawings")))
    (fault,) = faults(tmp_path, Beside(Limits({}), drawings(tmp_path / "nowhere")))
    assert fault.endswith('picture "cover_lift" is not among the drawings - take one of: none are there')
