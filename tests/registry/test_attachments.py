"""Photographs and documents come in pieces, only those that entries name, and count when their hash holds."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.wire.attachment import HeldReceipt, Piece, held_receipt_holds, pack_piece, read_held
from app.wire.signed import Signed
from registry import tables
from registry.attachments import Taken, content_of, held_for, take_piece
from registry.engine import reading
from registry.projector import catch_up
from registry.refused import Refused
from registry.service import Registry
from registry.trace import timeline
from tests.fakes.delivering_station import DeliveringStation
from tests.registry.opened import enrolled, opened_registry, sent
from tests.registry.served import served, shown, token_over_http

PHOTO = b"\xff\xd8" + bytes(range(256)) * 40
BATTERY = "001PB31PRACT01D220000001"


@pytest.fixture
def registry(database: str, tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(database, tmp_path / "registry.key") as opened:
        yield opened


def ref(content: bytes, mime: str = "image/jpeg") -> dict[str, Any]:
    return {"sha256": sha256(content).hexdigest(), "len": len(content), "mime": mime}


def naming(registry: Registry, *contents: bytes, judged: bool = True) -> DeliveringStation:
    """A station whose one entry names these, and has been delivered."""
    station = enrolled(registry)
    station.write(refs=tuple(ref(one) for one in contents), base={BATTERY: None})
    sent(registry, station)
    if judged:
        catch_up(registry.engine, registry.clock())
    return station


def piece(station: DeliveringStation, content: bytes, start: int = 0, size: int | None = None) -> Piece:
    end = len(content) if size is None else start + size
    name = sha256(content).hexdigest()
    return Piece(station.realm, station.station, name, len(content), start, content[start:end])


def take(registry: Registry, station: DeliveringStation, one: Piece) -> tuple[Taken, HeldReceipt]:
    taken, signed = take_piece(registry, one.sha256, pack_piece(one, station.key))
    return taken, believed(registry, signed)


def believed(registry: Registry, signed: Signed) -> HeldReceipt:
    assert held_receipt_holds(signed, registry.key.public_key().public_bytes_raw())
    return read_held(signed.raw)


def refused(registry: Registry, name: str, body: bytes) -> tuple[int, str]:
    with pytest.raises(Refused) as found:
        take_piece(registry, name, body)
    return found.value.status, found.value.code


def wanted(registry: Registry, station: DeliveringStation) -> tuple[str, ...]:
    """What the next receipt of the station's stream asks for."""
    return sent(registry, station)[1].missing_blobs


def test_what_an_entry_names_is_asked_for_until_it_is_whole(registry: Registry) -> None:
    station = naming(registry, PHOTO)
    name = sha256(PHOTO).hexdigest()
    assert wanted(registry, station) == (name,)
    assert [one["whole"] for one in timeline(registry, BATTERY)["entries"][0]["attached"]] == [False]
    for start in range(0, len(PHOTO), 1000):
        taken, held = take(registry, station, piece(station, PHOTO, start, 1000))
        assert (taken, held.of) == (Taken.OK, len(PHOTO))
    assert held.held == len(PHOTO)
    assert wanted(registry, station) == ()
    assert content_of(registry, name) == ("image/jpeg", PHOTO)
    assert [one["whole"] for one in timeline(registry, BATTERY)["entries"][0]["attached"]] == [True]


def test_a_piece_goes_on_where_the_registry_says_and_a_repeat_changes_nothing(registry: Registry) -> None:
    station = naming(registry, PHOTO)
    take(registry, station, piece(station, PHOTO, 0, 500))
    for start in (0, 400, 501, 900):
        taken, held = take(registry, station, piece(station, PHOTO, start, 300))
        assert (taken, held.held) == (Taken.START, 500)
    signed = held_for(registry, station.station, sha256(PHOTO).hexdigest())
    assert believed(registry, signed).held == 500
    assert take(registry, station, piece(station, PHOTO, 500))[1].held == len(PHOTO)
    assert take(registry, station, piece(station, PHOTO, 0, 10)) == (
        Taken.OK,
        believed(registry, held_for(registry, station.station, sha256(PHOTO).hexdigest())),
    )


def test_other_bytes_under_a_name_are_thrown_away_and_wanted_again(registry: Registry) -> None:
    station = naming(registry, PHOTO)
    wrong = replace(piece(station, PHOTO), content=bytes(len(PHOTO)))
    taken, held = take(registry, station, wrong)
    assert (taken, held.held) == (Taken.DIFFERS, 0)
    assert wanted(registry, station) == (wrong.sha256,)
    with pytest.raises(Refused, match=r"attachment\.unknown"):
        content_of(registry, wrong.sha256)
    assert take(registry, station, piece(station, PHOTO))[1].held == len(PHOTO)


def test_the_same_bytes_of_two_stations_are_kept_once(registry: Registry) -> None:
    first, second = naming(registry, PHOTO), naming(registry, PHOTO)
    take(registry, second, piece(second, PHOTO, 0, 700))
    take(registry, first, piece(first, PHOTO))
    taken, held = take(registry, second, piece(second, PHOTO, 700, 300))
    assert (taken, held.held) == (Taken.OK, len(PHOTO))
    assert wanted(registry, second) == wanted(registry, first) == ()
    with reading(registry.engine) as connection:
        rows = connection.execute(select(tables.piece.c.station)).scalars().all()
    assert rows == [first.station]
    third = naming(registry, PHOTO)
    assert wanted(registry, third) == ()


def test_nothing_is_taken_that_no_entry_of_the_station_names(registry: Registry) -> None:
    station, stranger = naming(registry, PHOTO), enrolled(registry)
    body = pack_piece(piece(stranger, PHOTO), stranger.key)
    name = sha256(PHOTO).hexdigest()
    assert refused(registry, name, body) == (404, "attachment.not_named")
    with pytest.raises(Refused, match=r"attachment\.not_named"):
        held_for(registry, stranger.station, name)
    early = naming(registry, PHOTO + b"!", judged=False)
    body = pack_piece(piece(early, PHOTO + b"!"), early.key)
    assert refused(registry, sha256(PHOTO + b"!").hexdigest(), body) == (404, "attachment.not_named")
    assert wanted(registry, station) == (name,)


def test_a_piece_must_be_the_stations_and_of_this_registrys_realm(registry: Registry) -> None:
    station, other = naming(registry, PHOTO), enrolled(registry)
    one = piece(station, PHOTO)
    assert refused(registry, one.sha256, pack_piece(one, other.key)) == (403, "piece.signature")
    elsewhere = replace(one, realm="production")
    assert refused(registry, one.sha256, pack_piece(elsewhere, station.key)) == (403, "realm.other")
    longer = replace(one, of=len(PHOTO) + 1)
    assert refused(registry, one.sha256, pack_piece(longer, station.key)) == (409, "attachment.length")
    body = pack_piece(one, station.key)
    assert refused(registry, "0" * 64, body) == (400, "piece.other_attachment")
    nobody = replace(one, station="st-nobody")
    assert refused(registry, one.sha256, pack_piece(nobody, station.key)) == (404, "station.unknown")


def test_names_that_nothing_can_be_asked_by_are_a_finding_and_the_rest_is_asked_for(
    registry: Registry,
) -> None:
    station = enrolled(registry)
    odd = [
        {"sha256": "../../etc/passwd", "len": 3, "mime": "image/jpeg"},
        {"sha256": "A" * 64, "len": 3, "mime": "image/jpeg"},
        {**ref(b"x"), "len": 0},
        {**ref(b"y"), "len": True},
        {**ref(b"z"), "len": 2**40},
        {**ref(b"v"), "mime": "text/html\r\nx: y"},
        {"sha256": "1" * 64},
    ]
    station.write(refs=(*odd, ref(PHOTO)))
    sent(registry, station)
    catch_up(registry.engine, registry.clock())
    receipt = sent(registry, station)[1]
    assert receipt.missing_blobs == (sha256(PHOTO).hexdigest(),)
    assert [one.code for one in receipt.findings] == ["entry.attachment_unusable"]


def test_a_receipt_asks_for_the_oldest_fifty(registry: Registry) -> None:
    station = enrolled(registry)
    contents = [b"\xff\xd8%d" % number for number in range(60)]
    for one in contents:
        station.write(refs=(ref(one),))
    sent(registry, station)
    catch_up(registry.engine, registry.clock())
    assert wanted(registry, station) == tuple(sha256(one).hexdigest() for one in contents[:50])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400)), max_size=12),
    seed=st.binary(max_size=8),
)
def test_pieces_in_any_order_and_overlap_never_make_other_bytes(
    registry: Registry, cuts: list[tuple[int, int]], seed: bytes
) -> None:
    content = b"\xff\xd8" + seed + bytes(range(200)) + sha256(seed).digest()
    station = naming(registry, content)
    for start, size in cuts:
        if start < len(content):
            take(registry, station, piece(station, content, start, min(size, len(content) - start)))
    held = believed(registry, held_for(registry, station.station, sha256(content).hexdigest())).held
    if held < len(content):
        take(registry, station, piece(station, content, held))
    assert content_of(registry, sha256(content).hexdigest())[1] == content


def test_over_http_a_photograph_is_shown_and_a_document_handed_over(registry: Registry) -> None:
    document = b"id = 'x'\n<script>alert(1)</script>"
    station = enrolled(registry)
    station.write(refs=(ref(PHOTO), ref(document, "application/toml")), base={BATTERY: None})
    sent(registry, station)
    catch_up(registry.engine, registry.clock())
    with served(registry) as client:
        client.headers.update(shown(token_over_http(client, registry, station)))
        name = sha256(PHOTO).hexdigest()
        page = client.get(f"/batteries/{BATTERY}").text
        assert page.count("not here yet") == 2
        asked = client.get(f"/v1/attachments/{name}/receipt", params={"station": station.station})
        assert asked.json()["receipt"]["raw"].count('"held":0') == 1
        assert client.get(f"/v1/attachments/{name}").status_code == 404
        for content in (PHOTO, document):
            body = pack_piece(piece(station, content), station.key)
            answer = client.post(f"/v1/attachments/{sha256(content).hexdigest()}", content=body)
            assert (answer.status_code, answer.json()["code"]) == (200, "ok")
        photo = client.get(f"/v1/attachments/{name}")
        assert (photo.headers["content-type"], photo.content) == ("image/jpeg", PHOTO)
        file = client.get(f"/v1/attachments/{sha256(document).hexdigest()}")
        assert file.headers["content-type"] == "application/octet-stream"
        assert file.headers["content-disposition"].startswith("attachment")
        assert client.post(f"/v1/attachments/{name}", content=b"x" * 300_000).status_code == 413
        assert client.post(f"/v1/attachments/{name}", content=b"").status_code == 400
        assert client.get("/v1/attachments/../../etc/passwd").status_code == 404
        assert name[:8] in client.get(f"/batteries/{BATTERY}").text
