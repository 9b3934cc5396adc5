"""What an intake does with each family of codes: received, received with a doubt, or refused."""

from dataclasses import replace

import pytest

from app.domain.pack import Pack, Papers
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy, ScannedCode
from app.floor import commands as ask
from app.floor.bench_commands import ScanStep
from app.floor.output_commands import AskTrace
from app.floor.output_views import TraceView
from app.floor.views import CodeView
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, CODE, Floor, shown

GTIN = "09521234543213"
LINK = f"https://id.maker.example/01/{GTIN}/10/L7/21/12345"
MESSAGE = f"01{GTIN}2112345\x1d10L7"
ENVELOPE = "[)>\x1e06\x1dP1137365-00-J\x1dSTG118001A00001\x1e\x04"
UUID = "6a1b3c4d-0000-4000-8000-123456789abc"


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANNE)
    return floor


def receive(floor: Floor, code: ScannedCode) -> Pack:
    pack = floor.saved(ask.ReceivePack(code, Papers(consignment="C-1"))).pack
    assert pack is not None
    return pack


def refused(floor: Floor, code: ScannedCode) -> Refusal:
    before = floor.types()
    answer = floor.do(ask.ReceivePack(code, Papers(consignment="C-1")))
    assert isinstance(answer, Refusal), answer
    assert floor.types() == before
    return answer


def in_gs1_symbol(floor: Floor, text: str = MESSAGE) -> ScannedCode:
    return replace(floor.scanned(text), symbology_id="]d2")


@pytest.mark.parametrize(
    ("text", "kind", "level", "doubted"),
    [
        (LINK, "gs1_digital_link", "ok", False),
        (f"]d2{MESSAGE}", "gs1", "ok", False),
        (ENVELOPE, "iso15434", "ok", False),
        ("TFR170081A7115", "tesla", "ok", False),
        ("P0073713VMKD24008ABCDEFS123456N00001", "nio", "ok", False),
        ("urn:bmwk:123456687678", "urn", "ok", False),
        (f"SN:{CODE}", "gbt34014", "warn", False),
        ("urn:epc:id:sgtin:0614141.107346.1", "urn", "warn", True),
        (UUID, "catenax", "warn", True),
        ("https://p.maker.example/?s=0001", "link", "warn", True),
        ("WST21-TI04-003-A01-M4ST-002233/2205175001", "opaque", "warn", True),
    ],
)
def test_what_may_name_one_battery_is_received(
    floor: Floor, text: str, kind: str, level: str, doubted: bool
) -> None:
    pack = receive(floor, floor.scanned(text))
    assert (pack.kind, pack.level) == (kind, level)
    floor.saved(ask.AnswerTriage(pack.id, "now", frozenset()))
    answers = floor.entries()[-1].data["answers"]
    assert answers["T13"] == ("yes" if doubted else "no")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"https://id.gs1.org/01/{GTIN}", "gs1.no_serial"),
        ("https://id.gs1.org/00/106141411234567897", "gs1.no_serial"),
        ("]C100106141411234567897", "gs1.no_serial"),
        ("]C12112345", "gs1.serial_alone"),
        ("[)>\x1e06\x1dP1137365-00-J\x1e\x04", "iso15434.no_serial"),
        ("https://www.maker.example/", "link.no_path"),
        ("BPNL00000003CSGV", "catenax.partner_number"),
        ("7LE.803.037.A", "opaque.vw_part_number"),
        (f"{CODE} {CODE}", "opaque.several_codes"),
    ],
)
def test_what_names_no_single_battery_is_refused(floor: Floor, text: str, reason: str) -> None:
    found = refused(floor, floor.scanned(text))
    assert (found.code, found.facts["reason"]) == ("code.no_single_thing", reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"https://id.gs1.org/01/{GTIN[:-1]}4/21/1", "gs1.check_digit"),
        ("]C1010950110153000317114070410AB-123", "gs1.value"),
        ("[)>0625SUN1", "iso15434.separators_missing"),
        ("TG118366A0B1C2", "tesla.day_of_year"),
        ("https://a b", "link.characters"),
        ("urn:", "urn.form"),
    ],
)
def test_what_is_broken_is_refused(floor: Floor, text: str, reason: str) -> None:
    found = refused(floor, floor.scanned(text))
    assert (found.code, found.facts["reason"]) == ("code.rejected", reason)


def test_what_the_symbol_said_is_part_of_the_record(floor: Floor) -> None:
    view = floor.do(ask.RecogniseCode(in_gs1_symbol(floor)))
    assert isinstance(view, CodeView)
    assert view.identity.fields["serial"] == "12345"
    receive(floor, in_gs1_symbol(floor))
    data = floor.entries()[-1].data
    assert (data["symbology_id"], bytes.fromhex(data["payload"])) == ("]d2", MESSAGE.encode())
    assert (data["kind"], data["code"]) == ("gs1", f"(01){GTIN}(21)12345")


def test_one_battery_is_known_by_its_link_and_by_its_symbol(floor: Floor) -> None:
    pack = receive(floor, floor.scanned(LINK))
    for code in (in_gs1_symbol(floor), floor.scanned(f"(01){GTIN}(21)12345")):
        view = floor.do(ask.RecogniseCode(code))
        assert isinstance(view, CodeView)
        assert [known.id for known in view.known] == [pack.id]
    for question in (AskTrace(LINK), AskTrace(MESSAGE, "]d2"), AskTrace(pack.code)):
        traced = floor.do(question)
        assert isinstance(traced, TraceView)
        assert traced.pack.id == pack.id


def test_at_the_bench_the_symbol_is_the_packs_as_the_link_is() -> None:
    floor = bench_floor()
    hands = Hands(floor)
    hands.start(floor.stored(LINK))
    run = hands.to("identify").run.id
    other = replace(floor.scanned(MESSAGE.replace("12345", "12346")), symbology_id="]d2")
    assert hands.refused(ScanStep(run, "identify", other)) == "run.other_code"
    hands.done(ScanStep(run, "identify", in_gs1_symbol(floor)))


def test_two_people_may_type_what_is_printed_below_the_bars(floor: Floor) -> None:
    typed = floor.scanned(f"(01){GTIN}(21)12345", read_by=ReadBy.TYPED)
    again = f"(01) {GTIN} (21) 12345"
    command = ask.ReceivePack(typed, Papers(none=True), b"jpeg", second=shown(BO), typed_again=again)
    pack = floor.saved(command).pack
    assert pack is not None
    assert (pack.kind, pack.fields["gtin"]) == ("gs1", GTIN)
