"""Enrolment: only whoever knows the code can speak for either side."""

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.wire.enrolment import (
    Answer,
    BadEnrolment,
    SignedRequest,
    answer,
    ask,
    believe,
    code_from,
    code_proven,
    invite_id,
    invite_key,
    read_request,
    request_from_wire,
    request_to_wire,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
CODE = code_from(bytes(range(10)))
SAID = Answer("st-1", "rg-1", "practice", 1, (b"\x09" * 32,), 500, 1_048_576, 1_790_000_000_000)


def request() -> SignedRequest:
    return ask(CODE, KEY, realm="practice", label="收货台 1")


def test_both_sides_understand_each_other() -> None:
    sent = request_from_wire(json.loads(json.dumps(request_to_wire(request()))))
    read = read_request(sent)
    assert (read.invite, read.realm, read.label) == (invite_id(CODE), "practice", "收货台 1")
    assert read.public_key == KEY.public_key().public_bytes_raw()
    assert code_proven(sent, invite_key(CODE))
    assert believe(answer(SAID, sent, invite_key(CODE)), sent, CODE) == SAID


def test_the_code_never_travels() -> None:
    wire = json.dumps(request_to_wire(request()))
    assert CODE not in wire
    assert CODE.replace("-", "") not in wire


@pytest.mark.parametrize(
    "typed", ["AAAQ-EAYE-AUDA-OCAJ", "aaaqeayeaudaocaj", " aaaq eaye  auda ocaj ", "AAAQ-EAYE-AUDA-0CAJ"]
)
def test_the_code_may_be_typed_as_people_type(typed: str) -> None:
    assert CODE == "AAAQ-EAYE-AUDA-OCAJ"
    assert invite_id(typed) == invite_id(CODE)


def test_a_wrong_code_proves_nothing() -> None:
    wrong = code_from(bytes(10))
    assert not code_proven(request(), invite_key(wrong))
    with pytest.raises(BadEnrolment, match=r"enrolment\.mac"):
        believe(answer(SAID, request(), invite_key(wrong)), request(), CODE)


def test_a_swapped_registry_key_is_noticed() -> None:
    sent = request()
    honest = answer(SAID, sent, invite_key(CODE))
    forged = {**honest, "raw": honest["raw"].replace("09" * 32, "0a" * 32)}
    assert forged != honest
    with pytest.raises(BadEnrolment, match=r"enrolment\.mac"):
        believe(forged, sent, CODE)


def test_an_answer_to_another_request_is_noticed() -> None:
    other = ask(CODE, OTHER, realm="practice", label="")
    with pytest.raises(BadEnrolment, match=r"enrolment\.mac"):
        believe(answer(SAID, other, invite_key(CODE)), request(), CODE)


def test_an_answer_of_the_other_realm_is_refused() -> None:
    sent = request()
    with pytest.raises(BadEnrolment, match=r"enrolment\.fields"):
        believe(answer(replace(SAID, realm="production"), sent, invite_key(CODE)), sent, CODE)


def test_a_key_that_the_sender_does_not_hold_is_refused() -> None:
    sent = request()
    mine = KEY.public_key().public_bytes_raw().hex()
    theirs = OTHER.public_key().public_bytes_raw().hex()
    stolen = replace(sent, raw=sent.raw.replace(mine.encode(), theirs.encode()))
    assert stolen != sent
    with pytest.raises(BadEnrolment, match=r"enrolment\.signature"):
        read_request(stolen)


@given(st.binary(max_size=200))
def test_odd_bytes_are_only_ever_bad_enrolments(raw: bytes) -> None:
    with pytest.raises(BadEnrolment):
        read_request(SignedRequest(raw, bytes(32), bytes(64)))


def test_odd_forms_are_refused() -> None:
    good = request_to_wire(request())
    odd = (
        None,
        [],
        {},
        {**good, "mac": "x"},
        {**good, "sig": 1},
        {**good, "raw": "\ud800"},
        {**good, "more": ""},
    )
    for value in (*odd, {**good, "raw": "x" * 20_000}):
        with pytest.raises(BadEnrolment):
            request_from_wire(value)
    for said in (None, "", {"raw": "{}", "mac": "00"}, {"raw": "\ud800", "mac": "00" * 32}):
        with pytest.raises(BadEnrolment):
            believe(said, request(), CODE)
