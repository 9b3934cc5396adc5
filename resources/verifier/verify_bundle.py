"""Checks the records of a Packbench station without the program that wrote them.

    python3 verify_bundle.py PATH [--json] [--registry-keys FILE] [--station-key HEX] [--mark FILE]

PATH is an exported bundle (a folder or a .zip), a station.sqlite, or the folder one lies in. Exit code:
0 good, 1 damaged, 2 it cannot be told. Needs Python 3.11 and `cryptography`: Python alone has no Ed25519.
Written from docs/records.md and sharing nothing with the station's own `verify`: two must err alike before
damage goes unseen. It judges bytes and not work: the order of steps and holds is `verify`'s to judge.
"""

import argparse
import hashlib
import json
import re
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LARGEST = 64 * 1024 * 1024  # bytes of one file that is read whole
NAME = re.compile(r"(?:[A-Za-z0-9_-]+/){0,2}[A-Za-z0-9_-]+\.[a-z]+")
TYPES = {"realm": str, "station": str, "id": str, "type": str, "boot": str, "clk": dict, "data": dict}
TYPES |= {"base": dict, "refs": list} | dict.fromkeys(("v", "epoch", "seq", "sv", "at", "mono"), int)
NOT_SO = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
LOST = (OSError, KeyError, zipfile.BadZipFile, sqlite3.Error)
READ = json.JSONDecoder(parse_float=int, parse_constant=int).decode  # int() takes no fraction and no NaN
WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
KEYS = {}


def signed(key, message, signature):
    try:
        if key not in KEYS:
            KEYS[key] = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        KEYS[key].verify(signature if isinstance(signature, bytes) else bytes.fromhex(signature), message)
    except (InvalidSignature, *NOT_SO):
        return False
    return True


def parse(raw):
    """Canonical JSON, or one of NOT_SO: read, written again by the rules, and compared."""
    value = READ(raw.decode())
    if WRITE(value).encode() != raw:
        raise ValueError("not canonical")
    return value


def follower(key, said, first, station):
    """The key that follows by a hand-over which both keys have signed, or one of NOT_SO."""
    body = {"station": station, "realm": first["realm"], "registry": first["data"]["registry"]}
    body = WRITE(body | {"replaces": key, "public_key": said["public_key"]}).encode()
    both = ((key, b"handover1sig\0", "handed"), (said["public_key"], b"handover1key\0", "proven"))
    if said["replaces"] != key or not all(signed(one, tag + body, said[sig]) for one, tag, sig in both):
        raise ValueError("no hand-over")
    return said["public_key"]


def content(file):
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except LOST:
        return b""


def is_same(file, length, sha256):
    found = content(file)
    return (len(found), hashlib.sha256(found).hexdigest()) == (length, sha256)


class Database:
    """A station.sqlite, copied together with an unfinished journal, which SQLite then undoes in the copy."""

    def __init__(self, file, scratch):
        for end in ("", "-journal", "-wal"):
            if Path(f"{file}{end}").is_file():
                shutil.copyfile(f"{file}{end}", scratch / f"copy{end}")
        self.root, self.broken = file.parent, ""
        self.sql = sqlite3.connect(scratch / "copy")
        self.sql.text_factory = bytes
        ours = self.sql.execute("PRAGMA application_id").fetchone()[0] == 0x50424348
        if not ours or self.sql.execute("SELECT 1 FROM journal LIMIT 1").fetchone() is None:
            raise ValueError("not the database of a station, or nothing is recorded in it yet")

    def every(self, query):
        try:
            yield from self.sql.execute(query)
        except sqlite3.Error as fault:
            self.broken = str(fault)

    def rows(self):
        return self.every("SELECT epoch, seq, raw, hash, sig FROM journal ORDER BY epoch, seq")

    def receipts(self):
        query = "SELECT n, raw, sig, epoch, acked_seq, acked_hash FROM receipt ORDER BY n"
        return list(self.every(query))

    def look_around(self, judge):
        if [row[0] for row in self.every("PRAGMA integrity_check(1)")] != [b"ok"]:
            judge.wrong(0, 0, "SQLite finds the file damaged")


class Bundle:
    """An exported bundle: a folder, or a zip whose members are stored and not packed."""

    def __init__(self, path):
        self.root, self.broken, self.batches = path, "", []
        if not path.is_dir():
            archive = zipfile.ZipFile(path)
            if any(one.compress_type != zipfile.ZIP_STORED for one in archive.infolist()):
                raise ValueError("the zip holds packed members; a bundle has none")
            self.root = zipfile.Path(archive)
        self.raw, self.sig = self.read("manifest.json"), self.read("manifest.sig").decode("latin-1")
        self.manifest = parse(self.raw)
        self.files = {one["name"]: (one["len"], one["sha256"]) for one in self.manifest["files"]}
        self.heads = [(one["epoch"], one["seq"], one["hash"]) for one in self.manifest["heads"]]
        known = (self.manifest["form"], self.manifest["v"]) == ("packbench-bundle", 1)
        if not known or not all(NAME.fullmatch(name) for name in self.files):
            raise ValueError("no manifest of a bundle")

    def read(self, name):
        return content(self.root.joinpath(name))

    def rows(self):
        for name in sorted(one for one in self.files if one.startswith("entries/")):
            first, *raws = self.read(name).split(b"\n")
            try:
                header = parse(first)
                sig, sigs = header.pop("sig"), [bytes.fromhex(one) for one in header["sigs"]]
                numbers = range(header["first_seq"], header["first_seq"] + len(sigs))
                rows = [(header["epoch"], *one) for one in zip(numbers, raws[:-1], sigs, strict=True)]
            except NOT_SO:
                self.batches.append((name, b"", ""))
                continue
            self.batches.append((name, b"batch1sig\0" + WRITE(header).encode(), sig))
            yield from ((epoch, seq, raw, None, sig) for epoch, seq, raw, sig in rows)

    def receipts(self):
        return list(enumerate(self.read("receipts.ndjson").splitlines(), 1))

    def look_around(self, judge):
        for name, message, sig in [("manifest", b"bundle1sig\0" + self.raw, self.sig), *self.batches]:
            if not any(signed(key, message, sig) for key in judge.keys):
                judge.wrong(0, 0, f"{name} is not signed by the station")
        for name, kept in self.files.items():
            if not is_same(self.root.joinpath(name), *kept):
                judge.wrong(0, 0, f"{name} is not the file that was exported")
        for epoch, seq, hashed in self.heads:
            judge.witness("manifest", epoch, seq, hashed)
        if judge.entries != self.manifest.get("entries"):
            judge.wrong(0, 0, "the manifest counts other entries")


class Judge:
    """Walks the entries; `found` holds (epoch, number, what is wrong), epoch 0 for what is no entry."""

    def __init__(self, source, station_key):
        self.found, self.keys, self.heads, self.hashes, self.openings, self.files = [], [], {}, {}, {}, {}
        self.source, self.expected, self.first, self.entries = source, station_key, {}, 0
        self.pinned, self.fresh = [], None
        self.wrong = lambda epoch, seq, what: self.found.append((epoch, seq, what))

    def walk(self, keys):
        epoch, seq, link = 0, 0, None
        for at, number, raw, stored, sig in self.source.rows():
            self.entries += 1
            before = (epoch, seq, self.heads.get(epoch, (0, ""))[1])
            if not (isinstance(at, int) and isinstance(number, int) and at > 0 and number > 0):
                at, number, raw = max(epoch, 1), seq + 1, None
            form = [isinstance(one, bytes) for one in (raw, sig, stored or bytes(32))]
            if not all(form) or len(sig) != 64 or len(stored or bytes(32)) != 32:
                self.wrong(at, number, "its row is not of the form of an entry")
                epoch, seq, link, self.heads[at] = at, number, None, (number, "")
                continue
            if number == 1 and at > epoch:
                link = bytes(32)
            elif (at, number) != (epoch, seq + 1):
                behind = (at, number) <= (epoch, seq)
                place = (at, number) if behind else (epoch, seq + 1) if at == epoch else (at, 1)
                self.wrong(*place, "out of line" if behind else f"missing, up to {number - 1}")
                link = bytes(32) if number == 1 else None
            computed = hashlib.sha256(b"ev1\0" + link + raw).digest() if link is not None else stored or b""
            if stored is not None and computed != stored:
                self.wrong(at, number, "its hash is not that of its bytes and the entry before")
            epoch, seq, link = at, number, stored or computed
            self.heads[at], self.hashes[at, number], self.fresh = (number, link.hex()), link.hex(), None
            try:
                self.entry(at, number, raw, before, keys)
            except NOT_SO:
                self.wrong(at, number, "its bytes are not an entry of this station")
            if not signed(self.keys[-1] if self.keys else "", b"ev1sig\0" + link, sig):
                self.wrong(at, number, "not signed by the station's key")
            if self.fresh:  # vouched for by the key before it
                self.keys.append(self.fresh)
        if self.source.broken:
            self.wrong(max(epoch, 1), seq + 1, f"cannot be read: {self.source.broken}")

    def entry(self, epoch, seq, raw, before, keys):
        body = parse(raw)
        if not self.keys:
            self.first = body
            self.keys.append(body["data"]["public_key"] if body["type"] == "station.enrolled" else "")
            self.pinned = list(body["data"].get("registry_keys", []))
            if self.expected not in (None, self.keys[0]):
                self.wrong(epoch, seq, "enrolled with another key than the one given")
        odd = [name for name, kind in TYPES.items() if type(body[name]) is not kind]
        odd += [name for name in ("op", "sess") if not isinstance(body[name], str | None)]
        if odd or body["v"] != 1 or body.keys() - TYPES.keys() - {"op", "sess", "sig2"}:
            raise ValueError("form")
        said = (body["epoch"], body["seq"], body["station"], body["realm"])
        if said != (epoch, seq, self.first["station"], self.first["realm"]):
            raise ValueError("number, station or realm")
        wanted = {(1, 1): "station.enrolled"}.get((epoch, seq), "epoch.opened" if seq == 1 else None)
        if wanted != (body["type"] if body["type"] in ("station.enrolled", "epoch.opened") else None):
            self.wrong(epoch, seq, "an epoch begins or is opened where it may not")
        told = body["data"] if body["type"] == "changes.adopted" else None
        keys = self.pinned if keys is None else keys
        if told and not any(signed(k, b"changes1sig\0" + told["page"].encode(), told["sig"]) for k in keys):
            raise ValueError("a page that is not the registry's")
        self.hand_over(body["type"], body["data"], body["station"])
        for ref in body["refs"]:
            self.files.setdefault(ref["sha256"], (epoch, seq, ref["len"], ref["mime"]))
        if wanted == "epoch.opened":
            self.openings[epoch] = {**body["data"], "sig2": body.get("sig2")}
            named = tuple(body["data"]["last"][one] for one in ("epoch", "seq", "hash"))
            if before[:2] < named[:2] < (epoch, seq):
                gone = (before[0], before[1] + 1) if named[0] == before[0] else (named[0], 1)
                self.wrong(*gone, f"missing, up to {named[1]}: the next epoch names it")
            elif named != before:
                self.wrong(epoch, seq, "its epoch does not name the last entry before it")

    def hand_over(self, kind, data, station):
        """Keys that an entry leads to: for itself, where it opens an epoch, or for those behind it."""
        if kind == "epoch.opened":
            self.fresh = data.get("public_key")
            for one in data.get("handed", []):
                self.keys.append(follower(self.keys[-1], one, self.first, station))
        elif kind == "key.rotated":
            self.fresh = follower(self.keys[-1], data, self.first, station)
        elif kind == "registry.key_adopted":
            self.pinned.append(follower(self.pinned[-1], data, self.first, ""))

    def witness(self, who, epoch, seq, hashed):
        last = self.heads.get(epoch, (0, ""))[0]
        if seq > last:
            self.wrong(epoch, last + 1, f"missing, up to {seq}: the {who} has seen it")
        elif seq and self.hashes.get((epoch, seq)) != hashed:
            self.wrong(epoch, seq, f"the {who} has seen another entry here")

    def receipt(self, keys, raw, *beside):
        if not beside:  # a bundle keeps it as a line of JSON
            line = parse(raw)
            raw, beside = line["raw"].encode(), [line["sig"]]
        said, (sig, *beside) = parse(raw), beside
        place = (said["epoch"], said["acked_seq"], bytes.fromhex(said["acked_hash"]))
        whose = [said["station"], said["realm"], said["registry"]]
        ours = [self.first["station"], self.first["realm"], self.first["data"]["registry"]]
        if not any(signed(key, b"receipt1sig\0" + raw, sig) for key in keys) or whose != ours:
            raise ValueError("signature")
        if beside and tuple(beside) != place:
            raise ValueError("columns")
        later = [one for at, one in self.openings.items() if at > place[0] and one["sig2"]]
        seen = [one for opening in later for one in opening.get("seen", []) if one["epoch"] == place[0]]
        if all(one["seq"] < place[1] for one in seen):  # else two people wrote down that it is lost
            self.witness("receipt", place[0], place[1], place[2].hex())

    def whole(self, keys, mark):
        self.walk(keys)
        for expected, (n, *one) in enumerate(self.source.receipts(), 1):
            try:
                if n != expected:
                    raise ValueError("one was removed before it")
                self.receipt(self.pinned if keys is None else keys, *one)
            except NOT_SO as fault:
                self.wrong(0, 0, f"receipt {n} is not the registry's for this station: {fault}")
        if mark is not None:
            self.witness("mark", mark["epoch"], mark["seq"], mark["hash"])
        for sha256, (epoch, seq, length, mime) in self.files.items():
            folder, end = ("procedures", "toml") if mime == "application/toml" else ("photos", "jpg")
            file = self.source.root.joinpath(f"{folder}/{sha256[:2]}/{sha256[2:]}.{end}")
            if file.is_file() and not is_same(file, length, sha256):
                self.wrong(epoch, seq, f"the file {sha256} that it names was changed")
        self.source.look_around(self)


def main(words=None):
    ask = argparse.ArgumentParser(description="Checks the records of a Packbench station.")
    ask.add_argument("path", type=Path)
    ask.add_argument("--json", action="store_true")
    for name in ("--registry-keys", "--station-key", "--mark"):
        ask.add_argument(name)
    asked = ask.parse_args(words)
    try:
        given = Path(asked.registry_keys).read_text("utf-8") if asked.registry_keys else None
        keys = re.findall(r"\b[0-9a-f]{64}\b", given) if given is not None else None
        mark = json.loads(Path(asked.mark).read_bytes()) if asked.mark else None
        with tempfile.TemporaryDirectory() as scratch:
            path, inside = asked.path, asked.path / "station.sqlite"
            bundled = path.suffix == ".zip" or (path / "manifest.json").is_file()
            source = Bundle(path) if bundled else Database(inside if path.is_dir() else path, Path(scratch))
            judge = Judge(source, asked.station_key)
            judge.whole(keys, mark)
        verdict, code = ("damaged", 1) if judge.found else ("good", 0)
    except (*LOST, *NOT_SO) as fault:
        verdict, code, judge = "cannot_tell", 2, Judge(None, None)
        judge.wrong(0, 0, str(fault))
    bad = min((one for one in judge.found if one[0]), key=lambda one: one[:2], default=None)
    first = dict(zip(("epoch", "seq", "what"), bad, strict=True)) if bad else None
    told = {"verdict": verdict, "entries": judge.entries, "first_bad": first, "found": judge.found}
    lines = [f"({epoch}, {seq}) {what}" if epoch else what for epoch, seq, what in judge.found[:50]]
    lines.append(f"{verdict.upper()}: {judge.entries} entries, first bad: {first}")
    print(json.dumps(told) if asked.json else "\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
