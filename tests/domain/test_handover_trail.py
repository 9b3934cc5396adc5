"""A run of the second grammar on the sheet: answers, deviations, proofs given again, packs left whole."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain import bench_facts as facts
from app.domain.handover import NOTHING_STANDS, Standing
from app.domain.handover_fold import fold_shift
from app.domain.handover_plain import StandingUnreadable, plain_standing, read_standing
from app.domain.handover_sheet import freeze_content
from app.domain.journal import PackQuarantined
from app.domain.procedure import StepKind
from tests.domain.histories import Book, enrolled, receive
from tests.domain.history_shifts import given, words
from tests.fakes.procedures import EVERY

PACK, RUN = "p9", "r9"


def on_the_bench() -> Book:
    book = enrolled()
    receive(book, PACK)
    started = facts.RunStarted(RUN, PACK, EVERY.id, EVERY.version, EVERY.sha256, len(EVERY.steps), "")
    book.add(started)
    return book


def done(book: Book, *steps: str, **said: Any) -> None:
    for name in steps:
        step = EVERY.step(name)
        number, energy = EVERY.number(name), step.energy.value
        if step.kind is StepKind.HOLD:
            kind = step.hold.kind.value if step.hold is not None else ""
            fact: Any = facts.HoldReleased(RUN, PACK, name, number, kind, energy, "here", ())
        else:
            fact = facts.StepDone(RUN, PACK, name, number, step.kind.value, step.act.value, energy, "", None)
        book.add(replace(fact, **said), second="OP-2")


def in_progress(book: Book) -> dict[str, Any]:
    shift = fold_shift(NOTHING_STANDS, book.entries)
    at_print = replace(given(book), procedures={EVERY.key: EVERY})
    rows = freeze_content(shift, at_print, words())["C"]
    return next(row for row in rows if row["key"] == f"run:{RUN}")


def place(book: Book) -> tuple[int | None, list[list[int]]]:
    row = in_progress(book)
    return row["step"]["v"], row["missing"]["v"]


def test_an_answer_moves_the_place_past_what_it_leaves_out():
    book = on_the_bench()
    done(book, "brief", "identify", "ready", "outside")
    assert place(book)[0] == EVERY.number("wet")
    done(book, "wet", answer="no")
    assert place(book) == (EVERY.number("unplug"), [[7, 13], [15, 18]])


def test_a_deviation_stands_at_the_step_it_comes_back_to():
    book = on_the_bench()
    done(book, "brief", "identify", "ready", "outside")
    done(book, "wet", answer="no")
    done(book, "unplug", "bleed", "prove", "air")
    book.add(facts.DeviationTaken(RUN, PACK, "open", 11, "seized", "seized_fastener", ""))
    row = in_progress(book)
    assert row["title"]["v"]["en"] == "free"
    assert (row["step"]["v"], row["missing"]["v"][0][0]) == (EVERY.number("free"), EVERY.number("open"))
    done(book, "free", "watch")
    assert place(book)[0] == EVERY.number("open")


def test_what_was_proven_again_moves_nothing_on_and_counts_no_step():
    book = on_the_bench()
    done(book, "brief", "identify", "ready", "outside")
    done(book, "wet", answer="no")
    done(book, "unplug", "bleed", "prove", "air")
    before = place(book)
    done(book, "prove", again=True)
    assert place(book) == before


def test_a_run_given_up_tells_what_it_still_owes():
    book = on_the_bench()
    done(book, "brief", "identify", "ready", "outside")
    done(book, "wet", answer="no")
    done(book, "unplug")
    book.add(facts.RunAborting(RUN, PACK, "bleed", 8, "no time"))
    assert place(book) == (EVERY.number("lock"), [[EVERY.number("lock")]])


def test_a_pack_that_was_made_safe_stays_on_the_sheet_apart_and_whole():
    book = on_the_bench()
    book.add(facts.RunClosed(RUN, PACK, "live", 412_000_000, 0, 0, whole=True))
    book.add(PackQuarantined(PACK, "C", ("MADE_SAFE",), "Q-01", 1_900_000_000_000))
    shift = fold_shift(NOTHING_STANDS, book.entries)
    assert (shift.standing.runs, shift.ended) == ((), ())
    content = freeze_content(shift, given(book), words())
    (row,) = [one for one in content["D"] if one["key"] == f"pack:{PACK}"]
    assert (row["reasons"]["v"], row["class"]["v"]) == (["MADE_SAFE"], "C")


def older(standing: Standing) -> dict[str, Any]:
    """What stands open as a sheet before the second grammar had frozen it: without the newest fields."""
    plain = plain_standing(standing)
    for run in plain["of"][2]:
        run.pop()  # left
        run.pop()  # deviations
        for made in run[7]:
            made.pop()  # answer
    return plain


def test_an_older_sheet_is_read_as_it_was_frozen():
    book = on_the_bench()
    done(book, "brief", "identify")
    standing = fold_shift(NOTHING_STANDS, book.entries).standing
    assert read_standing(older(standing)) == standing
    shorter = older(standing)
    shorter["of"][2][0].pop()
    with pytest.raises(StandingUnreadable):
        read_standing(shorter)
