"""The command `classify`: its JSON is exact, and its lines are safe on a terminal."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.classify import add_arguments, run

EVE = "04QCB76836300JBC40000903"
ROOT = Path(__file__).resolve().parents[2]


def classify(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def test_json_is_one_object_for_each_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert classify("--json", EVE.lower(), "A765101015", "") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "payload": EVE.lower(),
            "kind": "gbt34014",
            "level": "ok",
            "reasons": [],
            "fields": {
                "vendor": "04Q",
                "vendor_name": "EVE",
                "product_type": "cell",
                "chemistry": "LFP",
                "spec": "76",
                "trace": "836300J",
                "date": "2021-12-04",
                "serial": "0000903",
            },
        },
        {
            "payload": "A765101015",
            "kind": "opaque",
            "level": "reject",
            "reasons": ["gbt34014.half_alone"],
            "fields": {},
        },
        {"payload": "", "kind": "opaque", "level": "reject", "reasons": ["opaque.empty"], "fields": {}},
    ]


def test_lines_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert classify(EVE, "LGWEESK55SH210918") == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{EVE}  gbt34014  ok" in lines
    assert "    date: 2021-12-04" in lines
    assert "    ! vin.check_digit_rescan" in lines


def test_a_code_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert classify("\x1b[2J\u202eABC\n\udcff") == 0
    out = capsys.readouterr().out
    assert "\\x1b[2J\\u202eABC\\n\\xff" in out
    assert "\x1b" not in out


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return json.loads(capsys.readouterr().out)


def test_the_symbol_is_told_in_the_text_or_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    message = "010952123454321310ABC123{GS}2112345"
    classify("--json", f"]d2{message}", message)
    before, without = told(capsys)
    classify("--json", "--symbology", "]d2", message)
    apart = told(capsys)[0]
    assert (before["kind"], before["level"], before["reasons"]) == ("gs1", "ok", [])
    assert before["fields"] == {"gtin": "09521234543213", "lot": "ABC123", "serial": "12345"}
    assert before["payload"] == f"]d2{message}"
    assert apart == {**before, "payload": message}
    assert without["kind"] == "opaque"


@pytest.mark.parametrize("wrong", ["d2", "]", "]d", "]d22", "", "]é2"])
def test_what_is_no_identifier_of_a_symbol_is_told(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        classify("--symbology", wrong, EVE)
    assert caught.value.code == 2
    assert "write it as ]d2" in capsys.readouterr().err


def test_every_family_has_one_form_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    known = {
        "gbt34014": EVE,
        "gbt34014_reused": "04QPB76DAK0000042RC",
        "vin": "1M8GDM9AXKP042788",
        "own": "BN00016",
        "gs1": "]C100106141411234567897",
        "iso15434": "[)>{RS}06{GS}25SUN123456789ABC001{RS}{EOT}",
        "gs1_digital_link": "https://id.gs1.org/01/09521234543213/21/12345",
        "link": "https://p.maker.example/?s=0001",
        "urn": "urn:bmwk:123456687678",
        "tesla": "TFR170081A7115",
        "nio": "P0073713MK6AJR9FN1HDS7BOGLWIVUPT",
        "catenax": "BPNL00000003CSGV",
        "opaque": "WST21-TI04-003-A01-M4ST-002233/2205175001",
    }
    assert classify("--json", *known.values()) == 0
    rows = told(capsys)
    assert [row["kind"] for row in rows] == list(known)
    assert [row["payload"] for row in rows] == list(known.values())
    assert all(list(row) == ["payload", "kind", "level", "reasons", "fields"] for row in rows)


def test_no_code_is_a_mistake_in_the_call() -> None:
    with pytest.raises(SystemExit) as caught:
        classify("--json")
    assert caught.value.code == 2


@pytest.mark.skipif(os.name == "nt", reason="arguments are bytes on POSIX only")
def test_bytes_that_are_no_text_come_back_as_escapes() -> None:
    script = (
        "import argparse, sys; from app.commands.classify import add_arguments, run;"
        "p = argparse.ArgumentParser(); add_arguments(p); sys.exit(run(p.parse_args()))"
    )
    done = subprocess.run(
        [sys.executable.encode(), b"-c", script.encode(), b"--json", b"\xffA", "电".encode()],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"LC_ALL": "C"},
    )
    found = json.loads(done.stdout)
    assert [row["payload"] for row in found] == ["\\xffA", "电"]
    assert found[0]["reasons"] == ["opaque.unknown_form", "opaque.not_text"]
