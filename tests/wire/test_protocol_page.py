"""docs/protocol.md is true: its worked example, the doors it lists, the findings and the limits."""

import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.pack_hold import Decision, HoldWhy, NoteWhy, Ruling
from app.wire.access import ask_token, read_token_request
from app.wire.attachment import MAX_PIECE, issue_held, pack_piece, read_held, unpack_piece
from app.wire.batch import MAX_ENTRIES, MAX_PACKED, MAX_UNPACKED, Batch, SignedEntry, pack, unpack
from app.wire.changes import MAX_CHANGES, issue_page, read_page, sign_ruling
from app.wire.envelope import GENESIS, decode, encode, entry_hash, sign_entry
from app.wire.receipt import issue, read
from registry.application import application
from registry.custody import MOST_CLAIMS
from registry.service import Registry
from tests.registry.opened import opened_registry

STATION = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
REGISTRY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page's text."""
    return (root / "docs/protocol.md").read_text(encoding="utf-8")


def blocks(page: str) -> list[list[bytes]]:
    return [block.encode().splitlines() for block in re.findall(r"```\n(.*?)\n```", page, re.DOTALL)]


def test_the_worked_example_comes_out_again(page: str) -> None:
    (raw, hashed, sig), (header,), (receipt, receipt_sig), _, (told, told_sig), (wanted, wanted_sig) = blocks(
        page
    )
    assert encode(decode(raw)) == raw
    link = entry_hash(GENESIS, raw)
    signed = sign_entry(STATION, link)
    assert (link.hex().encode(), signed.hex().encode()) == (hashed, sig)
    batch = Batch("practice", "st-1", 1, 1, GENESIS, (SignedEntry(raw, signed),))
    assert pack(batch, STATION) == header + b"\n" + raw + b"\n"
    assert unpack(header + b"\n" + raw + b"\n").hashes == (link,)
    issued = issue(read(receipt), REGISTRY)
    assert (issued.raw, issued.sig.hex().encode()) == (receipt, receipt_sig)
    changes = read_page(told)
    paged = issue_page(changes, REGISTRY)
    assert (paged.raw, paged.sig.hex().encode()) == (told, told_sig)
    asked = read_token_request({"raw": wanted.decode(), "sig": wanted_sig.decode()})
    assert ask_token(asked.said, STATION) == {"raw": wanted.decode(), "sig": wanted_sig.decode()}
    ruling = changes.changes[1]
    assert isinstance(ruling.what, Ruling)
    assert ruling.sig == sign_ruling(ruling.what, "reg-1", "practice", REGISTRY)


def test_every_word_of_a_change_is_on_the_page(page: str) -> None:
    words = [one.value for kind in (HoldWhy, NoteWhy, Decision) for one in kind]
    assert [word for word in words if f"`{word}`" not in page] == []
    assert MAX_CHANGES == 50
    assert f"the first {MOST_CLAIMS} claims" in page


def test_the_worked_example_of_an_attachment_comes_out_again(page: str) -> None:
    line, receipt, sig = blocks(page)[3]
    content = b"step = 1\n"
    received = unpack_piece(line + b"\n" + content)
    assert received.piece.content == content
    assert pack_piece(received.piece, STATION) == line + b"\n" + content
    issued = issue_held(read_held(receipt), REGISTRY)
    assert (issued.raw, issued.sig.hex().encode()) == (receipt, sig)
    assert f"at most {MAX_PIECE >> 10} KiB behind it" in page


def test_every_door_is_on_the_page(page: str, tmp_path: Path) -> None:
    def doors(registry: Registry) -> set[tuple[str, str]]:
        told = application(registry).openapi()["paths"]
        return {(method.upper(), path) for path, methods in told.items() for method in methods}

    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as registry:
        found = doors(registry)
    named = {"station": "STATION", "epoch": "EPOCH", "battery": "CODE", "sha256": "SHA256"}
    written = {(method, re.sub(r"{(\w+)}", lambda part: named[part[1]], path)) for method, path in found}
    assert {f"{method} {path}" for method, path in written} == {
        f"{method} {path}" for method, path in re.findall(r"`(GET|POST) (/[\w/]+)[`?]", page)
    }


def test_every_finding_is_on_the_page(page: str, root: Path) -> None:
    source = "".join(
        (root / "registry" / name).read_text(encoding="utf-8")
        for name in ("judge.py", "projector.py", "epochs.py", "intake.py")
    )
    codes = set(re.findall(r'"((?:entry|stream|epoch)\.[a-z_]+)"', source))
    assert len(codes) >= 15
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []


def test_the_limits_are_those_of_the_program(page: str) -> None:
    assert (MAX_ENTRIES, MAX_PACKED, MAX_UNPACKED) == (500, 2**20, 8 * 2**20)
    assert "at most 1 MiB as sent, 8 MiB unpacked, 500 entries" in page
