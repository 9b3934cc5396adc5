"""Pages of changes as bytes: what is written is read again, and everything else is no page."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.pack_hold import Decision, PackHold, Release, Ruling
from app.wire.changes import (
    MAX_CHANGES,
    MAX_PAGE,
    BadChanges,
    Change,
    Page,
    issue_page,
    page_holds,
    read_page,
    ruling_holds,
    sign_ruling,
)
from app.wire.envelope import canonical
from app.wire.signed import from_wire, to_wire

KEY = Ed25519PrivateKey.from_private_bytes(b"\1" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()

words = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=20)
lists = st.lists(words, max_size=4).map(tuple)
times = st.integers(0, 2**53 - 1)
told = st.one_of(
    st.builds(PackHold, words, words, words, lists, words, words, times, st.booleans()),
    st.builds(Release, words, words, lists, words, words, times),
    st.builds(
        Ruling,
        words,
        words,
        lists,
        st.sampled_from(Decision),
        words,
        words,
        st.just(("li", "wang")),
        times,
    ),
)


def page(*what: Any, after: int = 0) -> Page:
    changes = tuple(
        Change(pos, one, sign_ruling(one, "REG", "practice", KEY) if isinstance(one, Ruling) else b"")
        for pos, one in enumerate(what, after + 1)
    )
    return Page("REG", "practice", 1, after, after + len(what), 5, 60, changes)


@settings(max_examples=60)
@given(st.lists(told, max_size=5), st.integers(0, 99))
def test_a_page_is_read_as_it_was_written(what: list[Any], after: int) -> None:
    made = page(*what, after=after)
    signed = from_wire(json.loads(json.dumps(to_wire(issue_page(made, KEY)))))
    assert page_holds(signed, PUBLIC)
    assert read_page(signed.raw) == made
    assert all(ruling_holds(one, "REG", "practice", PUBLIC) for one in made.changes)
    assert not any(
        ruling_holds(one, "REG", "production", PUBLIC) for one in made.changes if isinstance(one.what, Ruling)
    )
    assert not page_holds(signed, b"\2" * 32)


HOLD = PackHold("A:1:2:quarantine", "P", "quarantine", ("C",), "A", "I1", 3)
RULING = Ruling("rl", "P", (HOLD.id,), Decision.RELEASE, "", "why", ("li", "wang"), 4)


def _body(**changed: Any) -> dict[str, Any]:
    return {**json.loads(issue_page(page(HOLD, RULING), KEY).raw), **changed}


def _changed(number: int, /, **changed: Any) -> dict[str, Any]:
    body = _body()
    body["changes"][number] |= changed
    return body


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\xff", "changes.not_json"),
        (b"[]", "changes.version"),
        (b'{"v":1}', "changes.fields"),
        (b'{"a":1,"a":1}', "changes.not_json"),
        (b"1" * (MAX_PAGE + 1), "changes.too_large"),
        (_body(v=2), "changes.version"),
        (_body(realm=None), "changes.fields"),
        (_body(after=-1), "changes.fields"),
        (_body(newest=True), "changes.fields"),
        (_body(incarnation=0), "changes.fields"),
        (_body(more=1), "changes.fields"),
        (_body(changes={}), "changes.fields"),
        (_body(changes=[7]), "changes.fields"),
        (_body(changes=[{"kind": "hold"}]), "changes.fields"),
        (_body(after=1), "changes.positions"),
        (_body(newest=1), "changes.positions"),
        (_changed(0, pos=2), "changes.positions"),
        (_changed(0, why="a\0b"), "changes.fields"),
        (_changed(0, battery="x" * 600), "changes.fields"),
        (_changed(0, reasons="C"), "changes.fields"),
        (_changed(0, at=-1), "changes.fields"),
        (_changed(0, sig="00"), "changes.fields"),
        (_changed(0, extra=1), "changes.fields"),
        (_changed(1, by=["li", "li"]), "changes.fields"),
        (_changed(1, by=["li"]), "changes.fields"),
        (_changed(1, decision="perhaps"), "changes.fields"),
        (_changed(1, sig="xy"), "changes.fields"),
        (_changed(1, holds=["h"] * 300), "changes.fields"),
        (_body(changes=[{"kind": "x", "pos": n} for n in range(1, MAX_CHANGES + 2)]), "changes.fields"),
    ],
)
def test_what_is_no_page_is_told(body: bytes | dict[str, Any], code: str) -> None:
    raw = body if isinstance(body, bytes) else canonical(body)
    with pytest.raises(BadChanges, match=code.replace(".", r"\.")):
        read_page(raw)


def test_a_kind_of_a_later_registry_is_kept_and_not_understood() -> None:
    found = read_page(canonical(_body(changes=[{"kind": "weather", "pos": 1, "sky": "grey"}], newest=1)))
    assert found.changes == (Change(1, None),)
