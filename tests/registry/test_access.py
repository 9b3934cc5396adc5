"""Challenges and tokens: who gets one, what it opens, and that it opens nothing for anybody else."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select

from app.wire.access import MAX_TOKEN, TokenRequest, ask_token
from app.wire.attachment import Piece, pack_piece
from registry import tables
from registry.access import CHALLENGE_MS, TOKEN_MS, caller, challenge, token
from registry.engine import reading
from registry.refused import Refused
from registry.service import Registry, open_registry
from tests.fakes.delivering_station import DeliveringStation
from tests.registry.opened import HandTime, enrolled, snapshot
from tests.registry.served import post_batch, shown, token_over_http


def nonce_for(registry: Registry, station: str) -> str:
    return str(challenge(registry, json.dumps({"station": station}).encode())["nonce"])


def answered(registry: Registry, station: DeliveringStation, /, **changed: str) -> bytes:
    who = registry.identity
    request = TokenRequest(station.station, who.registry, who.realm, nonce_for(registry, station.station))
    return json.dumps(ask_token(replace(request, **changed), station.key)).encode()


def got(registry: Registry, station: DeliveringStation) -> dict[str, str]:
    return shown(str(token(registry, answered(registry, station))["token"]))


def no(ask: Any) -> tuple[int, str]:
    with pytest.raises(Refused) as caught:
        ask()
    return caught.value.status, caught.value.code


def turned(registry: Registry, by_ms: int) -> None:
    assert isinstance(registry.clock, HandTime)
    registry.clock.at_ms += by_ms


def test_who_signs_the_challenge_gets_a_token_for_an_hour(registry: Registry) -> None:
    station = enrolled(registry)
    headers = got(registry, station)
    assert caller(registry, headers) == caller(registry, headers, about=station.station) == station.station
    turned(registry, TOKEN_MS)
    assert caller(registry, headers) == station.station
    turned(registry, 1)
    assert no(lambda: caller(registry, headers)) == (401, "token.expired")
    turned(registry, -TOKEN_MS - 2)  # set back: nothing is good for longer than an hour from now on
    assert no(lambda: caller(registry, headers)) == (401, "token.expired")


def test_a_challenge_is_answered_once_within_its_minute_and_by_whom_it_was_given_to(
    registry: Registry,
) -> None:
    station, other = enrolled(registry), enrolled(registry)
    answer = answered(registry, station)
    token(registry, answer)
    assert no(lambda: token(registry, answer)) == (403, "token.challenge")
    late = answered(registry, station)
    turned(registry, CHALLENGE_MS + 1)
    assert no(lambda: token(registry, late)) == (403, "token.challenge")
    for_other = answered(registry, station, nonce=nonce_for(registry, other.station))
    assert no(lambda: token(registry, for_other)) == (403, "token.challenge")
    made_up = answered(registry, station, nonce="00" * 56)
    assert no(lambda: token(registry, made_up)) == (403, "token.challenge")
    token(registry, answered(registry, station))
    with reading(registry.engine) as connection:  # what has run out is not kept
        assert connection.execute(select(func.count()).select_from(tables.answered)).scalar_one() == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"realm": "production"}, "realm.other"), ({"registry": "rg-0"}, "registry.other")],
)
def test_an_answer_for_another_registry_opens_nothing(
    registry: Registry, changed: Mapping[str, str], code: str
) -> None:
    station = enrolled(registry)
    assert no(lambda: token(registry, answered(registry, station, **changed))) == (403, code)


def test_no_key_but_the_stations_own_answers(registry: Registry) -> None:
    station = enrolled(registry)
    thief = replace(station, key=Ed25519PrivateKey.generate())
    nobody = DeliveringStation("st-nobody", thief.key)
    before = snapshot(registry)
    assert no(lambda: token(registry, answered(registry, thief))) == (403, "token.not_a_station")
    assert no(lambda: token(registry, answered(registry, nobody))) == (403, "token.not_a_station")
    assert snapshot(registry) == before
    with reading(registry.engine) as connection:  # and nobody writes anything down here by asking
        assert connection.execute(select(tables.answered)).first() is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"station":1}',
        b'{"station":""}',
        b'{"station":"a","b":1}',
        b'{"station":"\\u0000"}',
    ],
)
def test_odd_questions_are_refused_plainly(registry: Registry, body: bytes) -> None:
    assert no(lambda: challenge(registry, body)) == (400, "challenge.fields")
    assert no(lambda: token(registry, body)) == (400, "token.fields")


def test_a_token_is_believed_as_it_was_given_or_not_at_all(registry: Registry) -> None:
    station = enrolled(registry)
    good = got(registry, station)["authorization"]
    packed, mac = good.removeprefix("Bearer ").split(".")
    odd = (
        "", "Bearer", "Bearer .", good.replace("Bearer", "bearer"), f"Bearer {packed}.", f"Bearer .{mac}",
        f"Bearer {packed}.{mac[:-1]}", f"Bearer {packed}.{mac}0", f"Bearer {packed[:-4]}.{mac}",
        f"Bearer {packed}é.{mac}", f"Bearer {packed}.é", "Bearer " + "A" * MAX_TOKEN, f"Basic {packed}",
    )  # fmt: skip
    for one in odd:
        assert no(lambda one=one: caller(registry, {"authorization": one})) == (401, "token.needed"), one
    turned_bit = bytes([packed.encode()[8] ^ 1]).decode()
    assert no(lambda: caller(registry, {"authorization": good.replace(packed[8], turned_bit, 1)}))[0] == 401


def test_every_process_with_the_key_believes_what_another_gave(registry: Registry, tmp_path: object) -> None:
    station = enrolled(registry)
    headers, answer = got(registry, station), answered(registry, station)
    another = open_registry(
        registry.engine.url.render_as_string(hide_password=False),
        key_file=None,
        clock=registry.clock,
    )
    try:
        assert caller(another, headers) == station.station
        token(another, answer)
        assert no(lambda: token(registry, answer)) == (403, "token.challenge")
    finally:
        another.close()


def test_each_door_for_stations_wants_it_before_it_reads(client: httpx.Client, registry: Registry) -> None:
    station, other = enrolled(registry), enrolled(registry)
    station.write()
    stream, name = f"/v1/streams/{station.station}/1", "ab" * 32
    piece = pack_piece(Piece("practice", station.station, name, 1, 0, b"x"), station.key)
    asked: tuple[tuple[str, str, bytes | None], ...] = (
        ("GET", f"{stream}/head", None),
        ("POST", f"{stream}/events", station.body()),
        ("GET", f"/v1/attachments/{name}/receipt?station={station.station}", None),
        ("POST", f"/v1/attachments/{name}", piece),
        ("GET", "/v1/changes", None),
    )
    before = snapshot(registry)
    for method, path, body in asked:
        said = client.request(method, path, content=body)
        assert (said.status_code, said.json()) == (401, {"code": "token.needed"}), path
        assert said.headers["www-authenticate"] == "Bearer"
    its = shown(token_over_http(client, registry, other))
    for method, path, body in asked[:-1]:
        said = client.request(method, path, content=body, headers=its)
        assert (said.status_code, said.json()) == (403, {"code": "token.other_station"}), path
    assert snapshot(registry) == before
    client.headers.update(shown(token_over_http(client, registry, station)))
    assert post_batch(client, station).status_code == 200
