"""Hand-overs of keys: both must sign, about these keys and this owner; ways are found through all others."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.wire.handover import (
    MOST,
    BadHandover,
    Handover,
    Whose,
    followed,
    hand_over,
    handover_holds,
    leading_to,
    plain_handover,
    read_handover,
    read_handovers,
    way_between,
)

KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in range(1, 7)]
PUBLIC = [key.public_key().public_bytes_raw() for key in KEYS]
OURS = Whose("rg-1", "practice", "st-1")
STEPS = [hand_over(KEYS[n], KEYS[n + 1], OURS) for n in range(5)]


def test_both_keys_say_whose_they_are() -> None:
    one = STEPS[0]
    assert handover_holds(one, OURS)
    for other in (Whose("rg-2", "practice", "st-1"), Whose("rg-1", "production", "st-1")):
        assert not handover_holds(one, other)
    assert not handover_holds(one, Whose("rg-1", "practice", "st-2"))
    assert not handover_holds(one, Whose("rg-1", "practice"))
    assert not handover_holds(hand_over(KEYS[0], KEYS[0], OURS), OURS)


@given(field=st.sampled_from(["replaces", "public_key", "handed", "proven"]), bit=st.integers(0, 255))
def test_not_a_bit_of_it_can_be_another(field: str, bit: int) -> None:
    value = bytearray(getattr(STEPS[0], field))
    value[bit // 8] ^= 1 << bit % 8
    assert not handover_holds(replace(STEPS[0], **{field: bytes(value)}), OURS)


def test_signatures_of_one_end_do_not_stand_for_the_other() -> None:
    one = STEPS[0]
    assert not handover_holds(replace(one, handed=one.proven, proven=one.handed), OURS)
    turned = hand_over(KEYS[1], KEYS[0], OURS)
    assert not handover_holds(replace(one, handed=turned.proven), OURS)
    assert not handover_holds(replace(one, proven=turned.handed), OURS)


def test_it_travels_as_four_texts() -> None:
    plain = plain_handover(STEPS[0])
    assert read_handover({**plain, "why": "due"}) == STEPS[0]
    assert read_handovers([plain]) == (STEPS[0],)
    odd: tuple[object, ...] = (None, [], "x", {}, {**plain, "handed": "00"}, {**plain, "replaces": None})
    for one in odd:
        with pytest.raises(BadHandover):
            read_handover(one)
    many: tuple[object, ...] = ({}, [plain] * (MOST + 1), [plain, 1], None)
    for each in many:
        with pytest.raises(BadHandover):
            read_handovers(each)


@given(steps=st.permutations(STEPS), known=st.integers(0, 5), wanted=st.integers(0, 5))
def test_the_way_from_one_key_to_another_is_found_in_any_order(
    steps: list[Handover], known: int, wanted: int
) -> None:
    never = hand_over(KEYS[known], KEYS[0], OURS) if known else STEPS[0]
    way = way_between(PUBLIC[known], PUBLIC[wanted], [*steps, replace(never, handed=bytes(64))], OURS)
    assert way == (tuple(STEPS[known:wanted]) if known <= wanted else None)


def test_a_change_that_was_never_made_leads_nobody_astray() -> None:
    never = hand_over(KEYS[1], KEYS[5], OURS)
    told = (STEPS[0], never, STEPS[1])
    assert leading_to(PUBLIC[2], told) == (STEPS[0], STEPS[1])
    assert way_between(PUBLIC[0], PUBLIC[2], told, OURS) == (STEPS[0], STEPS[1])
    assert followed(PUBLIC[0], leading_to(PUBLIC[2], told), OURS) == (STEPS[0], STEPS[1])
    assert leading_to(PUBLIC[4], told) == ()
    loop = (hand_over(KEYS[0], KEYS[1], OURS), hand_over(KEYS[1], KEYS[0], OURS))
    assert way_between(PUBLIC[2], PUBLIC[0], loop, OURS) is None
