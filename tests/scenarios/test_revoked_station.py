"""A station whose key is revoked: everything of it is kept and nothing merged, until people have decided."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from app.__main__ import main
from app.commands.enrol import EnrolmentFailed, enrol_again
from app.commands.registry_import import take_in
from app.commands.registry_quarantine import judge, tell
from app.commands.registry_ruling import signer
from app.floor.views import SyncKind
from app.places import Places, station_places
from app.settings import read_settings
from app.sync.registry import Pass, Refused, RegistryClient
from registry import tables
from registry.engine import reading, transact
from registry.invites import mint
from registry.keys import spans
from registry.quarantine import Judged, revoke, waiting
from registry.refused import RegistryRefused
from registry.service import Registry
from registry.streams import known_station
from tests.commands.test_registry_ruling import SECRETS, Terminal
from tests.registry.opened import enrolled, opened_registry, sent
from tests.registry.served import served
from tests.scenarios.keyed import Keyed

BOTH = ("wang", "li")


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as opened:
        for one, secret in SECRETS.items():
            signer(opened, Terminal(secret, secret).talk, one, name=one.title())
        yield opened


@pytest.fixture
def front(registry: Registry) -> Iterator[httpx.Client]:
    with served(registry) as client:
        yield client


@pytest.fixture
def station(registry: Registry, front: httpx.Client, tmp_path: Path) -> Keyed:
    made = Keyed(tmp_path / "station", registry, str(front.base_url))
    made.record(2)
    made.deliver()
    return made


def revoked(station: Keyed) -> None:
    revoke(station.registry.engine, station.station, "the computer is gone", station.registry.clock())


def code_for(station: Keyed, name: str | None = None) -> str:
    now = station.registry.clock()
    only = name or station.station
    return transact(
        station.registry.engine, lambda one: mint(one, label="", realm=None, now=now, station=only)
    )


def let_in_again(station: Keyed, code: str) -> None:
    """By the command's own act, from a data directory as a station has it."""
    folder = station.records.with_name("data")
    shutil.copytree(station.records, folder, dirs_exist_ok=True)
    places = station_places(folder)
    assert isinstance(places, Places)
    shutil.copytree(station.marks, places.mark, dirs_exist_ok=True)
    enrol_again(places, read_settings(places.station_file), url=station.url, code=code)


def aside(station: Keyed) -> list[Any]:
    row = tables.aside.c
    with reading(station.registry.engine) as connection:
        return list(connection.execute(select(row.seq, row.why, row.state, row.judged_by).order_by(row.seq)))


def decided(station: Keyed, what: Judged, **changed: Any) -> Terminal:
    at = Terminal(*SECRETS.values())
    said: dict[str, Any] = {"by": BOTH, "reason": "looked at the computer", **changed}
    judge(station.registry, at.talk, station.station, what, **said)
    return at


def test_all_it_delivers_is_kept_and_none_of_it_merged(station: Keyed) -> None:
    revoked(station)
    station.record(70)  # more than goes into the first batch
    told, view = station.deliver()
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "station.revoked")
    assert view.waiting == 70, "nothing may count as delivered"
    assert station.held(1) == [1, 2, 3]
    for _ in range(2):  # and again after a new start: kept once
        for _ in range(3):
            station.deliver()
        assert [one.seq for one in aside(station)] == list(range(4, 74))
    assert station.findings() == {("stream.set_aside", "station.revoked")}
    (one,) = waiting(station.registry.engine)
    assert (one.entries, one.first, one.last) == (70, 4, 73)


def test_let_in_again_with_a_new_key_everything_arrives_the_plain_way(station: Keyed) -> None:
    revoked(station)
    station.record(2)
    station.deliver()
    with pytest.raises(EnrolmentFailed, match=r"invite\.unknown"):
        let_in_again(station, "AAAA-AAAA-AAAA-AAAA")
    station.rotate()
    told, _ = station.deliver()
    assert told[-1].code == "token.not_a_station", "a revoked key hands over to nobody"
    let_in_again(station, code_for(station))
    told, view = station.deliver()
    assert (told[-1].kind, view.waiting) == (SyncKind.UP_TO_DATE, 0), told
    assert station.held(1) == list(range(1, 7))
    with reading(station.registry.engine) as connection:
        assert len(spans(connection, station.station)) == 2
        assert not known_station(connection, station.station).revoked


def test_a_code_lets_in_the_station_it_was_made_for_and_no_other(station: Keyed) -> None:
    other = enrolled(station.registry)
    revoked(station)
    with pytest.raises(EnrolmentFailed, match=r"invite\.other_station"):
        let_in_again(station, code_for(station, other.station))
    with reading(station.registry.engine) as connection:
        assert known_station(connection, station.station).revoked
    with pytest.raises(RegistryRefused, match=r"ruling\.station_unknown"):
        code_for(station, "st-nobody")
    code = code_for(station)
    let_in_again(station, code)
    let_in_again(station, code)  # the answer may have been lost on its way
    with reading(station.registry.engine) as connection:
        assert not known_station(connection, station.station).revoked


def test_two_people_merge_what_follows_on(station: Keyed) -> None:
    revoked(station)
    station.record(3)
    station.deliver()
    at = decided(station, Judged.ACCEPT)
    assert at.said == ['{"accept": 3, "left": 0}']
    assert station.held(1) == list(range(1, 7))
    assert {tuple(one[2:]) for one in aside(station)} == {("accept", "wang li")}
    assert station.findings() == {("stream.set_aside", "station.revoked")}
    with pytest.raises(RegistryRefused, match=r"quarantine\.nothing"):
        decided(station, Judged.ACCEPT)
    with reading(station.registry.engine) as connection:
        assert known_station(connection, station.station).revoked, "what came is judged, not the station"


def test_two_people_refuse_it_and_it_stays_as_evidence(station: Keyed) -> None:
    revoked(station)
    station.record(3)
    station.deliver()
    assert decided(station, Judged.REFUSE).said == ['{"refuse": 3, "left": 0}']
    assert station.held(1) == [1, 2, 3]
    assert {tuple(one[2:]) for one in aside(station)} == {("refuse", "wang li")}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"by": ("wang", "wang")}, "ruling.same_person"),
        ({"by": ()}, "ruling.same_person"),
        ({"by": ("wang", "nobody")}, "signer.unknown_or_wrong"),
        ({"reason": " "}, "ruling.reason"),
    ],
)
def test_nobody_judges_alone_or_without_a_reason(station: Keyed, changed: Any, code: str) -> None:
    revoked(station)
    station.record(1)
    station.deliver()
    with pytest.raises(RegistryRefused) as caught:
        decided(station, Judged.ACCEPT, **changed)
    assert caught.value.code == code
    assert [one.state for one in aside(station)] == ["waiting"]


def test_what_has_a_gap_before_it_waits_on_and_another_history_becomes_evidence(registry: Registry) -> None:
    one = enrolled(registry)
    one.write(3)
    sent(registry, one)
    twin = one.cloned()
    revoke(registry.engine, one.station, "cloned", registry.clock())
    one.write(4)
    sent(registry, one, 6)
    twin.write(1, op="somebody else")
    sent(registry, twin, 4)
    at = Terminal(*SECRETS.values())
    judge(registry, at.talk, one.station, Judged.ACCEPT, by=BOTH, reason="looked at both")
    assert at.said == ['{"accept": 1, "left": 2}']
    sent(registry, one, 4, 5)
    again = Terminal(*SECRETS.values())
    judge(registry, again.talk, one.station, Judged.ACCEPT, by=BOTH, reason="the rest has come")
    with reading(registry.engine) as connection:
        diverging = connection.execute(select(tables.diverging.c.seq)).scalars().all()
        held = connection.execute(select(tables.entry.c.seq).order_by(tables.entry.c.seq)).scalars().all()
    assert again.said == ['{"accept": 4, "left": 0}']
    assert (sorted(held), sorted(diverging)) == ([1, 2, 3, 4], [4, 5, 6, 7])


def test_a_bundle_of_a_revoked_station_is_set_aside_too(station: Keyed, tmp_path: Path) -> None:
    station.record(2)
    bundle = tmp_path / "bundle"
    assert main(["export", "--data", str(station.records), "--out", str(bundle)]) == 0
    revoked(station)
    done = take_in(station.registry, bundle)
    assert (done.fresh, done.odd) == (0, "station.revoked")
    assert [one.seq for one in aside(station)] == [1, 2, 3, 4, 5]


def test_nothing_is_told_of_others_to_a_station_that_is_revoked(
    station: Keyed, front: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    revoked(station)
    who = station.registry.identity
    shows = Pass(station.station, who.registry, who.realm, station.key)
    with closing(RegistryClient(station.url, shows=shows)) as client:
        assert client.changes(0) == Refused(403, "station.revoked")
    state = front.get(f"/v1/stations/{station.station}").json()
    assert (state["revoked_why"], state["set_aside"]) == ("the computer is gone", 0)
    assert "the computer is gone" in front.get(f"/stations/{station.station}").text
    tell(station.registry)
    assert capsys.readouterr().out == "Nothing waits to be judged.\n"


@pytest.mark.parametrize(
    ("name", "why", "code"), [("st-nobody", "gone", "ruling.station_unknown"), ("", " ", "revoke.why")]
)
def test_a_slip_revokes_nothing(station: Keyed, name: str, why: str, code: str) -> None:
    with pytest.raises(RegistryRefused) as caught:
        revoke(station.registry.engine, name or station.station, why, 1)
    assert caught.value.code == code
