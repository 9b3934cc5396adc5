"""What every store of records must tell of the bench: runs, outputs, containers and labels."""

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Protocol

import pytest

from app.domain.air_facts import AirBlind
from app.domain.bench_facts import OutputRecorded, RunStarted
from app.domain.dismantling import RUN_TYPES, RunState, tell_run
from app.domain.gas import Gas, GasAlarm
from app.domain.label import POOL, Fate, JobState
from app.domain.operator import STATION
from app.domain.output import OutputCode
from app.domain.pack import PackState
from app.domain.tray_record import InTray
from app.floor.air_on_record import air_refusal, alarm_entries, blind_in, newest_air, standing_air
from app.floor.ports import WorkUnit
from tests.contracts import bench_facts as say
from tests.contracts.facts import ANYBODY, quarantined, received, routed, taken_back, weighed


class Records(Protocol):
    """Something that gives out units of work."""

    def unit(self) -> WorkUnit: ...


class BenchRecordsContract(ABC):
    """Inherit and give `records`, enrolled as the practice station."""

    @pytest.fixture
    @abstractmethod
    def records(self) -> Records: ...

    def test_a_pack_is_being_dismantled_from_start_to_close(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
            unit.journal.append(routed("p1"), ANYBODY)
            unit.journal.append(say.started("p1"), ANYBODY)
            assert [pack.id for pack in unit.packs.in_state(PackState.DISMANTLING)] == ["p1"]
            unit.journal.append(say.closed("p1"), ANYBODY)
        with records.unit() as unit:
            assert unit.packs.in_state(PackState.DISMANTLING, PackState.STORED) == ()
            assert [pack.id for pack in unit.packs.in_state(PackState.DISMANTLED)] == ["p1"]

    def test_an_aborted_run_leaves_its_pack_in_quarantine(self, records: Records):
        with records.unit() as unit:
            for fact in (received("p1"), routed("p1"), say.started("p1"), say.aborting("p1")):
                unit.journal.append(fact, ANYBODY)
            unit.journal.append(say.aborted("p1"), ANYBODY)
            unit.journal.append(quarantined("p1"), ANYBODY)
            pack = unit.packs.by_id("p1")
        assert pack is not None
        assert pack.state is PackState.QUARANTINED

    def test_the_past_of_a_pack_holds_what_was_taken_back_too(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY)
            weight = unit.journal.append(weighed("p1"), ANYBODY)
            unit.journal.append(received("p2", code="CODE-2", tag="P-2611-0002"), ANYBODY)
            unit.journal.append(taken_back(weight), ANYBODY)
            unit.journal.append(weighed("p1", 411_000_000, "411.0"), ANYBODY)
        with records.unit() as unit:
            past = unit.journal.past("p1", 10)
            newest = unit.journal.past("p1", 2)
            nobody = unit.journal.past("p9", 10)
        told = [(one.entry.type, one.taken_back) for one in past]
        assert told == [
            ("pack.received", False),
            ("weight.taken", True),
            ("entry.corrected", False),
            ("weight.taken", False),
        ]
        assert newest == past[2:]
        assert nobody == ()

    def test_a_pack_is_found_by_its_short_name(self, records: Records):
        with records.unit() as unit:
            first = unit.journal.append(received("p1"), ANYBODY)
            unit.journal.append(received("p2", code="CODE-2", tag="P-2611-0002"), ANYBODY)
            found = unit.packs.by_tag("P-2611-0002")
            assert found is not None
            assert found.id == "p2"
            assert unit.packs.by_tag("P-2611") is None
            unit.journal.append(taken_back(first), ANYBODY)
            assert unit.packs.by_tag("P-2611-0001") is None

    def test_a_container_tells_what_was_weighed_in_it(self, records: Records):
        with records.unit() as unit:
            for fact in (received("p1"), routed("p1"), say.started("p1")):
                unit.journal.append(fact, ANYBODY)
            for name in ("o1", "o2", "o3"):
                boxed = replace(say.output("p1", name), text="", container="BN1")
                unit.journal.append(boxed, ANYBODY)
            unit.journal.append(replace(say.output("p1", "o4"), text=""), ANYBODY)
        with records.unit() as unit:
            assert [one.id for one in unit.outputs.in_container("BN1", 9)] == ["o1", "o2", "o3"]
            assert [one.id for one in unit.outputs.in_container("BN1", 2)] == ["o2", "o3"]
            assert unit.outputs.in_container("", 9) == ()
            assert unit.outputs.in_container("BN2", 9) == ()

    def test_a_run_is_told_from_the_entries_about_its_pack(self, records: Records):
        with records.unit() as unit:
            for fact in (received("p1"), routed("p1"), received("p2", code="CODE-2")):
                unit.journal.append(fact, ANYBODY)
            for fact in (say.started("p1"), say.stepped("p1", "one"), say.stepped("p2", "one", run="r2")):
                unit.journal.append(fact, ANYBODY)
        with records.unit() as unit:
            entries = unit.journal.about("p1", RUN_TYPES)
            assert [entry.type for entry in entries] == ["run.started", "step.done"]
            assert unit.journal.about("p1", ()) == ()
        run = tell_run(entries)
        assert run is not None
        assert (run.state, run.done, run.pack) == (RunState.ACTIVE, ("one",), "p1")

    def test_the_newest_entry_about_the_air_tells_what_stands(self, records: Records):
        with records.unit() as unit:
            assert (newest_air(unit), air_refusal(None)) == (None, None)
            for fact in (received("p1"), routed("p1"), say.started("p1")):
                unit.journal.append(fact, ANYBODY)
            unit.journal.append(say.air_alarm("voc", {"voc": "first"}), STATION)
            unit.journal.append(say.air_alarm("hydrogen", {"voc": "first", "hydrogen": "second"}), STATION)
        with records.unit() as unit:
            newest = newest_air(unit)
            assert standing_air(newest) == {Gas.VOC: GasAlarm.FIRST, Gas.HYDROGEN: GasAlarm.SECOND}
            refusal = air_refusal(newest)
            assert refusal is not None
            assert (refusal.code, refusal.facts["gas"]) == ("air.second_alarm", "hydrogen")
            assert [entry.type for entry in unit.journal.about("p1", RUN_TYPES)] == ["run.started"]
            unit.journal.append(say.air_cleared("hydrogen", {"voc": "first"}), STATION)
            assert standing_air(newest_air(unit)) == {Gas.VOC: GasAlarm.FIRST}
            assert set(alarm_entries(unit, standing_air(newest_air(unit)))) == {Gas.VOC}
            assert blind_in(unit, "r1") == {}
            unit.journal.append(AirBlind("r1", "p1", {"voc": "stale"}, {"voc": "stale"}), STATION)
            assert (blind_in(unit, "r1"), blind_in(unit, "r2")) == ({"voc": "stale"}, {})

    def test_the_newest_of_a_kind_leaves_out_what_was_taken_back(self, records: Records):
        with records.unit() as unit:
            one = unit.journal.append(say.started("p1", run="r1"), ANYBODY)
            two = unit.journal.append(say.started("p2", run="r2"), ANYBODY)
            assert unit.journal.newest_of({RunStarted.type}) == (two,)
            assert unit.journal.newest_of({RunStarted.type}, 5) == (two, one)
            unit.journal.append(taken_back(two), ANYBODY)
            assert unit.journal.newest_of({RunStarted.type}) == (one,)
            assert unit.journal.newest_of({"sheet.frozen"}) == ()

    def test_outputs_are_found_by_pack_by_code_and_by_id(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(say.output("p1"), ANYBODY)
            unit.journal.append(say.output("p1", "o2", text="BN1", code="CABLE", source="typed"), ANYBODY)
            unit.journal.append(say.output("p2", "o3", text="MD2"), ANYBODY)
        with records.unit() as unit:
            found = unit.outputs.of_pack("p1")
            assert [one.id for one in found] == ["o1", "o2"]
            assert (found[0].code, found[0].mass_mg, found[0].pack) == (
                OutputCode.MOD,
                28_440_000,
                "p1",
            )
            assert (found[0].own_label, found[1].own_label) == (True, False)
            assert found[1].mass_source == "typed"
            assert unit.outputs.by_text("MD2") == unit.outputs.by_id("o3")
            assert unit.outputs.by_text("") is None
            assert unit.outputs.by_id("none") is None

    def test_an_output_taken_back_counts_no_longer(self, records: Records):
        with records.unit() as unit:
            entry = unit.journal.append(say.output("p1"), ANYBODY)
            unit.journal.append(taken_back(entry), ANYBODY)
            assert unit.outputs.of_pack("p1") == ()
            assert unit.outputs.by_text("MD1") is None
            assert unit.journal.about("p1", {OutputRecorded.type}) == ()
            unit.journal.append(say.output("p1", "o2", mass_mg=28_000_000), ANYBODY)
            again = unit.outputs.by_text("MD1")
        assert again is not None
        assert again.mass_mg == 28_000_000

    def test_the_newest_weighing_of_a_container_is_its_tare(self, records: Records):
        with records.unit() as unit:
            assert unit.outputs.container("BN1") is None
            unit.journal.append(say.container(), ANYBODY)
            newer = unit.journal.append(say.container(tare_mg=2_600_000), ANYBODY)
            found = unit.outputs.container("BN1")
            unit.journal.append(taken_back(newer), ANYBODY)
            before = unit.outputs.container("BN1")
        assert found is not None
        assert before is not None
        assert (found.tare_mg, before.tare_mg) == (2_600_000, 2_400_000)

    def test_the_newest_tray_tells_where_a_code_lay(self, records: Records):
        with records.unit() as unit:
            assert unit.outputs.in_tray("MD1") is None
            unit.journal.append(say.tray("p1", "MD0", "MD1", "MD1"), ANYBODY)
            newer = unit.journal.append(say.tray("p2", "MD1", name="t2"), ANYBODY)
            found = unit.outputs.in_tray("MD1")
            unit.journal.append(taken_back(newer), ANYBODY)
            before = unit.outputs.in_tray("MD1")
            assert unit.outputs.in_tray("") is None
            assert unit.outputs.in_tray("MD9") is None
        assert found == InTray("p2", 1, 1, newer.at)
        assert before is not None
        assert (before.pack, before.row, before.column) == ("p1", 1, 3)

    def test_a_print_order_waits_until_its_outcome_is_known(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(say.output("p1"), ANYBODY)
            unit.journal.append(say.ordered(), ANYBODY)
            unit.journal.append(say.ordered("BN7", "j2", pack=""), ANYBODY)
            assert [job.job for job in unit.labels.waiting()] == ["j1", "j2"]
            unit.journal.append(say.printed(), ANYBODY)
            unit.journal.append(say.printed("BN7", "j2", fault="printer.offline"), ANYBODY)
        with records.unit() as unit:
            assert unit.labels.waiting() == ()
            newest = unit.labels.newest()
            assert [(job.job, job.state, job.fault) for job in newest] == [
                ("j2", JobState.FAILED, "printer.offline"),
                ("j1", JobState.PRINTED, ""),
            ]
            assert [job.job for job in unit.labels.newest(1)] == ["j2"]

    def test_an_order_being_sent_waits_no_more_and_is_settled_by_what_became_of_it(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(say.ordered(), ANYBODY)
            unit.journal.append(say.sending(), ANYBODY)
            assert unit.labels.waiting() == ()
            (job,) = unit.labels.unsettled()
            assert (job.state, job.fate) == (JobState.SENDING, Fate.UNKNOWN)
            unit.journal.append(say.printed(fault="printer.cut_off"), ANYBODY)
            (job,) = unit.labels.unsettled()
            assert (job.state, job.fate) == (JobState.FAILED, Fate.OWED)
            unit.journal.append(say.sending(), ANYBODY)
            unit.journal.append(say.printed(), ANYBODY)
            assert unit.labels.unsettled() == ()
            assert unit.labels.of("MD1")[0].fate is Fate.OUT

    def test_of_failed_orders_only_the_newest_of_a_label_that_is_not_proven_is_unsettled(
        self, records: Records
    ):
        with records.unit() as unit:
            for text, job, fault in (
                ("MD1", "j1", "printer.unsure"),
                ("MD2", "j2", "printer.offline"),
                ("MD3", "j3", "printer.not_drawable"),
                ("MD4", "j4", "printer.unsure"),
                ("MD1", "j5", "printer.offline"),
            ):
                unit.journal.append(say.ordered(text, job), ANYBODY)
                unit.journal.append(say.printed(text, job, fault=fault), ANYBODY)
            unit.journal.append(say.proven("MD4"), ANYBODY)
            assert [job.job for job in unit.labels.unsettled()] == ["j2", "j5"]
            unit.journal.append(say.ordered("MD2", "j6"), ANYBODY)
            assert [job.job for job in unit.labels.unsettled()] == ["j5"]

    def test_a_spare_label_is_an_order_that_is_out(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(say.output("p1"), ANYBODY)
            unit.journal.append(say.ordered(), ANYBODY)
            unit.journal.append(say.bound(), ANYBODY)
            (job,) = unit.labels.of("MD7")
            output = unit.outputs.by_id("o1")
            unit.journal.append(say.proven("MD7"), ANYBODY)
            proven = unit.outputs.by_id("o1")
            assert [one.job for one in unit.labels.waiting()] == ["j1"]
        assert (job.about, job.print_no, job.reason, job.fate) == ("o1", 1, POOL, Fate.OUT)
        assert output is not None
        assert proven is not None
        assert (output.prints, output.proven, proven.proven) == (1, False, True)

    def test_reprints_are_counted_and_a_scan_back_proves_the_label(self, records: Records):
        with records.unit() as unit:
            unit.journal.append(say.output("p1"), ANYBODY)
            for number, job in ((1, "j1"), (2, "j2"), (3, "j3")):
                unit.journal.append(say.ordered("MD1", job, print_no=number), ANYBODY)
                fault = "printer.offline" if number == 3 else ""
                unit.journal.append(say.printed("MD1", job, fault=fault), ANYBODY)
            before = unit.outputs.by_id("o1")
            unit.journal.append(say.proven(), ANYBODY)
            after = unit.outputs.by_id("o1")
            assert [job.print_no for job in unit.labels.of("MD1")] == [1, 2, 3]
            assert unit.labels.of("MD9") == ()
            assert (unit.labels.texts_with("MD"), unit.labels.texts_with("BN")) == (1, 0)
        assert before is not None
        assert after is not None
        assert (before.prints, before.proven, after.proven) == (2, False, True)
