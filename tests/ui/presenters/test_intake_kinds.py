"""Codes other than GB/T at the intake: what is a paper, what is a pack, and what stands beside one."""

from dataclasses import replace

import pytest

from app.domain.scan import ScannedCode
from tests.fakes.floor import CODE, OTHER_CODE
from tests.ui.presenters.bench import Bench
from ui.screens.intake.draft import read_draft, write_draft
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay

GTIN = "09521234543213"
LINK = f"https://id.maker.example/01/{GTIN}/21/12345"
KIND_ONLY = f"https://id.maker.example/01/{GTIN}"
ENVELOPE = "[)>\x1e06\x1dP1137365-00-J\x1dSTG118001A00001\x1e\x04"
NIO = "P0073713VMKD24008ABCDEFS123456N00001"


def in_gs1_symbol(bench: Bench) -> ScannedCode:
    return replace(bench.floor.scanned(f"01{GTIN}2112345"), symbology_id="]d2")


@pytest.mark.parametrize("text", [LINK, ENVELOPE, NIO, "TFR170081A7115", f"SN:{CODE}", f"]C101{GTIN}2112345"])
def test_a_batterys_code_is_no_paper(bench: Bench, text: str) -> None:
    bench.do(bench.intake.begin)
    bench.see(text)
    assert (bench.state.step, bench.refusal) == (IntakeStep.SOURCE, "papers.first")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "]C100106141411234567897",
            "https://carrier.example/track/4711",
            "20261120001234",
            "AB1240081A7115",
        ),
        *("urn:carrier:4711", KIND_ONLY, "[)>\x1e06\x1d1JUN123456789\x1e\x04", f"{CODE} {OTHER_CODE}"),
    ],
)
def test_a_code_that_may_stand_on_a_paper_is_taken_for_one(bench: Bench, text: str) -> None:
    bench.do(bench.intake.begin)
    bench.see(text)
    assert (bench.state.step, bench.state.papers.consignment) == (IntakeStep.SCAN, text)


@pytest.mark.parametrize("text", [LINK, ENVELOPE, NIO, "TFR170081A7115", "urn:bmwk:1", "https://p.example/1"])
def test_a_code_that_may_name_one_battery_is_asked_about_and_received(bench: Bench, text: str) -> None:
    bench.at_scan()
    bench.see(text)
    assert bench.state.step is IntakeStep.CONFIRM
    bench.do(bench.intake.confirm)
    assert bench.state.step is IntakeStep.TRIAGE


def test_a_code_of_a_whole_kind_is_refused_with_its_reason_and_once(bench: Bench) -> None:
    bench.at_scan()
    heard = bench.camera.resets
    bench.see(KIND_ONLY)
    assert (bench.state.step, bench.refusal) == (IntakeStep.SCAN, "code.no_single_thing")
    assert bench.state.refusal is not None
    assert bench.state.refusal.facts["reason"] == "gs1.no_serial"
    assert bench.camera.resets == heard, "it was read well; while it stays in view it is not told again"
    bench.see(CODE)
    assert (bench.state.step, bench.refusal) == (IntakeStep.CONFIRM, "")


def test_a_code_that_names_no_battery_may_stand_beside_the_one_that_does(bench: Bench) -> None:
    bench.at_scan()
    bench.see(CODE)
    for text in (KIND_ONLY, "7LE.803.037.A", "https://www.maker.example"):
        bench.see(text)
        assert (bench.state.step, bench.refusal) == (IntakeStep.CONFIRM, "")
    bench.see(LINK)
    assert bench.refusal == "code.another_in_view"


def test_a_typed_code_of_a_whole_kind_is_refused_at_once(bench: Bench) -> None:
    bench.at_scan()
    bench.intake.scanning.type_code()
    bench.do(lambda: bench.intake.scanning.typed("7LE.803.037.A"))
    assert (bench.state.way, bench.refusal) == (ScanWay.TYPE_FIRST, "code.no_single_thing")


def test_a_place_may_carry_a_link_and_never_a_batterys_code(bench: Bench) -> None:
    bench.at_triage(CODE)
    bench.intake.toggle("T01")
    bench.do(bench.intake.answer)
    assert bench.state.step is IntakeStep.ROUTE
    for text in (LINK, ENVELOPE, NIO, OTHER_CODE):
        bench.see(text)
        assert bench.state.location == ""
    bench.see("https://plant.example/shelf/7")
    assert bench.state.location == "https://plant.example/shelf/7"


def test_a_draft_keeps_what_the_symbol_said(bench: Bench) -> None:
    bench.at_scan()
    bench.do(lambda: bench.intake.code_seen(in_gs1_symbol(bench)))
    assert bench.state.code is not None
    assert bench.state.code.identity.text == f"(01){GTIN}(21)12345"
    draft = write_draft(bench.state)
    _state, code = read_draft(draft)
    assert code is not None
    assert code.symbology_id == "]d2"
    del draft["code"]["symbology_id"]
    older, code = read_draft(draft)
    assert older == IntakeState(IntakeStep.SCAN, papers=bench.state.papers)
    assert code is not None
    assert code.symbology_id == ""
