"""What the registry must make of packs that several stations tell of, on every database it may stand on."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.pack_hold import Decision, PackHold, Release, Ruling
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass
from app.wire.changes import MAX_CHANGES, read_page
from registry import custody, tables
from registry.changes import page_after
from registry.custody import Fresh, publish, tell_all
from registry.engine import reading, transact
from registry.projector import catch_up
from registry.refused import RegistryRefused
from registry.rulings import FREE_TRIES, LOCK_MS, Asked, Shown, enrol_signer, prove_signer, rule
from registry.service import Registry
from registry.trace import timeline
from tests.registry.custody_plant import (
    PACK,
    bound,
    class_c,
    delivered,
    dismantled,
    hold_id,
    holds,
    pages,
    quarantined,
    received,
    say,
    taken_back,
    told,
)
from tests.registry.opened import enrolled, opened_registry

SECRETS = {"wang": "ten letters at least", "li": "another secret of li"}


def _signers(registry: Registry) -> None:
    for signer, secret in SECRETS.items():
        enrol_signer(registry.engine, signer, name=signer.title(), secret=secret, now_ms=1)


def _ruled(registry: Registry, asked: Asked, by: tuple[str, str] = ("wang", "li")) -> Ruling:
    now = registry.clock()
    return rule(registry.engine, asked, by, identity=registry.identity, key=registry.key, now_ms=now)[0]


class RegistryCustodyContract:
    """Run on each database; `database` is the address of an empty one."""

    @pytest.fixture
    def registry(self, database: str, tmp_path: Path) -> Iterator[Registry]:
        with opened_registry(database, tmp_path / "registry.key") as registry:
            yield registry

    def test_a_class_c_binds_every_other_station_and_not_its_own(self, registry: Registry) -> None:
        here, there = enrolled(registry, "I1"), enrolled(registry, "I2")
        received(here)
        seq = class_c(here)
        delivered(registry, here)
        assert holds(told(registry)) == {(PACK, hold_id(here, seq, "class_c"))}
        assert (bound(registry, there), bound(registry, here)) == (["class_c"], [])
        hold = told(registry)[0]
        assert isinstance(hold, PackHold)
        assert (hold.label, hold.reasons, hold.station) == ("I1", ("C",), here.station)

    def test_every_conflict_is_told_to_both_sides(self, registry: Registry) -> None:
        here, there = enrolled(registry), enrolled(registry)
        received(here)
        gone = dismantled(here)
        seen = received(there)
        delivered(registry, here, there)
        wanted = {hold_id(here, 1, "double_intake"), hold_id(there, seen, "double_intake")}
        wanted |= {hold_id(here, gone, "identity_clash"), hold_id(there, seen, "identity_clash")}
        assert holds(told(registry)) == {(PACK, one) for one in wanted}
        assert sorted(bound(registry, here)) == sorted(bound(registry, there))

    def test_a_paper_that_is_shown_elsewhere_holds_paper_and_pack(self, registry: Registry) -> None:
        here, there = enrolled(registry), enrolled(registry)
        paper = traveller_for(TriageClass.A, here.station, 1).text
        received(here)
        say(here, "label.ordered", job="j", text=paper, about="p", pack="p")
        received(there, paper)
        quarantined(there, paper, "NO_RECORD")
        delivered(registry, there, here)
        assert bound(registry, here) == ["custody_gap"]
        assert bound(registry, there, paper) == ["custody_gap"]

    def test_differences_are_notes_that_bind_nobody(self, registry: Registry) -> None:
        here, there = enrolled(registry), enrolled(registry)
        for station, mass, found in ((here, 412_000_000, "A"), (there, 398_500_000, "B")):
            received(station)
            say(station, "weight.taken", pack="p", mass_mg=mass)
            say(station, "pack.routed", pack="p", triage_class=found, state="stored", location="")
            delivered(registry, station)
        notes = {one.rpartition(":")[2] for _, one in holds(told(registry), binding=False)}
        assert notes == {"weight_differs", "class_differs"}
        assert set(bound(registry, here)) == {"double_intake"}

    def test_taking_an_answer_back_opens_its_own_hold_alone(self, registry: Registry) -> None:
        here, there = enrolled(registry), enrolled(registry)
        received(here)
        wrong = class_c(here)
        taken_back(here, wrong, two=False)
        delivered(registry, here)
        assert bound(registry, there) == ["class_c"]
        taken_back(here, wrong)
        quarantined(here)
        delivered(registry, here)
        releases = [one for one in told(registry) if isinstance(one, Release)]
        assert [one.holds for one in releases] == [(hold_id(here, wrong, "class_c"),)]
        assert bound(registry, there) == ["quarantine"]

    def test_a_ruling_opens_what_it_names_and_no_later_hold(self, registry: Registry) -> None:
        here, there = enrolled(registry), enrolled(registry)
        received(here)
        first = quarantined(here)
        delivered(registry, here)
        name = hold_id(here, first, "quarantine")
        told(registry)
        ruling = _ruled(registry, Asked(PACK, (name,), Decision.RELEASE, "opened by the fire brigade"))
        assert bound(registry, there) == []
        quarantined(here)
        delivered(registry, here)
        assert bound(registry, there) == ["quarantine"]
        assert ruling in told(registry)
        custody_now = timeline(registry, PACK)["custody"]
        assert custody_now["stations"] == {here.station: "quarantined"}
        assert [one["cleared"] for one in custody_now["holds"]] == [[""], []]
        assert custody_now["rulings"][0]["by"] == ["wang", "li"]

    def test_a_ruling_may_open_it_at_one_station_and_another_shuts_it_again(self, registry: Registry) -> None:
        here, there, third = (enrolled(registry) for _ in range(3))
        received(here)
        name = hold_id(here, quarantined(here), "quarantine")
        delivered(registry, here)
        told(registry)
        _ruled(registry, Asked(PACK, (name,), Decision.RELEASE, "made safe", only=there.station))
        assert (bound(registry, there), bound(registry, third)) == ([], ["quarantine"])
        _ruled(registry, Asked(PACK, (name,), Decision.SHUT, "it was another pack"))
        assert (bound(registry, there), bound(registry, here)) == (["ruling"], ["ruling"])

    def test_a_ruling_that_cannot_stand_leaves_nothing(self, registry: Registry) -> None:
        two = ("wang", "li")
        for asked, by, code in (
            (Asked(PACK, ("x:1:1:quarantine",), Decision.RELEASE, "why"), two, "hold_unknown"),
            (Asked(PACK, (), Decision.RELEASE, "why"), two, "no_holds"),
            (Asked(PACK, ("x",), Decision.RELEASE, "  "), two, "reason"),
            (Asked(PACK, ("x",), Decision.RELEASE, "a\0b"), two, "reason"),
            (Asked(PACK, ("x",), Decision.RELEASE, "why"), ("li", "li"), "same_person"),
        ):
            with pytest.raises(RegistryRefused, match=rf"ruling\.{code}"):
                _ruled(registry, asked, by)
        assert told(registry) == []

    def test_secrets_prove_people_and_wrong_ones_lock_them_out(self, registry: Registry) -> None:
        _signers(registry)
        engine = registry.engine
        assert prove_signer(engine, Shown("li", SECRETS["li"]), 1) == "li"
        with pytest.raises(RegistryRefused, match=r"signer\.known"):
            enrol_signer(engine, "li", name="Li", secret="long enough, this", now_ms=1)
        with pytest.raises(RegistryRefused, match=r"signer\.secret_short"):
            enrol_signer(engine, "zhao", name="Zhao", secret="short", now_ms=1)
        with pytest.raises(RegistryRefused, match=r"signer\.malformed"):
            enrol_signer(engine, "Zhao Liu", name="Zhao", secret="long enough, this", now_ms=1)
        for _ in range(FREE_TRIES):
            with pytest.raises(RegistryRefused, match=r"signer\.unknown_or_wrong"):
                prove_signer(engine, Shown("wang", "guess"), 2)
        with pytest.raises(RegistryRefused, match=r"signer\.locked"):
            prove_signer(engine, Shown("wang", SECRETS["wang"]), 3)
        assert prove_signer(engine, Shown("wang", SECRETS["wang"]), 3 + LOCK_MS) == "wang"
        with pytest.raises(RegistryRefused, match=r"signer\.unknown_or_wrong"):
            prove_signer(engine, Shown("nobody", "x"), 4)

    def test_pages_are_cut_and_follow_one_another(self, registry: Registry) -> None:
        station = enrolled(registry)
        for number in range(MAX_CHANGES + 7):
            quarantined(station, f"PACK-{number}")
        delivered(registry, station)
        found = pages(registry)
        assert [(one.after, one.last) for one in found] == [(0, MAX_CHANGES), (MAX_CHANGES, MAX_CHANGES + 7)]
        assert {one.newest for one in found} == {MAX_CHANGES + 7}
        beyond = read_page(page_after(registry, 1000).raw)
        assert (beyond.after, beyond.newest, beyond.changes) == (1000, MAX_CHANGES + 7, ())

    def test_the_same_is_told_once_whoever_tells_it_and_how_often(self, registry: Registry) -> None:
        station = enrolled(registry)
        quarantined(station)
        delivered(registry, station)
        before = told(registry)
        fresh = [Fresh(one) for one in before]
        assert transact(registry.engine, lambda one: publish(one, fresh, 1)) == []
        tell_all(registry.engine, 1)
        assert told(registry) == before

    def test_no_position_shows_after_a_later_one_was_read(self, registry: Registry) -> None:
        """Writers at once, and one who reads on: what has been read is never found to have had a gap."""
        stations = [enrolled(registry) for _ in range(3)]
        for station in stations:
            for number in range(12):
                quarantined(station, f"{station.station}-{number}")
            delivered(registry, station)
        catch_up(registry.engine, registry.clock())
        barrier, seen = threading.Barrier(4), []

        def write(station: str) -> None:
            barrier.wait()
            while custody.tell(registry.engine, station, 1, 1):
                pass

        def read() -> None:
            barrier.wait()
            while len(seen) < 36:
                last = seen[-1] if seen else 0
                with reading(registry.engine) as connection:
                    row = tables.change.c
                    found = connection.execute(select(row.pos).where(row.pos > last).order_by(row.pos))
                    seen.extend(found.scalars())

        threads = [threading.Thread(target=write, args=(one.station,)) for one in stations]
        threads.append(threading.Thread(target=read))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert seen == list(range(1, 37))
