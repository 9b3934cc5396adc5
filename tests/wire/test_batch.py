"""The batch body: what is packed comes back, and nothing else is believed."""

import gzip
import json
import zlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.wire.batch import (
    MAX_ENTRIES,
    MAX_UNPACKED,
    BadBatch,
    Batch,
    SignedEntry,
    batch_signature_holds,
    compress,
    gunzip_bounded,
    links,
    pack,
    unpack,
)
from app.wire.envelope import GENESIS, canonical, entry_hash, sign_entry

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = KEY.public_key().public_bytes_raw()


def batch_of(raws: list[bytes], *, first: int = 1, prev: bytes = GENESIS) -> Batch:
    entries, last = [], prev
    for raw in raws:
        last = entry_hash(last, raw)
        entries.append(SignedEntry(raw, sign_entry(KEY, last)))
    return Batch("practice", "st-1", 1, first, prev, tuple(entries))


def code_of(body: bytes) -> str:
    with pytest.raises(BadBatch) as caught:
        unpack(body)
    return caught.value.code


def with_header(body: bytes, **changed: object) -> bytes:
    first, rest = body.split(b"\n", 1)
    return canonical({**json.loads(first), **changed}) + b"\n" + rest


@given(
    st.lists(st.binary(min_size=1, max_size=60).filter(lambda raw: b"\n" not in raw), min_size=1, max_size=8)
)
def test_any_bytes_without_newline_come_back(raws: list[bytes]) -> None:
    batch = batch_of(raws, first=7, prev=b"\x07" * 32)
    received = unpack(gunzip_bounded(compress(pack(batch, KEY))))
    assert received.batch == batch
    assert received.hashes == links(batch)
    assert batch_signature_holds(received, PUBLIC)
    assert not batch_signature_holds(received, OTHER.public_key().public_bytes_raw())


@given(st.text(max_size=80))
def test_canonical_bytes_never_hold_a_newline(text: str) -> None:
    try:
        raw = canonical({"text": text, text: 1})
    except ValueError:
        return
    assert b"\n" not in raw


def test_header_line_is_what_the_protocol_says() -> None:
    batch = batch_of([b"{}", b"[]"])
    lines = pack(batch, KEY).split(b"\n")
    header = json.loads(lines[0])
    assert lines[1:] == [b"{}", b"[]", b""]
    assert header["prev_hash"] == "00" * 32
    assert header["last_hash"] == links(batch)[-1].hex()
    assert header["sigs"] == [entry.sig.hex() for entry in batch.entries]
    signature = bytes.fromhex(header.pop("sig"))
    KEY.public_key().verify(signature, b"batch1sig\0" + canonical(header))


def test_packing_refuses_what_cannot_travel() -> None:
    for raws in ([], [b"a\nb"], [b""], [b"x"] * (MAX_ENTRIES + 1), [b"x" * MAX_UNPACKED]):
        with pytest.raises(BadBatch):
            pack(batch_of(raws), KEY)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"proto": 2}, "batch.proto"),
        ({"proto": True}, "batch.header"),
        ({"n": 1}, "batch.count"),
        ({"n": 0}, "batch.header"),
        ({"epoch": 0}, "batch.header"),
        ({"first_seq": -1}, "batch.header"),
        ({"first_seq": "1"}, "batch.header"),
        ({"station": ""}, "batch.header"),
        ({"station": "s" * 201}, "batch.header"),
        ({"realm": 5}, "batch.header"),
        ({"prev_hash": "0" * 63}, "batch.header"),
        ({"prev_hash": "G" * 64}, "batch.header"),
        ({"last_hash": "0" * 64}, "batch.last_hash"),
        ({"prev_hash": "1" * 64}, "batch.last_hash"),
        ({"sigs": []}, "batch.count"),
        ({"sigs": "no"}, "batch.header"),
        ({"sigs": ["ab"]}, "batch.header"),
        ({"sig": "AB" * 64}, "batch.header"),
        ({"more": 1}, "batch.header"),
    ],
)
def test_an_odd_header_is_named(changed: dict[str, object], code: str) -> None:
    assert code_of(with_header(pack(batch_of([b"{}", b"[]"]), KEY), **changed)) == code


def test_odd_bodies_are_named() -> None:
    body = pack(batch_of([b"{}", b"[]"]), KEY)
    assert code_of(b"") == "batch.cut_short"
    assert code_of(body[:-1]) == "batch.cut_short"
    assert code_of(b"\n") == "batch.header"
    assert code_of(b"[]\n{}\n") == "batch.header"
    assert code_of(b"\xff\n{}\n") == "batch.header"
    assert code_of(b" " + body) == "batch.header_not_canonical"
    assert code_of(body + b"{}\n") == "batch.count"
    assert code_of(body.split(b"\n")[0] + b"\n\n[]\n") == "batch.empty_line"
    assert code_of(b"\n" * (MAX_ENTRIES + 2)) == "batch.count"
    assert code_of(b"x" * (MAX_UNPACKED + 1)) == "batch.too_large"


@given(st.binary(max_size=200))
def test_unpacking_anything_only_ever_says_bad_batch(body: bytes) -> None:
    with pytest.raises(BadBatch):
        unpack(body + b"\n")


def test_decompression_stops_at_the_limit() -> None:
    assert gunzip_bounded(gzip.compress(b"x" * 1000), 1000) == b"x" * 1000
    bomb = gzip.compress(bytes(50_000_000))
    with pytest.raises(BadBatch, match=r"batch\.too_large"):
        gunzip_bounded(bomb, 1000)


def test_decompression_names_what_is_not_one_gzip_member() -> None:
    good = gzip.compress(b"hello")
    for odd in (b"", good[:-1], good[:5]):
        with pytest.raises(BadBatch, match=r"batch\.cut_short"):
            gunzip_bounded(odd)
    for odd in (b"hello", good + good, good + b"x", zlib.compress(b"hello")):
        with pytest.raises(BadBatch, match=r"batch\.not_gzip"):
            gunzip_bounded(odd)
