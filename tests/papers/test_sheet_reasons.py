"""Why something was done stands on the paper in words: whatever screens offer, and whatever devices say."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift
from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, TEN
from app.domain.handover_sheet import freeze_content
from app.domain.leaving_facts import AfterAlarm
from app.domain.reading import Health, Unread
from app.domain.triage import QUESTIONS
from app.floor import bench_commands as at_bench
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.end_run import ABORTED_REASON, MADE_SAFE_REASON
from app.floor.route_pack import BY_PAPER
from app.floor.set_aside import NO_RECORD, NO_TRAVELLER
from app.floor.stop_run import AFTER_ALARM
from app.papers import sheet_words as words
from app.papers.sheet_pdf import sheet_pdf
from app.papers.sheet_reasons import DEVICE_REASONS, FAULTS, REASONS, UNREAD
from tests.domain import history_shifts as history
from tests.domain.histories import Book, arrive, begin, enrolled, open_hold, part, receive, step, take_back
from tests.papers.reading_back import PEOPLE, squeezed, words_of
from ui.screens.bench import leave_words
from ui.screens.bench import reasons as bench_lists
from ui.screens.outputs import pages as outputs_pages

OFFERED = (
    *bench_lists.JUDGED,
    *bench_lists.ABORT,
    *bench_lists.TYPED_WEIGHT,
    *bench_lists.TAKE_BACK,
    *leave_words.LISTED,
    *(one.value for one in AfterAlarm),
    AFTER_ALARM,
    "self",
    "idle",
    *outputs_pages.REASONS,
)
GIVING_REASONS: Mapping[str, int] = {
    command.__name__: [one.name for one in fields(command)].index("reason")
    for command in (
        ask.ClearEmergency,
        ask.CorrectAnswers,
        ask.CorrectWeight,
        at_bench.AbortRun,
        at_bench.ReleaseHold,
        out.CorrectOutput,
        out.ReprintLabel,
        out.TypeOutput,
    )
}
"""Commands with a reason, and the place in which they take it."""


def sent_unasked(root: Path) -> Iterator[str]:
    """Reasons that a screen gives by itself, without a list to choose from."""
    for file in (root / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            place = GIVING_REASONS.get(getattr(node.func, "id", "")) if isinstance(node, ast.Call) else None
            if place is not None:
                given = [*node.args[place : place + 1], *named(node, "reason")]
                yield from (one.value for one in given if isinstance(one, ast.Constant))


def named(call: ast.Call, name: str) -> list[ast.expr]:
    return [keyword.value for keyword in call.keywords if keyword.arg == name]


def strings_in(folder: Path, beginning: str) -> set[str]:
    """Codes of this kind that stand in the sources of a folder."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in folder.rglob("*.py")]
    found = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {one for one in found if isinstance(one, str) and one.startswith(beginning) and " " not in one}


def test_every_reason_the_screens_can_send_has_words_on_paper(root: Path) -> None:
    unasked = set(sent_unasked(root))
    assert unasked >= {"false_alarm", "answered_wrongly", "weigh_again"}
    assert set(OFFERED) | unasked == set(REASONS)


def test_everything_devices_can_say_has_words_on_paper(root: Path) -> None:
    printers = strings_in(root / "app" / "devices" / "printer", "printer.")
    assert printers
    assert printers <= set(FAULTS)
    assert {one.value for one in Unread} <= set(UNREAD)
    assert {one.value for one in Health} <= set(words.HEALTH)
    assert {*FAULTS, *UNREAD, *words.HEALTH} == set(DEVICE_REASONS)


def test_every_finding_has_words_on_paper() -> None:
    assert {*QUESTIONS, ABORTED_REASON, MADE_SAFE_REASON, NO_TRAVELLER, NO_RECORD, BY_PAPER} <= set(
        words.FINDINGS
    )


def released(book: Book, reason: str) -> None:
    begin(book, "r", "p")
    open_hold(book, "r", "p", 2, kind="judgement", reason=reason)


def aborting(book: Book, reason: str) -> None:
    begin(book, "r", "p")
    step(book, "r", "p", 1)
    book.add(bench.RunAborting("r", "p", "s2", 2, reason))


def typed_output(book: Book, reason: str) -> None:
    begin(book, "r", "p")
    part(book, "r", "p", "FAST", 1_250_000, source="typed", reason=reason)


def taken_back(book: Book, reason: str) -> None:
    begin(book, "r", "p")
    take_back(book, part(book, "r", "p", "MOD", 68_000_000), reason)


def printed_again(book: Book, reason: str) -> None:
    book.add(bench.LabelOrdered("j1", "MD00031", "o31", 1, "", "p"))
    book.add(bench.LabelOrdered("j2", "MD00031", "o31", 2, reason, "p"))


def alarm_ended(book: Book, reason: str) -> None:
    book.add(facts.EmergencyRaised("bench", "p"))
    book.add(facts.EmergencyCleared(reason), second="OP-9")


@pytest.mark.parametrize(
    "happens",
    [released, aborting, typed_output, taken_back, printed_again, alarm_ended],
    ids=lambda it: it.__name__,
)
@pytest.mark.parametrize("reason", [*REASONS, "绳子挂住了 HUNG ON THE ROPE"])
def test_a_chosen_reason_is_printed_in_both_languages_and_a_typed_one_as_it_is(
    happens: Callable[[Book, str], None], reason: str
) -> None:
    page = squeezed(printed(lambda book: happens(book, reason)))
    for told in REASONS.get(reason, (reason,)):
        assert squeezed(told) in page
    assert reason not in REASONS or reason not in page


def printed(happens: Callable[[Book], None]) -> str:
    """All words of the sheet of a shift in which a pack came in and this happened."""
    book = enrolled()
    receive(book, "p")
    happens(book)
    content = freeze_content(fold_shift(NOTHING_STANDS, book.entries), history.given(book), history.words())
    return "".join(words_of(sheet_pdf(content, (), people=PEOPLE)))


@pytest.mark.parametrize("reason", ["disconnected", "device_error", "no_contact", "lost", "line.no_answer"])
def test_why_a_device_failed_is_never_a_bare_code(reason: str) -> None:
    def lost(book: Book) -> None:
        book.add(facts.DeviceChanged("meter", "ready", "lost", reason), None)

    page = squeezed(printed(lost))
    for told in DEVICE_REASONS[reason]:
        assert squeezed(told) in page
    assert reason not in page.lower()


def test_no_word_beside_a_tick_is_cut() -> None:
    book = enrolled()
    arrive(book, "p")
    content = freeze_content(fold_shift(NOTHING_STANDS, book.entries), history.given(book), history.words())
    page = squeezed("".join(words_of(sheet_pdf(content, (), people=PEOPLE))))
    for table, items in (
        (words.EQUIPMENT, EQUIPMENT),
        (words.SAFETY, SAFETY),
        (words.TEN, TEN),
        (words.FIVE, FIVE),
    ):
        for item in items:
            assert squeezed(words.both(table, item)) in page, item
