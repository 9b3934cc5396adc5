"""The judge: reads what it can, notes what is odd, and never raises."""

import json
from importlib import import_module
from pkgutil import iter_modules

from hypothesis import given
from hypothesis import strategies as st

import app.domain
from app.domain.bench_facts import LabelProven, OutputRecorded, RunStarted, TrayScanned
from app.domain.journal import Fact, StationEnrolled
from app.domain.shift_facts import HandoverSigned, SheetFrozen
from app.domain.start_facts import TriageRepeated
from app.wire.envelope import Envelope, canonical, encode
from registry.clock import in_words
from registry.judge import Place, contradicts, judge, known_types, storable
from registry.web import visible
from tests.fakes.delivering_station import AT_MS
from tests.hostile import HOSTILE

_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
SOUND = Envelope(
    realm="practice",
    station="st-1",
    epoch=1,
    seq=1,
    id="018f0000-0000-7000-8000-000000000001",
    type="pack.received",
    sv=1,
    at=AT_MS,
    mono=1,
    boot="b",
    clk={},
    op=None,
    sess=None,
    data={},
    base={"B1": None, "B2": "ab" * 32},
)


HERE = Place("practice", "st-1", 1, 1)


def test_a_sound_entry_has_nothing_odd() -> None:
    judged = judge(encode(SOUND), AT_MS, HERE)
    assert judged.noticed == ()
    assert judged.batteries == ("B1", "B2")
    assert (judged.event_id, judged.type, judged.at) == (SOUND.id, SOUND.type, SOUND.at)


@given(st.binary() | _PLAIN.map(lambda value: json.dumps(value).encode()))
def test_it_never_raises_and_says_only_what_can_be_stored(raw: bytes) -> None:
    judged = judge(raw, AT_MS, HERE)
    assert all(storable(one.code) and storable(one.detail) for one in judged.noticed)
    assert contradicts(raw, Place("practice", "s", 1, 1)) in (
        None,
        "entry.other_realm",
        "entry.other_station",
        "entry.other_epoch",
        "entry.other_seq",
    )


@given(st.sampled_from(["type", "id", "boot"]), st.sampled_from(HOSTILE))
def test_hostile_fields_are_noted_not_raised(field: str, text: str) -> None:
    body = {name: getattr(SOUND, name) for name in Envelope.__slots__ if name not in ("sig2", "refs")}
    raw = json.dumps({**body, "refs": [], field: text}).encode()
    judged = judge(raw, AT_MS, HERE)
    assert judged.noticed or field == "boot"
    assert judged.type is None or storable(judged.type)


def test_every_fact_of_the_station_is_known() -> None:
    known = known_types()
    assert known[StationEnrolled.type] == StationEnrolled.sv
    for fact in (
        RunStarted,
        TriageRepeated,
        OutputRecorded,
        TrayScanned,
        LabelProven,
        SheetFrozen,
        HandoverSigned,
    ):
        assert known[fact.type] == fact.sv
    assert {"epoch.opened", "clock.jumped", "pack.left", "procedure.published"} <= set(known)


def test_no_room_of_facts_is_left_out() -> None:
    rooms = [one.name for one in iter_modules(app.domain.__path__) if one.name.endswith("_facts")]
    for room in (*rooms, "journal"):
        module = import_module(f"app.domain.{room}")
        facts = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Fact)]
        made = {one.type: one.sv for one in facts if one.__module__ == module.__name__ and one is not Fact}
        assert made.items() <= known_types().items(), room


def test_an_entry_contradicts_only_what_it_says_outright() -> None:
    place = {"realm": "practice", "station": "s", "epoch": 1, "seq": 1}

    def code(body: object) -> str | None:
        return contradicts(canonical(body), Place("practice", "s", 1, 1))

    assert code(place) is None
    assert code({}) is None
    assert code([]) is None
    assert code({**place, "epoch": "2"}) is None
    assert code({**place, "epoch": True}) is None
    assert code({**place, "seq": 2}) == "entry.other_seq"
    assert code({"data": place}) is None


@given(st.text())
def test_what_is_shown_can_be_seen_and_carried(text: str) -> None:
    shown = visible(text)
    assert isinstance(shown, str)
    assert "\u202e" not in shown
    shown.encode()


@given(st.integers(-(2**53), 2**53))
def test_any_moment_can_be_written(moment_ms: int) -> None:
    assert in_words(moment_ms)
