"""The list of withdrawn procedures: read whole, or refused with every fault of it."""

import tomllib
from datetime import date

import pytest

from app.domain.procedure import Words
from app.domain.withdrawn import Withdrawn, WithdrawnFaulty, read_withdrawn

KNOWN = frozenset({"lfp-pack@1", "lfp-pack@2"})
ROW = """
[[withdrawn]]
procedure = "lfp-pack@1"
reason = { zh = "漏了测气体", en = "gas was not measured" }
signer = "PRACTICE"
since = 2026-03-01
"""


def read(text: str, known: frozenset[str] | None = KNOWN) -> dict[str, Withdrawn]:
    return dict(read_withdrawn(tomllib.loads(text), known))


def faults(text: str, known: frozenset[str] | None = KNOWN) -> tuple[str, ...]:
    with pytest.raises(WithdrawnFaulty) as caught:
        read(text, known)
    assert str(caught.value) == "\n".join(caught.value.faults)
    return caught.value.faults


def test_an_empty_list_withdraws_nothing():
    assert read("schema = 1") == {}


def test_what_is_withdrawn_is_known_by_its_key():
    reason = Words("漏了测气体", "gas was not measured")
    found = Withdrawn("lfp-pack@1", reason, "PRACTICE", date(2026, 3, 1))
    assert read(f"schema = 1\n{ROW}") == {"lfp-pack@1": found}


def test_documents_that_could_not_be_read_are_no_fault_of_the_list():
    assert set(read(f"schema = 1\n{ROW}", None)) == {"lfp-pack@1"}


def test_a_name_that_withdraws_nothing_is_told():
    (told,) = faults(f"schema = 1\n{ROW}", frozenset({"lfp-pack@2"}))
    assert told.startswith('withdrawn 1 (lfp-pack@1): procedure "lfp-pack@1" is not among the documents')


def test_the_same_version_twice():
    (told,) = faults(f"schema = 1\n{ROW}{ROW}")
    assert told.startswith('withdrawn 2 (lfp-pack@1): procedure "lfp-pack@1" is given twice')


@pytest.mark.parametrize("schema", ["", "schema = 2", 'schema = "1"', "schema = true", "schema = 1.0"])
def test_another_schema(schema: str):
    assert faults(f"{schema}\n{ROW}") == ("schema: must be 1",)


@pytest.mark.parametrize("rows", ["withdrawn = 3", 'withdrawn = ["lfp-pack@1"]', "[withdrawn]\na = 1"])
def test_what_is_no_list_of_tables(rows: str):
    assert faults(f"schema = 1\n{rows}") == ("withdrawn: must be [[withdrawn]] tables",)


def test_a_list_without_end():
    assert faults("schema = 1\n" + "[[withdrawn]]\n" * 501) == ("withdrawn: 501 of them; at most 500",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('procedure = "lfp-pack"', "procedure: must be ID@VERSION"),
        ('procedure = "LFP@1"', "procedure: must be ID@VERSION"),
        ('procedure = "../x@1"', "procedure: must be ID@VERSION"),
        ("procedure = 1", "procedure: must be ID@VERSION"),
        ("", "procedure: missing"),
        ('reason = "gas"', 'reason: must be { zh = "...", en = "..." }'),
        ('reason = { zh = "气体" }', "reason en: missing"),
        ('reason = { zh = "气体", en = "a\\u202Eb" }', "reason en: character U+202E is not allowed"),
        ('reason = { zh = "气体", en = "gas", fr = "gaz" }', 'reason: key "fr" is unknown'),
        ('signer = ""', "signer: missing"),
        ('signer = "%s"' % ("x" * 41), "signer: 41 characters; at most 40"),
        ('since = "2026-03-01"', "since: must be a date"),
        ("since = 2026-03-01T10:00:00", "since: must be a date"),
        ("until = 2026-03-01", 'key "until" is unknown'),
    ],
)
def test_every_fault_of_a_row_is_told(line: str, told: str):
    key = line.partition(" ")[0] or "procedure"
    rest = [one for one in ROW.strip().splitlines() if not one.startswith(f"{key} ")]
    found = faults("schema = 1\n" + "\n".join([*rest, line]))
    assert len(found) == 1
    assert found[0].startswith("withdrawn 1")
    assert f": {told}" in found[0]


def test_all_faults_come_at_once():
    found = faults('schema = 3\nx = 1\n[[withdrawn]]\n[[withdrawn]]\nsigner = "PRACTICE"\n')
    assert [told.split(" - ")[0] for told in found] == [
        'key "x" is unknown',
        "schema: must be 1",
        "withdrawn 1: reason: missing",
        "withdrawn 1: signer: missing",
        "withdrawn 1: since: must be a date",
        "withdrawn 1: procedure: missing",
        "withdrawn 2: reason: missing",
        "withdrawn 2: since: must be a date",
        "withdrawn 2: procedure: missing",
    ]
