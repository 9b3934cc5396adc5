"""The command `trace`: everything on record here of a code, what it came out of and what came out of it."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from app.commands.plain_words import shown
from app.commands.trace_words import local_time, sentence
from app.domain.identity import classify
from app.domain.output import Output
from app.domain.past import Past
from app.domain.units import exact_kilograms
from app.floor.code_trace import trace_of
from app.floor.foreign_text import keepable
from app.floor.output_views import CodeTrace, PackTrace
from app.floor.ports import CannotRecord
from app.host.catalogue import CatalogueFaulty, read_vendor_list
from app.host.clock import SystemClock
from app.papers.sheet_words import OUTPUTS
from app.places import resources, station_places
from station_db.engine import FILE_NAME
from station_db.faults import StoreRefused
from station_db.reading_unit import ReadingUnit, read_records

_WHY_NOT = {
    "backup.not_enrolled": "There are no records of a station at this place.",
    "backup.not_ours": "This is no database of a station.",
    "store.newer": "A newer program wrote this file.",
    "store.older": "An older program wrote this file: open it once with the station, or restore it.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("code", help="a battery's code, a label of ours, or a pack's short name")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")
    parser.add_argument("--file", type=Path, metavar="FILE", help="a copy of the records, as a backup holds")


def run(args: argparse.Namespace) -> int:
    """Tell it, also while the station works: 0 found, 1 nothing on record, 2 the records cannot be read."""
    database = args.file or station_places(args.data).records / FILE_NAME
    try:
        # fsencode gives back the very bytes that were typed, also where they are not text.
        typed = os.fsencode(args.code)
        today = datetime.now().astimezone().date()
        seen = classify(typed, today=today, vendors=read_vendor_list(resources() / "catalogue"))
        with read_records(database, SystemClock()) as records:
            name = keepable(typed.decode(errors="replace"))
            found = trace_of(records, seen.text, name, station=records.identity.station)
            if found is None:
                print("Nothing is on record here of this code.", file=sys.stderr)
                return 1
            told = _plain(found, records) if args.json else "\n".join(_lines(found, records))
    except CatalogueFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except StoreRefused as fault:
        print(_WHY_NOT.get(fault.code, fault.code), file=sys.stderr)
        return 2
    except CannotRecord as fault:
        print(f"The records cannot be read: {fault.code}", file=sys.stderr)
        return 2
    print(told)
    return 0


# ---- for people


def _lines(found: CodeTrace, records: ReadingUnit) -> Iterator[str]:
    yield shown(found.code)
    if found.output is not None:
        yield f"A part: {_part(found.output)}"
    if found.in_tray is not None:
        tray = found.in_tray
        place = "" if tray.row is None else f", row {tray.row} column {tray.column}"
        yield f"Last seen in a tray at {local_time(tray.at)}{place}"
    if found.container is not None:
        box = found.container
        tare = exact_kilograms(box.known.tare_mg) if box.known is not None else "not known"
        yield f"A container, tare {tare}; weighed in it:"
        for one in box.inside:
            parent = records.packs.by_id(one.pack)
            yield f"  {_part(one)}  out of {shown(parent.tag) if parent is not None else one.pack}"
    if found.of_packs > len(found.packs):
        yield f"On record for {found.of_packs} packs; the newest {len(found.packs)}:"
    for pack in found.packs:
        yield ""
        yield from _pack_lines(pack)


def _pack_lines(told: PackTrace) -> Iterator[str]:
    pack = told.pack
    known = f"class {pack.triage_class}" if pack.triage_class else "class not known yet"
    place = f", at {shown(pack.location)}" if pack.location else ""
    yield f"Pack {shown(pack.tag)}: {shown(pack.code)}, {known}, {pack.state.value}{place}"
    for hold in told.held:
        yield f"  held by {shown(hold.label or hold.station)} ({shown(hold.why)})"
    if told.outputs:
        out_mg = sum(one.mass_mg for one in told.outputs)
        came = f"  in {exact_kilograms(pack.mass.milligrams)}," if pack.mass is not None else " "
        yield f"{came} out {exact_kilograms(out_mg)} in {len(told.outputs)} parts:"
        yield from (f"    {_part(one)}" for one in told.outputs)
    yield "  what happened:"
    for one in told.past:
        at, who = local_time(one.entry.at), _people(one, told)
        yield f"    {one.entry.epoch}:{one.entry.seq:<6} {at}  {sentence(one)}{who}"


def _part(output: Output) -> str:
    words = OUTPUTS[output.code.value][1]
    code = shown(output.text) if output.text else "no code"
    box = f", in {shown(output.container)}" if output.container else ""
    return f"{words}, {exact_kilograms(output.mass_mg)}, {code}{box}"


def _people(past: Past, told: PackTrace) -> str:
    signed = [one for one in (past.entry.operator, past.entry.second) if one]
    return f"  by {' with '.join(_person(one, told) for one in signed)}" if signed else ""


def _person(operator: str, told: PackTrace) -> str:
    known = told.people.get(operator)
    return shown(f"{known.number} {known.name_en or known.name_zh}") if known is not None else operator


# ---- for programs


def _plain(found: CodeTrace, records: ReadingUnit) -> str:
    box = found.container
    told: dict[str, Any] = {
        "code": found.code,
        "station": records.identity.station,
        "part": _plain_part(found.output) if found.output is not None else None,
        "container": None
        if box is None
        else {
            "text": box.text,
            "tare_mg": box.known.tare_mg if box.known is not None else None,
            "inside": [_plain_part(one) for one in box.inside],
        },
        "packs": [_plain_pack(one) for one in found.packs],
        "of_packs": found.of_packs,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plain_part(output: Output) -> dict[str, Any]:
    return {
        "id": output.id,
        "pack": output.pack,
        "kind": output.code.value,
        "code": output.text,
        "mass_mg": output.mass_mg,
        "container": output.container,
        "recorded_at": output.recorded_at.isoformat(),
    }


def _plain_pack(told: PackTrace) -> dict[str, Any]:
    pack = told.pack
    return {
        "id": pack.id,
        "tag": pack.tag,
        "code": pack.code,
        "class": pack.triage_class,
        "state": pack.state.value,
        "location": pack.location,
        "mass_mg": pack.mass.milligrams if pack.mass is not None else None,
        "held": [{"id": one.id, "why": one.why, "station": one.station} for one in told.held],
        "parts": [_plain_part(one) for one in told.outputs],
        "past": [
            {
                "epoch": one.entry.epoch,
                "seq": one.entry.seq,
                "at": one.entry.at.isoformat(),
                "type": one.entry.type,
                "by": one.entry.operator,
                "second": one.entry.second,
                "taken_back": one.taken_back,
                "data": dict(one.entry.data),
            }
            for one in told.past
        ],
    }
