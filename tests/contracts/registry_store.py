"""What the registry's records must do on every database it may stand on."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Connection, insert, select

from app.wire.batch import SignedEntry, pack
from app.wire.envelope import GENESIS, encode
from registry import tables
from registry.engine import reading, transact
from registry.intake import Verdict, deliver
from registry.judge import Judgement, Place
from registry.projector import follow
from registry.refused import Refused
from registry.service import Registry
from registry.streams import entries_from, receipt_for
from registry.trace import station_state, stations, timeline
from tests.fakes.delivering_station import AT_MS, DeliveringStation, mentions
from tests.registry.opened import HandTime, checked, enrolled, opened_registry, refused, sent, snapshot


class RegistryStoreContract:
    """Run on each database; `database` is the address of an empty one."""

    @pytest.fixture
    def registry(self, database: str, tmp_path: Path) -> Iterator[Registry]:
        """An open registry with a clock that stands."""
        with opened_registry(database, tmp_path / "registry.key") as registry:
            yield registry

    def test_entries_are_kept_byte_for_byte(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(3)
        verdict, receipt = sent(registry, station)
        assert verdict is Verdict.OK
        assert (receipt.station, receipt.epoch, receipt.acked_seq) == (station.station, 1, 3)
        assert receipt.acked_hash == station.hashes[2].hex()
        assert (receipt.registry, receipt.realm) == (registry.identity.registry, "practice")
        kept = entries_from(registry, station.station, 1, first=2, limit=500)
        assert [one.raw for one in kept] == station.raws[1:]
        assert [one.hash for one in kept] == station.hashes[1:]
        assert [one.sig for one in kept] == [one.sig for one in station.batch(2).entries]

    def test_a_stream_nobody_wrote_has_a_receipt_for_nothing(self, registry: Registry) -> None:
        station = enrolled(registry)
        receipt = checked(registry, receipt_for(registry, station.station, 7))
        assert (receipt.epoch, receipt.acked_seq, receipt.acked_hash) == (7, 0, GENESIS.hex())
        with pytest.raises(Refused, match=r"station\.unknown"):
            receipt_for(registry, "st-nobody", 1)

    def test_repeats_and_overlaps_change_nothing(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(6)
        sent(registry, station, 1, 4)
        before = snapshot(registry)
        for first, last in ((1, 4), (1, 1), (2, 3), (4, 4)):
            verdict, receipt = sent(registry, station, first, last)
            assert (verdict, receipt.acked_seq) == (Verdict.OK, 4)
        assert snapshot(registry) == before
        assert sent(registry, station, 3, 6)[1].acked_seq == 6
        kept = entries_from(registry, station.station, 1, first=1, limit=9)
        assert [one.seq for one in kept] == [1, 2, 3, 4, 5, 6]

    def test_a_gap_is_answered_with_what_is_held(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(5)
        sent(registry, station, 1, 2)
        before = snapshot(registry)
        verdict, receipt = sent(registry, station, 4, 5)
        assert (verdict, receipt.acked_seq) == (Verdict.GAP, 2)
        assert snapshot(registry) == before
        assert sent(registry, station, 3, 5)[0] is Verdict.OK

    def test_another_history_is_kept_as_evidence(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(3)
        twin = station.cloned()
        station.write(2)
        twin.write(4, op="somebody else")
        sent(registry, station)
        before = snapshot(registry)
        for _ in range(2):
            verdict, receipt = sent(registry, twin, 2)
            assert (verdict, receipt.acked_seq) == (Verdict.FORK, 5)
            assert [(one.code, one.seq) for one in receipt.findings] == [("stream.fork", 4)]
        after = snapshot(registry)
        assert {**after, "diverging": [], "finding": []} == {**before, "diverging": [], "finding": []}
        with reading(registry.engine) as connection:
            kept = connection.execute(select(tables.diverging).order_by(tables.diverging.c.seq)).all()
        assert [(one.seq, bytes(one.raw)) for one in kept] == list(
            zip(range(4, 8), twin.raws[3:], strict=True)
        )
        assert [bytes(one.prev_hash) for one in kept] == twin.hashes[2:6]
        assert station_state(registry, station.station)["diverging"] == 4

    def test_a_wrong_link_right_behind_the_head_is_another_history(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(2)
        twin = station.cloned()
        station.write(1)
        twin.write(2, op="somebody else")
        sent(registry, station)
        verdict, receipt = sent(registry, twin, 4)
        assert (verdict, receipt.acked_seq) == (Verdict.FORK, 3)

    def test_the_first_entry_must_follow_the_genesis(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.hashes.append(b"\x01" * 32)
        station.raws.append(b"")
        station.write_raw(encode(station.envelope(seq=1)))
        batch = replace(station.batch(2), first_seq=1)
        verdict, signed = deliver(registry, station.station, 1, pack(batch, station.key))
        assert (verdict, checked(registry, signed).acked_seq) == (Verdict.FORK, 0)

    def test_a_later_epoch_must_be_opened(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(2)
        sent(registry, station)
        silent = DeliveringStation(station.station, station.key, epoch=2)
        silent.write(2)
        assert refused(registry, silent, silent.body()) == "epoch.not_opened"
        assert sent(registry, silent, 2)[0] is Verdict.GAP
        second = DeliveringStation(station.station, station.key, epoch=2)
        second.write(type="epoch.opened")
        second.write(1)
        assert sent(registry, second)[1].acked_seq == 2
        assert checked(registry, receipt_for(registry, station.station, 1)).acked_seq == 2

    def test_a_new_epoch_gives_away_what_is_missing_and_never_holds_anything_up(
        self, registry: Registry
    ) -> None:
        station = enrolled(registry)
        station.write(4)
        sent(registry, station)
        held = station.hashes[1].hex()
        mark = {"witness": "mark", "epoch": 1, "seq": 9, "hash": "0" * 64}
        openings: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
            (
                {"last": {"epoch": 1, "seq": 2, "hash": held}, "seen": [mark]},
                {("epoch.station_lost", "1:3-4"), ("epoch.entries_lost", "1:5-9")},
            ),
            (
                {"last": {"epoch": 1, "seq": 2, "hash": "1" * 64}, "seen": []},
                {("epoch.last_differs", "1:2"), ("epoch.station_lost", "1:3-4")},
            ),
            ({"last": {"epoch": 1, "seq": 6, "hash": held}, "seen": []}, {("epoch.undelivered", "1:5-6")}),
            ({"last": {"epoch": 6, "seq": 1, "hash": held}, "seen": []}, {("epoch.last_unknown", "")}),
            ({"last": {"epoch": -1, "seq": "x", "hash": []}, "seen": {}}, {("epoch.last_unknown", "")}),
            (
                {"last": {"epoch": 1, "seq": 4, "hash": station.hashes[3].hex()}, "seen": [7, None, {}]},
                set(),
            ),
        ]
        for epoch, (data, expected) in enumerate(openings, start=2):
            later = DeliveringStation(station.station, station.key, epoch=epoch)
            later.write(
                type="epoch.opened", op="a", sig2={"op": "b", "method": "pin", "meaning": ""}, data=data
            )
            assert sent(registry, later)[1].acked_seq == 1
            found = station_state(registry, station.station)["findings"]
            assert {(one["code"], one["detail"]) for one in found if one["epoch"] == epoch} == expected
        assert checked(registry, receipt_for(registry, station.station, 1)).acked_seq == 4

    def test_a_new_epoch_by_one_person_or_in_the_middle_is_noted(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(1)
        station.write(type="epoch.opened", op="a", sig2={"op": "a", "method": "pin", "meaning": ""})
        station.write(type="epoch.opened", op="a", sig2=None)
        sent(registry, station)
        noted = [(one["seq"], one["code"]) for one in station_state(registry, station.station)["findings"]]
        assert sorted(noted) == sorted(
            (seq, code) for seq in (2, 3) for code in ("epoch.not_by_two", "epoch.opened_within")
        )

    def test_what_is_not_proven_is_refused(self, registry: Registry) -> None:
        station, other = enrolled(registry), enrolled(registry)
        station.write(2)
        batch = station.batch()
        assert refused(registry, station, pack(batch, other.key)) == "batch.signature"
        assert refused(registry, other, station.body()) == "batch.other_stream"
        assert refused(registry, station, pack(replace(batch, epoch=2), station.key)) == "batch.other_stream"
        assert (
            refused(registry, station, pack(replace(batch, realm="production"), station.key)) == "realm.other"
        )
        nobody = DeliveringStation("st-nobody", station.key)
        nobody.write()
        assert refused(registry, nobody, nobody.body()) == "station.unknown"

    def test_an_entry_that_the_station_has_not_signed_is_kept_and_counts_for_nothing(
        self, registry: Registry
    ) -> None:
        station = enrolled(registry)
        station.write(3, base=mentions(["B1"]))
        batch = station.batch()
        stranger = SignedEntry(batch.entries[1].raw, bytes(64))
        mixed = replace(batch, entries=(batch.entries[0], stranger, batch.entries[2]))
        verdict, signed = deliver(registry, station.station, 1, pack(mixed, station.key))
        assert (verdict, checked(registry, signed).acked_seq) == (Verdict.OK, 3)
        assert [e["seq"] for e in timeline(registry, "B1")["entries"]] == [1, 3]
        found = station_state(registry, station.station)["findings"]
        assert [(f["seq"], f["code"]) for f in found] == [(2, "entry.signature")]
        told = checked(registry, receipt_for(registry, station.station, 1)).findings
        assert [(f.seq, f.code) for f in told] == [(2, "entry.signature")]

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"realm": "production"}, "entry.other_realm"),
            ({"station": "st-other"}, "entry.other_station"),
            ({"epoch": 2}, "entry.other_epoch"),
            ({"seq": 9}, "entry.other_seq"),
        ],
    )
    @pytest.mark.parametrize("version", [1, 2])
    def test_an_entry_that_says_another_place_is_kept_and_counts_for_nothing(
        self, registry: Registry, changed: dict[str, Any], code: str, version: int
    ) -> None:
        station = enrolled(registry)
        station.write(base=mentions(["B1"]))
        station.write_json(v=version, base={"B1": None}, **changed)
        station.write(base=mentions(["B1"]))
        assert sent(registry, station)[1].acked_seq == 3
        assert [e["seq"] for e in timeline(registry, "B1")["entries"]] == [1, 3]
        found = station_state(registry, station.station)["findings"]
        assert [(f["seq"], f["code"]) for f in found] == [(2, code)]

    def test_a_battery_is_followed_through_all_stations(self, registry: Registry) -> None:
        one, two = enrolled(registry, "收货"), enrolled(registry, "拆解")
        one.write(base=mentions(["B1", "B2"]))
        one.write(base=mentions(["B2"]))
        two.write(base=mentions(["B1"]), type="triage.answered")
        sent(registry, one)
        cast(HandTime, registry.clock).at_ms += 1000
        sent(registry, two)
        found = timeline(registry, "B1")
        assert [(e["station"], e["seq"], e["type"]) for e in found["entries"]] == [
            (one.station, 1, "pack.received"),
            (two.station, 1, "triage.answered"),
        ]
        assert found["entries"][0]["data"] == {"n": 1}
        assert [e["seq"] for e in timeline(registry, "B2")["entries"]] == [1, 2]
        with pytest.raises(Refused, match=r"battery\.unknown"):
            timeline(registry, "B3")
        assert {s["station"]: s["label"] for s in stations(registry)} == {
            one.station: "收货",
            two.station: "拆解",
        }

    def test_a_stations_state_names_its_heads_and_findings(self, registry: Registry) -> None:
        station = enrolled(registry)
        assert station_state(registry, station.station)["last_seen"] is None
        station.write(2)
        station.write(type="pack.levitated")
        sent(registry, station)
        state = station_state(registry, station.station)
        assert state["last_seen"] == AT_MS
        assert state["streams"] == [
            {
                "epoch": 1,
                "seq": 3,
                "hash": station.hashes[2].hex(),
                "moved_at": AT_MS,
                "oldest_at": AT_MS + 1,
                "newest_at": AT_MS + 3,
            }
        ]
        assert [(f["seq"], f["code"], f["detail"]) for f in state["findings"]] == [
            (3, "entry.type_unknown", "pack.levitated")
        ]
        assert stations(registry)[0]["findings"] == 1

    def test_arrival_never_runs_backwards_within_a_stream(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(2, base=mentions(["B1"]))
        sent(registry, station, 1, 1)
        cast(HandTime, registry.clock).at_ms -= 60_000
        sent(registry, station, 2)
        assert [e["seq"] for e in timeline(registry, "B1")["entries"]] == [1, 2]

    def test_what_was_left_unjudged_is_caught_up_before_reading(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(1, base=mentions(["B1"]))
        with_head = {"station": station.station, "epoch": 1, "seq": 1}

        def crash_after_commit(connection: Connection) -> None:
            sig = station.batch().entries[0].sig
            link = {"raw": station.raws[0], "hash": station.hashes[0], "sig": sig}
            connection.execute(insert(tables.entry).values(**with_head, **link, received_at=AT_MS))
            head = {**with_head, "hash": station.hashes[0], "moved_at": AT_MS}
            connection.execute(insert(tables.stream_head).values(**head))
            stream = {"station": station.station, "epoch": 1}
            connection.execute(insert(tables.judging).values(**stream, judged_seq=0))

        transact(registry.engine, crash_after_commit)
        assert len(timeline(registry, "B1")["entries"]) == 1

    @pytest.mark.parametrize("raises", [True, False])
    def test_an_entry_that_cannot_be_judged_holds_nothing_up(
        self, registry: Registry, raises: bool, expected_log: Any
    ) -> None:
        expected_log(r"registry\.projector: projector\.entry")
        station = enrolled(registry)
        station.write(3)

        def judging(raw: bytes, _received_at: int, _place: Place) -> Judgement:
            if raw != station.raws[1]:
                return Judgement(batteries=("B1",))
            if raises:
                raise RuntimeError("a fault of ours")
            return Judgement(batteries=("twice", "twice"))  # which the table's key does not take

        sent(registry, station)
        follow(registry.engine, station.station, 1, AT_MS, judging=judging)
        assert [e["seq"] for e in timeline(registry, "B1")["entries"]] == [1, 3]
        found = station_state(registry, station.station)["findings"]
        assert [(f["seq"], f["code"]) for f in found] == [(2, "entry.judging_failed")]

    def test_many_at_once_leave_one_unbroken_stream(self, registry: Registry) -> None:
        station = enrolled(registry)
        station.write(40)
        start = threading.Barrier(4)
        faults: list[BaseException] = []

        def push(step: int) -> None:
            start.wait()
            try:
                held = 0
                while held < 40:
                    held = sent(registry, station, held + 1, min(40, held + step))[1].acked_seq
            except BaseException as fault:
                faults.append(fault)

        threads = [threading.Thread(target=push, args=(step,)) for step in (3, 5, 7, 11)]
        for one in threads:
            one.start()
        for one in threads:
            one.join(60)
        assert faults == []
        assert [
            one.raw for one in entries_from(registry, station.station, 1, first=1, limit=99)
        ] == station.raws
        assert station_state(registry, station.station)["diverging"] == 0
