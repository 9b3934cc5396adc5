"""A tray scanned at once: one entry with every code in its place, and a clear no to what does not belong."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.output import OutputCode
from app.domain.own_label import Prefix, mint
from app.domain.refusals import Refusal
from app.domain.tray_record import CodeStanding, TrayCode, TrayUnread
from app.floor.scan_tray import MOST_PLACES
from app.floor.tray_commands import AskTray, ScanTray
from app.floor.tray_views import TraySaved, TrayView
from app.wire.envelope import decode
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, CODE, OTHER_CODE, Floor
from tests.hostile import HOSTILE

PHOTO = b"\xff\xd8a tray"
MODULES = tuple(mint(Prefix.MD, f"1A2B{number}") for number in range(6))
MAKERS = "A123-0007-XYZ-000000000001"


def opened(floor: Floor, code: str = CODE) -> str:
    """A pack on the bench with a run."""
    pack = floor.stored(code)
    Hands(floor).start(pack)
    return pack


def give_up(floor: Floor) -> None:
    """The run in hand ends early."""
    hands = Hands(floor)
    hands.to_the_end(hands.abort())


def tag_of(floor: Floor, name: str) -> str:
    with floor.records.unit() as unit:
        pack = unit.packs.by_id(name)
    assert pack is not None
    return pack.tag


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


def at(row: int | None, column: int | None, text: str) -> TrayCode:
    return TrayCode(row, column, text, "DataMatrix")


def scan(pack: str, *codes: TrayCode, **more: object) -> ScanTray:
    return ScanTray(pack, 2, 3, codes, more.pop("unread", ()), PHOTO, 1_763_877_600_000, **more)


def saved(floor: Floor, command: ScanTray) -> TraySaved:
    answer = floor.do(command)
    assert isinstance(answer, TraySaved), answer
    return answer


def refused(floor: Floor, command: object) -> Refusal:
    before = len(floor.entries())
    answer = floor.do(command)
    assert isinstance(answer, Refusal), answer
    assert len(floor.entries()) == before
    return answer


def test_a_tray_is_one_entry_with_every_code_in_its_place(floor: Floor) -> None:
    pack = opened(floor)
    before = len(floor.entries())
    box = mint(Prefix.BN, "7")

    answer = floor.do(
        scan(
            pack,
            at(1, 1, MODULES[0]),
            at(1, 3, MAKERS),
            at(None, None, MODULES[1]),
            unread=(TrayUnread(2, 2, "glare"), TrayUnread(2, 3, "")),
            reason="label_torn",
            container=box.lower(),
        )
    )

    assert isinstance(answer, TraySaved)
    (entry,) = floor.entries()[before:]
    said = entry.data
    assert (answer.seq, answer.read, answer.unread) == (entry.seq, 3, 2)
    assert entry.type == "tray.scanned"
    assert entry.operator == ANNE.id
    assert (said["pack"], said["rows"], said["columns"], said["container"]) == (pack, 2, 3, box)
    assert said["run"] == Hands(floor).view().run.id
    assert [(one["row"], one["column"], one["text"]) for one in said["codes"]] == [
        (1, 1, MODULES[0]),
        (1, 3, MAKERS),
        (None, None, MODULES[1]),
    ]
    assert said["codes"][0]["symbology"] == "DataMatrix"
    assert [(one["row"], one["column"], one["cause"]) for one in said["unread"]] == [
        (2, 2, "glare"),
        (2, 3, ""),
    ]
    assert said["reason"] == "label_torn"
    kept = decode(entry.raw)
    assert [ref["sha256"] for ref in kept.refs] == [sha256(PHOTO).hexdigest()]
    assert set(kept.base) == {CODE, *MODULES[:2], MAKERS}


def test_each_code_is_told_by_what_it_is_to_this_pack(floor: Floor) -> None:
    other = opened(floor, OTHER_CODE)
    saved(floor, scan(other, at(1, 1, MODULES[3])))
    give_up(floor)
    pack = opened(floor)
    hands = Hands(floor)
    hands.to("lift")
    weighed = hands.weigh(code=OutputCode.MOD).output.text
    saved(floor, scan(pack, at(1, 1, MODULES[1])))
    badge, box, no_serial = ANNE.badge, mint(Prefix.BN, "7"), "https://example.com/"
    asked = (MODULES[0], weighed, MODULES[1], MODULES[3], CODE, OTHER_CODE, badge, box, no_serial, "\ufffd")

    view = floor.do(AskTray(pack, tuple((text, "") for text in asked)))

    assert isinstance(view, TrayView)
    assert view.pack.id == pack
    assert [view.codes[text].standing for text in asked] == [
        CodeStanding.NEW,
        CodeStanding.WEIGHED,
        CodeStanding.IN_TRAY,
        CodeStanding.OTHER_PACK,
        CodeStanding.PACK,
        CodeStanding.PACK,
        CodeStanding.BADGE,
        CodeStanding.TRAY,
        CodeStanding.NO_PIECE,
        CodeStanding.NO_PIECE,
    ]
    assert view.codes[MODULES[3]].tag == tag_of(floor, other)


def test_a_module_of_another_pack_is_refused_by_its_place(floor: Floor) -> None:
    other = opened(floor, OTHER_CODE)
    saved(floor, scan(other, at(1, 1, MODULES[3])))
    give_up(floor)
    pack = opened(floor)

    refusal = refused(floor, scan(pack, at(1, 1, MODULES[0]), at(2, 3, MODULES[3])))

    assert refusal.code == "tray.of_another_pack"
    assert dict(refusal.facts) == {"row": 2, "column": 3, "tag": tag_of(floor, other)}


@pytest.mark.parametrize("text", [CODE, ANNE.badge, mint(Prefix.BN, "7"), mint(Prefix.LT, "7"), "\ufffd"])
def test_what_is_no_piece_never_enters_the_record(floor: Floor, text: str) -> None:
    pack = opened(floor)

    assert refused(floor, scan(pack, at(1, 2, text))).code == "tray.no_piece"


def test_the_same_code_twice_stands_twice(floor: Floor) -> None:
    pack = opened(floor)

    assert saved(floor, scan(pack, at(1, 1, MODULES[0]), at(2, 1, MODULES[0]))).read == 2


def test_a_tray_scanned_again_is_another_entry(floor: Floor) -> None:
    pack = opened(floor)
    first = saved(floor, scan(pack, at(1, 1, MODULES[0])))
    again = saved(floor, scan(pack, at(1, 1, MODULES[0]), at(1, 2, MODULES[1])))

    assert again.tray != first.tray


def test_unread_places_need_a_reason_and_everything_a_photograph(floor: Floor) -> None:
    pack = opened(floor)
    one = at(1, 1, MODULES[0])
    unread = (TrayUnread(1, 2, "glare"),)

    assert refused(floor, scan(pack, one, unread=unread, reason="  ")).code == "tray.needs_reason"
    assert refused(floor, replace(scan(pack, one), photo=b"")).code == "tray.needs_photo"
    assert refused(floor, scan(pack, unread=unread, reason="all")).code == "tray.nothing_read"
    assert floor.photographs.kept == {}


@pytest.mark.parametrize(
    "places",
    [
        ((1, 1), (1, 1)),
        ((0, 1),),
        ((3, 1),),
        ((1, 4),),
        ((1, None),),
    ],
)
def test_places_that_cannot_be_are_refused(floor: Floor, places: tuple[tuple[int, int | None], ...]) -> None:
    pack = opened(floor)
    codes = [at(row, column, MODULES[n]) for n, (row, column) in enumerate(places)]

    assert refused(floor, scan(pack, *codes)).code == "tray.places_unclear"


def test_a_tray_is_bounded(floor: Floor) -> None:
    pack = opened(floor)
    one = at(1, 1, MODULES[0])

    assert refused(floor, replace(scan(pack, one), rows=MOST_PLACES)).code == "tray.places_unclear"
    assert refused(floor, scan(pack, *[at(None, None, MODULES[0])] * (MOST_PLACES + 1))).code == (
        "tray.places_unclear"
    )


def test_only_a_pack_that_was_opened_has_a_tray(floor: Floor) -> None:
    pack = floor.stored()

    assert refused(floor, AskTray(pack)).code == "tray.pack_never_opened"
    assert refused(floor, scan("nobody", at(1, 1, MODULES[0]))).code == "pack.unknown"
    assert refused(floor, scan(pack, at(1, 1, MODULES[0]))).code == "tray.pack_never_opened"


def test_nobody_signed_in_records_nothing() -> None:
    assert refused(Floor(), scan("p", at(1, 1, MODULES[0]))).code == "operator.nobody_signed_in"


@given(st.sampled_from(HOSTILE) | st.text(max_size=60))
def test_any_text_in_view_is_told_or_recorded_whole(text: str) -> None:
    floor = bench_floor()
    pack = opened(floor)

    view = floor.do(AskTray(pack, ((text, ""),)))
    assert isinstance(view, TrayView)
    answer = floor.do(scan(pack, at(1, 1, text)))

    if view.codes[text].standing.of_a_piece:
        assert isinstance(answer, TraySaved)
        assert floor.entries()[-1].data["codes"][0]["text"] == view.codes[text].key
        assert floor.do(AskTray(pack, ((text, ""),))).codes[text].standing is CodeStanding.IN_TRAY
    else:
        assert isinstance(answer, Refusal)
