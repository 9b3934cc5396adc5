"""The command `python -m benchmarks.papers`: what the handover sheet of a shift of 500 packs costs."""

import argparse
import io
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4
from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift
from app.domain.handover_sheet import canonical, check_code, freeze_content
from app.domain.shift_so_far import shift_so_far
from app.papers.preview import page_pictures
from app.papers.sheet_pdf import sheet_pdf
from app.papers.typefaces import REGULAR, register
from benchmarks.papers_shift import ManyPacks, everything_ticked, surroundings
from benchmarks.road_figures import Figure, Paired, table

_PACKS = 500
_TIMES = 5
_PREVIEW_PX = 1240
_PARSE = "parse the same entries as JSON"
_TABLE = "plain ReportLab table of the same rows"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the sheet names them."""

    number: str
    name_zh: str
    name_en: str


def main(words: Sequence[str]) -> int:
    """Measure and print; always ends by itself."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.papers", description="What a handover sheet costs."
    )
    parser.add_argument("--short", action="store_true", help="a small shift, each thing once")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    args = parser.parse_args(words)
    figures = measure(40 if args.short else _PACKS, times=1 if args.short else _TIMES)
    if args.json:
        sys.stdout.write(json.dumps([figure.plain() for figure in figures], indent=1) + "\n")
    else:
        sys.stdout.write(f"{_where()}\n\n{table(figures)}\n")
    return 0


def measure(packs: int, *, times: int) -> list[Figure]:
    """Time and size of every step from the entries to the pictures, each beside its peer."""
    register()
    many = ManyPacks(packs)
    given, said = surroundings(many), everything_ticked()
    shift = fold_shift(NOTHING_STANDS, many.entries)
    content = freeze_content(shift, given, said)
    people = {"OP-9": Person("0009", "李国强", "Li Guoqiang"), "OP-8": Person("0008", "周婷", "Zhou Ting")}
    pdf, plain = sheet_pdf(content, (), people=people), plain_table(content)
    pages, plain_pages = len(pypdfium2.PdfDocument(pdf)), len(pypdfium2.PdfDocument(plain))
    note = f"{packs} packs, {len(many.entries)} entries; {pages} pages, the plain table {plain_pages}"

    def parsed() -> object:
        return [json.loads(entry.raw) for entry in many.entries]

    works: tuple[tuple[str, Work, str, Work], ...] = (
        ("fold the shift", lambda: fold_shift(NOTHING_STANDS, many.entries), _PARSE, parsed),
        ("the shift so far", lambda: shift_so_far(NOTHING_STANDS, many.entries), _PARSE, parsed),
        (
            "freeze, with check code",
            lambda: check_code(freeze_content(shift, given, said)),
            "write the same content as JSON",
            lambda: json.dumps(content),
        ),
        (
            "the sheet as PDF",
            lambda: sheet_pdf(content, (), people=people),
            _TABLE,
            lambda: plain_table(content),
        ),
        (
            "pictures of all pages",
            lambda: page_pictures(pdf, width_px=_PREVIEW_PX),
            "pictures of the plain table",
            lambda: page_pictures(plain, width_px=_PREVIEW_PX),
        ),
    )
    timed = [
        _turns(name, ours, peer_name, peer, times=times, note=note) for name, ours, peer_name, peer in works
    ]
    entries = sum(len(entry.raw) for entry in many.entries)
    return [
        *(pair.at(0.5) for pair in timed),
        Figure(
            "content", 1, len(canonical(content)) / 1024, "KiB", "all entries it rests on", entries / 1024
        ),
        Figure("the PDF's size", 1, len(pdf) / 1024, "KiB", _TABLE, len(plain) / 1024),
    ]


def plain_table(content: Mapping[str, Any]) -> bytes:
    """The same rows without anything else: one table over as many pages as it needs."""
    rows = [["", "key", "what"]]
    for block in "CDE":
        for row in content[block]:
            words = [str(leaf["v"]) for name, leaf in row.items() if name != "key"]
            rows.append([block, row["key"][:20], " ".join(words)[:90]])
    file = io.BytesIO()
    style = TableStyle(
        [("FONT", (0, 0), (-1, -1), REGULAR, 8), ("LINEBELOW", (0, 0), (-1, -1), 0.3, "black")]
    )
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build([LongTable(rows, repeatRows=1, style=style)])
    return file.getvalue()


def _turns(name: str, ours: Work, peer_name: str, peer: Work, *, times: int, note: str) -> Paired:
    """Both in turns, in milliseconds."""
    measured = [(_spent(ours), _spent(peer)) for _ in range(times)]
    return Paired(name, peer_name, "ms", [one for one, _ in measured], [two for _, two in measured], note)


def _spent(work: Work) -> float:
    began = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - began) / 1e6


def _where() -> str:
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
