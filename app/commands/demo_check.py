"""What a played shift must have left behind; anything else is a fault."""

import base64
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from app.assembly import open_store
from app.assembly.printing import LABELS_FOLDER, SHEETS_FOLDER, render_sheet
from app.assembly.signing import signing_key
from app.commands.demo_bench import bench_faults, told_of
from app.commands.demo_scenarios import SCENARIOS
from app.domain.bench_facts import RunAborted, RunClosed
from app.domain.journal import PackReceived
from app.floor.look_at_shift import sheet_view
from app.host.clock import SystemClock
from app.places import Places
from app.wire.envelope import Envelope, decode
from station_db.store import Store
from ui.application.robot import Story

_BENCH_SCREENS = (
    "bench_open",
    "bench_step",
    "bench_scan",
    "bench_judge",
    "bench_choose",
    "bench_by_hand",
    "bench_reading_sign",
    "bench_wait",
    "bench_gas",
    "bench_photo",
    "bench_measure",
    "bench_hold_failed",
    "bench_release",
    "bench_weigh",
    "bench_outputs",
    "bench_balance",
    "bench_balance_why",
    "bench_balance_sign",
    "bench_closed",
    "outputs",
    "outputs_tare",
)
_ABORT_SCREENS = ("bench_abort_why", "bench_abort_sure", "bench_make_safe", "bench_quarantine")
_SHIFT_SCREENS = ("shift_so_far", "shift_freeze", "shift_sheet", "shift_sheet_signed", "shift_sheets")
_SCREENS = (
    "sign_in",
    "queue",
    "intake_1_source",
    "intake_2_scan",
    "intake_3_confirm",
    "intake_4_triage_1",
    "intake_5_weigh",
    "intake_6_route",
    "delivery",
    "setup",
    "emergency",
)
_INSTEAD = {"intake_5_weigh": "intake_5_weigh_no_reading", "intake_3_confirm": "intake_3_held"}
"""The same page a moment before: a slow computer records a weight before anybody has seen it settle. Or the
same page of a pack that another station holds.
"""


class DemoWrong(Exception):
    """Something is not as it should be; args[0] says what."""


def check(
    out: Path,
    places: Places,
    url: str,
    story: Story,
    *,
    packs: int | None,
    scenario: str | None,
    pictures: Path | None,
) -> dict[str, Any]:
    """Hold records, registry and pictures against what was played; `pictures` is None where none were taken.

    Opening the store proves the chain, its signatures, the mark and the newest receipt.

    Raises:
        DemoWrong: with everything that is wrong.
    """
    wrong: list[str] = []
    with closing(open_store(places, "practice", signing_key(places), SystemClock())) as store:
        raws = _journal(store)
        counts = store.read_only_counts()
        identity = store.identity()
    received = [envelope.data["code"] for envelope in map(decode, raws) if envelope.type == PackReceived.type]
    if received[-len(story.codes) :] != story.codes if story.codes else False:
        wrong.append(f"the journal holds the packs {received}, played were {story.codes}")
    if packs is not None and len(story.codes) != packs:
        wrong.append(f"{len(story.codes)} packs were received instead of {packs}")
    held = _held(url, identity.station if identity is not None else "", len(raws))
    if held != raws:
        wrong.append(f"the registry holds {len(held)} entries, the station {len(raws)}, or they differ")
    if counts.waiting or counts.receipts == 0:
        wrong.append(f"{counts.waiting} entries wait, {counts.receipts} receipts were verified")
    wrong += _timelines(url, story.codes)
    needed = list(_SCREENS if story.codes else _SCREENS[:2])
    summary = {
        "packs": story.codes,
        "entries": counts.entries,
        "delivered": len(held),
        "receipts_verified": counts.receipts,
        "refused": story.refused,
    }
    if story.planned:
        shift = [decode(raw) for raw in raws]
        wrong += bench_faults(shift)
        needed += _screens_of(shift)
        wrong += _papers(out, places, story.sheet)
        summary |= told_of(shift) | {"handover": story.sheet}
        if scenario is not None:
            wrong += SCENARIOS[scenario].faults(shift)
            met = set(story.turned_down)
            wrong += [
                f"nobody was refused with {one}" for one in SCENARIOS[scenario].turned_down if one not in met
            ]
            needed += SCENARIOS[scenario].screens
            summary |= {"scenario": scenario, "says": SCENARIOS[scenario].says}
    if pictures is not None:
        wrong += _pictures(pictures, needed)
    if wrong:
        raise DemoWrong("; ".join(wrong))
    return summary


def _screens_of(shift: Sequence[Envelope]) -> tuple[str, ...]:
    """Which pictures the bench and the shift must have left, by what happened there."""
    types = {envelope.type for envelope in shift}
    needed: tuple[str, ...] = _SHIFT_SCREENS
    if RunClosed.type in types:
        needed += _BENCH_SCREENS
    if RunAborted.type in types:
        needed += _ABORT_SCREENS
    return needed


def _papers(out: Path, places: Places, sheet: str) -> list[str]:
    """The sheet as it was printed last is what its entry gives again, byte by byte; labels lie beside it."""
    printed = sorted((places.records / SHEETS_FOLDER).glob(f"{sheet}-*.pdf")) if sheet else []
    if not printed:
        return ["no handover sheet was printed"]
    labels = out / "labels"
    labels.mkdir(exist_ok=True)
    for file in (places.records / LABELS_FOLDER).glob("*"):
        shutil.copy2(file, labels / file.name)
    store = open_store(places, "practice", signing_key(places), SystemClock())
    with closing(store), store.unit() as unit:
        view = sheet_view(unit, sheet)
    anew = render_sheet(view) if view is not None else b""
    if anew not in [file.read_bytes() for file in printed]:
        return [f"sheet {sheet} printed anew is not the one that was printed"]
    (out / "handover.pdf").write_bytes(anew)
    return []


def _journal(store: Store) -> list[bytes]:
    with store.unit() as unit:
        head = unit.journal.head()
        return [entry.raw for entry in unit.journal.after(head.epoch, 0, head.seq)]


def _held(url: str, station: str, expected: int) -> list[bytes]:
    """The entries as the registry gives them back."""
    held: list[bytes] = []
    while len(held) < expected:
        where = f"{url}/v1/streams/{station}/1/events"
        answer = httpx.get(where, params={"from": len(held) + 1}, trust_env=False)
        entries = answer.json().get("entries") if answer.status_code == httpx.codes.OK else None
        if not entries:
            break
        held += [base64.b64decode(entry["raw"]) for entry in entries]
    return held


def _timelines(url: str, codes: Sequence[str]) -> list[str]:
    return [f"the registry tells nothing of {code}" for code in codes if not told_about(url, code)]


def told_about(url: str, code: str) -> dict[str, Any]:
    """What the registry reads out of a battery; empty when it knows none of that code."""
    answer = httpx.get(f"{url}/v1/batteries/{quote(code, safe='')}", trust_env=False)
    told: dict[str, Any] = answer.json() if answer.status_code == httpx.codes.OK else {}
    return told if told.get("entries") else {}


def _pictures(folder: Path, needed: Sequence[str]) -> list[str]:
    return [
        f"picture {name}.{language}.png is missing"
        for name in needed
        for language in ("zh", "en")
        if not any(_painted(folder / f"{one}.{language}.png") for one in (name, _INSTEAD.get(name, name)))
    ]


def _painted(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
