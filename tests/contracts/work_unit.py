"""What every store of records must do for the floor's work, in memory or on disk."""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from typing import Protocol

import pytest

from app.domain.journal import (
    DeviceChanged,
    Head,
    OperatorSignedIn,
    OperatorSignedOut,
    PhotoRef,
    PinRefused,
    TriageAnswered,
    WeightTaken,
)
from app.domain.operator import STATION, Author, SecondPerson
from app.domain.pack import PackState, Papers
from app.domain.units import Mass
from app.floor.ports import WorkUnit
from app.wire.envelope import GENESIS, decode, entry_hash, entry_signature_holds
from station_db.faults import StoreRefused
from tests.contracts.facts import (
    ANYBODY,
    LEAD,
    PERSON,
    answered,
    came_back,
    handed_on,
    looked_again,
    quarantined,
    received,
    routed,
    taken_back,
    taken_over,
    weighed,
)


class Records(Protocol):
    """Something that gives out units of work."""

    def unit(self) -> WorkUnit: ...


class Slip(Exception):
    """Something went wrong in the middle of an act."""


def _half_an_act(records: Records) -> None:
    with records.unit() as unit:
        unit.journal.append(received("p1"), ANYBODY)
        unit.roster.put(PERSON)
        unit.places.keep("intake", {"step": 1})
        raise Slip


class WorkUnitContract(ABC):
    """Inherit and give `records` (enrolled as the practice station) and `public_key`."""

    @pytest.fixture
    @abstractmethod
    def records(self) -> Records: ...

    @pytest.fixture
    @abstractmethod
    def public_key(self) -> bytes: ...

    def test_the_first_entry_names_the_key_and_starts_the_chain(self, records: Records, public_key: bytes):
        with records.unit() as unit:
            first = unit.journal.entry(1, 1)
            assert first is not None
            assert unit.journal.head() == Head(1, 1, first.hash)
        assert first.type == "station.enrolled"
        assert first.data["public_key"] == public_key.hex()
        assert first.hash == entry_hash(GENESIS, first.raw)

    def test_entries_are_numbered_chained_and_signed(self, records: Records, public_key: bytes):
        with records.unit() as unit:
            one = unit.journal.append(DeviceChanged("scale", "ready", "lost", "line.silent"), STATION)
            two = unit.journal.append(DeviceChanged("scale", "lost", "ready", ""), STATION)
        with records.unit() as unit:
            assert unit.journal.after(1, 1, 10) == (one, two)
            assert unit.journal.after(1, 2, 10) == (two,)
            assert unit.journal.after(1, 1, 1) == (one,)
            assert unit.journal.after(2, 0, 10) == ()
            assert unit.journal.count() == 3
            assert unit.journal.entry(1, 4) is None
        assert (one.seq, two.seq) == (2, 3)
        assert two.hash == entry_hash(one.hash, two.raw)
        assert entry_signature_holds(public_key, two.hash, two.sig)

    def test_the_envelope_carries_author_second_person_photographs_and_moment(self, records: Records):
        author = Author("OP-1", "S-1", SecondPerson("OP-2", "typed_the_same_code"))
        with records.unit() as unit:
            entry = unit.journal.append(received("p1"), author, refs=(PhotoRef("ab" * 32, 1234),))
        envelope = decode(entry.raw)
        assert (envelope.realm, envelope.station, envelope.epoch) == ("practice", "ST-001", 1)
        assert (envelope.op, envelope.sess) == (entry.operator, entry.session) == ("OP-1", "S-1")
        assert envelope.sig2 == {"op": "OP-2", "method": "badge+pin", "meaning": "typed_the_same_code"}
        assert envelope.refs == ({"sha256": "ab" * 32, "len": 1234, "mime": "image/jpeg"},)
        assert envelope.clk == {"state": "free", "age_ms": None}
        assert envelope.data == received("p1").body()
        assert entry.at.tzinfo is not None

    def test_the_base_names_the_newest_entry_known_about_each_battery(self, records: Records):
        with records.unit() as unit:
            first = unit.journal.append(received("p1"), ANYBODY, batteries=("CODE-1",))
            second = unit.journal.append(weighed("p1"), ANYBODY, batteries=("CODE-1", "CODE-2"))
            third = unit.journal.append(routed("p1"), ANYBODY, batteries=("CODE-1",))
        assert decode(first.raw).base == {"CODE-1": None}
        assert decode(second.raw).base == {"CODE-1": first.hash.hex(), "CODE-2": None}
        assert decode(third.raw).base == {"CODE-1": second.hash.hex()}

    def test_an_exception_undoes_the_whole_unit(self, records: Records):
        with pytest.raises(Slip):
            _half_an_act(records)
        with records.unit() as unit:
            assert unit.journal.head().seq == 1
            assert unit.packs.count() == 0
            assert unit.roster.all() == ()
            assert unit.places.last() is None

    def test_a_pack_comes_in_step_by_step(self, records: Records):
        states = []
        with records.unit() as unit:
            for fact in (
                received("p1"),
                answered("p1", {"T01": "no", "T02": "no"}),
                answered("p1", {"T03": "yes"}, "A"),
                weighed("p1"),
                routed("p1"),
            ):
                entry = unit.journal.append(fact, ANYBODY)
                pack = unit.packs.by_id("p1")
                assert pack is not None
                states.append(pack.state)
                if fact == received("p1"):
                    assert pack.received_at == entry.at
        assert states == [
            PackState.RECEIVED,
            PackState.RECEIVED,
            PackState.TRIAGED,
            PackState.WEIGHED,
            PackState.STORED,
        ]
        assert pack.answers == {"T01": "no", "T02": "no", "T03": "yes"}
        assert pack.mass == Mass(412_000_000, "412.0", "kg")
        assert (pack.mass_source, pack.location, pack.triage_class) == ("simulated", "R-04", "A")

    def test_a_pack_is_taken_over_goes_and_comes_back(self, records: Records):
        facts = (taken_over("p1"), looked_again("p1", "T05"), weighed("p1"), routed("p1"))
        states = []
        with records.unit() as unit:
            for fact in (*facts, handed_on("p1"), came_back("p1")):
                unit.journal.append(fact, ANYBODY)
                pack = unit.packs.by_id("p1")
                assert pack is not None
                states.append((pack.state.value, pack.triage_class))
            assert pack.answers["T05"] == "yes"
            assert (pack.papers, pack.code, unit.packs.count()) == (Papers(), "CODE-1", 1)
        assert states == [
            ("received", "B"), ("triaged", "C"), ("weighed", "C"), ("stored", "A"), ("handed_on", "A"),
            ("stored", "A"),
        ]  # fmt: skip

    def test_a_received_pack_keeps_what_came_with_it(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
        with records.unit() as unit:
            pack = unit.packs.by_id("p1")
        assert pack is not None
        assert (pack.tag, pack.code, pack.kind, pack.level) == ("P-2611-0001", "CODE-1", "gbt34014", "warn")
        assert (pack.reasons, pack.read_by, pack.twin_of) == (("vendor.unknown",), "camera", "older")
        assert pack.fields == {"vendor": "001", "serial": "000000A"}
        assert (pack.papers.consignment, pack.papers.vehicle) == ("运单 7", "粤B 12345")
        assert pack.papers.same_as_previous is True
        assert (pack.mass, pack.triage_class, pack.recheck_due) == (None, "", None)

    def test_a_weight_before_the_class_waits_for_it(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
            unit.journal.append(weighed("p1"), ANYBODY)
            before = unit.packs.by_id("p1")
            unit.journal.append(answered("p1", {"T01": "no"}, "A"), ANYBODY)
            after = unit.packs.by_id("p1")
        assert before is not None
        assert after is not None
        assert (before.state, after.state) == (PackState.RECEIVED, PackState.WEIGHED)

    def test_quarantine_keeps_when_to_look_again(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
            unit.journal.append(quarantined("p1"), ANYBODY)
            pack = unit.packs.by_id("p1")
        assert pack is not None
        assert pack.recheck_due is not None
        assert (pack.state, pack.triage_class, pack.location) == (PackState.QUARANTINED, "C", "Q-01")
        assert pack.recheck_due.timestamp() == 1_763_881_200

    def test_packs_are_found_by_code_by_age_and_by_tag(self, records: Records):
        with records.unit() as unit:
            for number, code in ((1, "SAME"), (2, "OTHER"), (3, "SAME")):
                unit.journal.append(received(f"p{number}", code=code, tag=f"P-2611-000{number}"), ANYBODY)
            unit.journal.append(routed("p1"), ANYBODY)
            unit.journal.append(received("p4", code="%_", tag="P-2612-0001"), ANYBODY)
        with records.unit() as unit:
            assert [pack.id for pack in unit.packs.by_code("SAME")] == ["p1", "p3"]
            assert [pack.id for pack in unit.packs.by_code("%")] == []
            assert [pack.id for pack in unit.packs.open_intakes()] == ["p2", "p3", "p4"]
            assert [pack.id for pack in unit.packs.all()] == ["p4", "p3", "p2", "p1"]
            assert [pack.id for pack in unit.packs.all(2)] == ["p4", "p3"]
            assert unit.packs.newest() == unit.packs.by_id("p4")
            assert unit.packs.count() == 4
            assert (unit.packs.tags_with("P-2611-"), unit.packs.tags_with("P-2612-")) == (3, 1)
            assert unit.packs.by_id("p5") is None

    def test_a_correction_takes_back_the_weight_alone(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
            unit.journal.append(answered("p1", {"T01": "no"}, "A"), ANYBODY)
            first = unit.journal.append(weighed("p1", 1_000_000, "1.0"), ANYBODY)
            unit.journal.append(taken_back(first), ANYBODY)
            pack = unit.packs.by_id("p1")
            assert unit.journal.newest_about("p1", WeightTaken.type) is None
            again = unit.journal.append(weighed("p1"), ANYBODY)
            assert unit.journal.newest_about("p1", WeightTaken.type) == again
            weighed_again = unit.packs.by_id("p1")
            assert unit.journal.entry(first.epoch, first.seq) == first
        assert pack is not None
        assert weighed_again is not None
        assert (pack.state, pack.mass, pack.mass_source) == (PackState.TRIAGED, None, "")
        assert weighed_again.mass == Mass(412_000_000, "412.0", "kg")

    def test_no_class_stands_when_any_answer_was_taken_back(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
            early = unit.journal.append(answered("p1", {"T01": "no"}), ANYBODY)
            unit.journal.append(answered("p1", {"T02": "no"}, "A"), ANYBODY)
            unit.journal.append(taken_back(early), ANYBODY)
            pack = unit.packs.by_id("p1")
            newest = unit.journal.newest_about("p1", TriageAnswered.type)
        assert pack is not None
        assert newest is not None
        assert (pack.state, pack.triage_class, pack.answers) == (PackState.RECEIVED, "", {"T02": "no"})
        assert newest.data["class"] == "A"

    def test_a_corrected_receipt_takes_the_pack_away_but_not_its_tag(self, records: Records):
        with records.unit() as unit:
            entry = unit.journal.append(received("p1"), ANYBODY)
            unit.journal.append(taken_back(entry), ANYBODY)
            assert unit.packs.by_id("p1") is None
            assert unit.packs.all() == ()
            assert (unit.packs.count(), unit.packs.tags_with("P-2611-")) == (1, 1)

    def test_whoever_signed_in_last_is_here_until_signed_out(self, records: Records):
        with records.unit() as unit:
            assert unit.sessions.current() is None
            unit.journal.append(OperatorSignedIn("OP-1", "badge", "zh"), Author("OP-1", "S-1"))
            unit.journal.append(OperatorSignedIn("OP-2", "pin", "en"), Author("OP-2", "S-2"))
            unit.journal.append(OperatorSignedOut("OP-1", "other"), Author("OP-1", "S-1"))
            assert unit.sessions.current() == ("OP-2", "S-2")
            unit.journal.append(OperatorSignedOut("OP-2", "self"), Author("OP-2", "S-2"))
            assert unit.sessions.current() is None

    def test_wrong_pins_are_counted_until_the_right_one(self, records: Records):
        with records.unit() as unit:
            for _ in range(3):
                last = unit.journal.append(PinRefused("OP-1"), STATION)
            unit.journal.append(PinRefused("OP-2"), STATION)
            unit.journal.append(OperatorSignedIn("OP-1", "badge", "zh"), Author("OP-1", "S-1"))
        with records.unit() as unit:
            assert unit.sessions.pin_failures("OP-1") == (3, last.at), "a badge proves no PIN"
            unit.journal.append(OperatorSignedIn("OP-1", "pin", "zh"), Author("OP-1", "S-2"))
            assert unit.sessions.pin_failures("OP-1") == (0, None)
            assert unit.sessions.pin_failures("OP-2")[0] == 1
            signed = Author("OP-1", "S-2", SecondPerson("OP-2", "emergency_ended"))
            unit.journal.append(DeviceChanged("scale", "ready", "lost", ""), signed)
            assert unit.sessions.pin_failures("OP-2") == (0, None)

    def test_the_roster_knows_people_by_badge_number_and_id(self, records: Records):
        with records.unit() as unit:
            unit.roster.put(PERSON)
            unit.roster.put(LEAD)
            until = date(2027, 3, 31)
            unit.roster.put(replace(PERSON, name_en="Zhang San", active=False, level_until=until))
        with records.unit() as unit:
            renamed = replace(PERSON, name_en="Zhang San", active=False, level_until=date(2027, 3, 31))
            assert unit.roster.by_badge("BADGE-1") == renamed
            assert unit.roster.by_number("1002") == LEAD
            assert unit.roster.by_id("OP-2") == LEAD
            assert unit.roster.all() == (renamed, LEAD)
            assert unit.roster.by_badge("") is None
            assert unit.roster.by_number("") is None
            assert unit.roster.by_badge("badge-1") is None
            assert unit.roster.by_id("OP-3") is None

    @pytest.mark.parametrize(
        ("person", "code"),
        [
            (replace(LEAD, id="OP-1"), "roster.id_taken"),
            (replace(LEAD, number="1001"), "roster.number_taken"),
            (replace(LEAD, badge="BADGE-1"), "roster.badge_taken"),
        ],
    )
    def test_no_two_people_share_an_id_a_number_or_a_badge(self, records: Records, person, code):
        with records.unit() as unit:
            unit.roster.put(PERSON)
            with pytest.raises(StoreRefused, match=code):
                unit.roster.put(person)
        with records.unit() as unit:
            assert unit.roster.all() == (PERSON,)

    def test_two_people_without_a_badge_are_fine(self, records: Records):
        with records.unit() as unit:
            unit.roster.put(replace(PERSON, badge=""))
            unit.roster.put(replace(LEAD, badge=""))
            assert len(unit.roster.all()) == 2

    def test_the_place_is_kept_with_its_draft(self, records: Records):
        with records.unit() as unit:
            assert unit.places.last() is None
            unit.places.keep("queue", {})
            unit.places.keep("intake", {"code": "电池", "typed": ["A", None, 3]})
        with records.unit() as unit:
            assert unit.places.last() == ("intake", {"code": "电池", "typed": ["A", None, 3]})

    def test_receipts_are_kept_and_may_move_backwards(self, records: Records):
        with records.unit() as unit:
            assert unit.receipts.acked() == Head(1, 0, GENESIS)
            assert unit.receipts.last() is None
            head = unit.journal.head()
            unit.receipts.store(b"one", b"s1", epoch=1, acked_seq=1, acked_hash=head.hash)
            assert unit.receipts.acked() == head
            unit.receipts.store(b"two", b"s2", epoch=1, acked_seq=0, acked_hash=GENESIS)
        with records.unit() as unit:
            last = unit.receipts.last()
            assert last is not None
            assert last[:2] == (b"two", b"s2")
            assert last[2].tzinfo is not None
            assert unit.receipts.acked() == Head(1, 0, GENESIS)
            assert unit.receipts.checked() == 2
            assert unit.receipts.registry_keys() == (b"\7" * 32,)

    def test_each_epoch_has_its_own_receipts_and_what_was_sent_counts_for_its_sending(self, records: Records):
        with records.unit() as unit:
            head = unit.journal.head()
            assert unit.journal.newest_in(1) == head
            assert unit.journal.newest_in(2) == Head(2, 0, GENESIS)
            unit.receipts.store(b"one", b"s1", epoch=1, acked_seq=1, acked_hash=head.hash)
            unit.receipts.store(b"two", b"s2", epoch=2, acked_seq=7, acked_hash=b"\2" * 32)
            assert unit.receipts.acked() == unit.receipts.covered(1) == head
            assert unit.receipts.covered(2) == unit.receipts.delivered(2) == Head(2, 7, b"\2" * 32)
            unit.receipts.note_sent(b"r", b"s", head=Head(2, 9, b"\3" * 32))
            unit.receipts.note_sent(b"r", b"s", head=Head(2, 5, b"\4" * 32))
            unit.receipts.note_against(b"r", b"s", head=Head(1, 9, b"\5" * 32))
        with records.unit() as unit:
            assert unit.receipts.delivered(2) == Head(2, 9, b"\3" * 32)
            assert unit.receipts.covered(2) == Head(2, 7, b"\2" * 32), "sent is not signed for"
            assert unit.receipts.delivered(1) == head, "what stands against us delivers nothing"
            assert unit.receipts.delivered(3) == Head(3, 0, GENESIS)
            assert [unit.receipts.newest_about(epoch) for epoch in (1, 2, 3)] == [b"one", b"two", None]

    def test_what_was_sent_and_lost_again_counts_no_more_until_it_is_sent_anew(self, records: Records):
        with records.unit() as unit:
            for raw, seq in ((b"r1", 9), (b"r1", 9), (b"r2", 5)):
                unit.receipts.note_sent(raw, b"s", head=Head(2, seq, b"\3" * 32))
            unit.receipts.note_sent(b"r3", b"s", head=Head(3, 4, b"\3" * 32))
            unit.receipts.store(b"one", b"s1", epoch=2, acked_seq=2, acked_hash=b"\2" * 32)
            assert unit.receipts.newest_sent(2) == b"r2"
            unit.receipts.send_again(b"r4", b"s", epoch=2)
            assert unit.receipts.newest_sent(2) == b"r4"
        with records.unit() as unit:
            assert unit.receipts.delivered(2) == Head(2, 0, GENESIS)
            assert unit.receipts.covered(2).seq == 2, "that was signed for all the same"
            assert unit.receipts.delivered(3).seq == 4, "only of the epoch that was lost"
            unit.receipts.note_sent(b"r5", b"s", head=Head(2, 9, b"\3" * 32))
            assert unit.receipts.newest_sent(2) == b"r5"
        with records.unit() as unit:
            assert unit.receipts.delivered(2) == Head(2, 9, b"\3" * 32)
            assert unit.receipts.newest_sent(1) is None
            unit.receipts.send_again(b"r6", b"s", epoch=2)
            unit.receipts.store(b"two", b"s1", epoch=2, acked_seq=1, acked_hash=b"\1" * 32)
        with records.unit() as unit:
            assert unit.receipts.delivered(2) == Head(2, 1, b"\1" * 32)
