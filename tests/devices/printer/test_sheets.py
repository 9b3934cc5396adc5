"""Sheets reach a queue of the printing system, or a folder, and every refusal has its own name."""

import os
from pathlib import Path

import pytest

from app.devices.printer.cups_job import JobNow, hands_needed, job_id, job_now, jobs_waiting
from app.devices.printer.names import job_title
from app.devices.printer.sheets import CupsSheets, FolderSheets
from tests.contracts.sheet_printer import SHEET, FittedSheets, SheetPrinterContract
from tests.fakes.cups import FakeCups
from tests.hostile import HOSTILE


class TestCupsSheets(SheetPrinterContract):
    """The queue of a printing system that is off."""

    def fitted(self, folder: Path, path: pytest.MonkeyPatch, *, broken: bool) -> FittedSheets:
        """The fake programs in front of the PATH."""
        cups = FakeCups(folder)
        cups.add_queue("Office_A4")
        path.setenv("PATH", str(cups.programs), prepend=os.pathsep)
        if broken:
            cups.is_now("offline")
        return FittedSheets(CupsSheets("Office_A4"), lambda: [job.content for job in cups.jobs], cups.mend)


class TestFolderSheets(SheetPrinterContract):
    """A folder in whose place lies a file."""

    def fitted(self, folder: Path, path: pytest.MonkeyPatch, *, broken: bool) -> FittedSheets:
        """A folder below the test's own."""
        place = folder / "sheets"
        if broken:
            place.write_bytes(b"in the way")
        return FittedSheets(
            FolderSheets("sheets", place),
            lambda: [file.read_bytes() for file in place.glob("*.pdf")],
            place.unlink,
        )


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    made = FakeCups(tmp_path)
    made.add_queue("Office_A4")
    made.add_queue("Stopped", disabled=True)
    monkeypatch.setenv("PATH", str(made.programs), prepend=os.pathsep)
    return made


@pytest.mark.parametrize(
    "title", ["Handover H-2611-003", "-o raw", "--", "-", "交接班 🔋", "a\nb\0c", "", *HOSTILE]
)
def test_the_title_is_one_word_that_can_be_seen(cups: FakeCups, title: str) -> None:
    assert CupsSheets("Office_A4").print_sheet(SHEET, title) == ""
    (job,) = cups.jobs
    assert job.words[:3] == ("-d", "Office_A4", "-t")
    assert job.words[4:] == ("--",)
    assert job.words[3].strip()
    assert all(sign.isprintable() for sign in job.words[3])
    assert len(job.words[3]) <= 100


def test_the_title_is_kept_as_it_is() -> None:
    # Both as the operator knows them from the screen.
    assert job_title("Handover H-2611-003") == "Handover H-2611-003"
    assert job_title("交接班 H-2611-003") == "交接班 H-2611-003"


@pytest.mark.parametrize(
    ("state", "code"), [("offline", "printer.cups_offline"), ("rejects", "printer.refused")]
)
def test_a_printing_system_that_does_not_take_it(cups: FakeCups, state: str, code: str) -> None:
    cups.is_now(state)
    assert CupsSheets("Office_A4").print_sheet(SHEET, "x") == code
    assert cups.jobs == []


def test_a_queue_nobody_knows(cups: FakeCups) -> None:
    assert CupsSheets("Elsewhere").print_sheet(SHEET, "x") == "printer.queue_unknown"


def test_a_stopped_queue_is_given_nothing_to_print_later(cups: FakeCups) -> None:
    assert CupsSheets("Stopped").print_sheet(SHEET, "x") == "printer.queue_stopped"
    assert cups.jobs == []


@pytest.mark.parametrize(("state", "code"), [("hangs", "printer.unsure"), ("deaf", "printer.cups_offline")])
def test_one_that_hangs_is_left(cups: FakeCups, state: str, code: str) -> None:
    cups.is_now(state)
    assert CupsSheets("Office_A4", patience_s=0.5).print_sheet(SHEET, "x") == code
    assert cups.jobs == []


def test_without_the_program_nothing_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert CupsSheets("Office_A4").print_sheet(SHEET, "x") == "printer.lp_missing"


@pytest.mark.parametrize(
    ("alert", "code"),
    [
        ("job-completed-successfully", ""),
        ("job-canceled-by-user", "printer.job_cancelled"),
        ("job-canceled-at-device", "printer.job_cancelled"),
        ("aborted-by-system", "printer.job_aborted"),
        ("job-completed-with-errors", "printer.job_aborted"),
        ("document-format-error", "printer.job_aborted"),
        ("job-printing", "printer.sheet_printing"),
        ("job-queued", "printer.sheet_waiting"),
        ("none", "printer.sheet_waiting"),
    ],
)
def test_a_job_is_followed_to_its_end(cups: FakeCups, alert: str, code: str) -> None:
    cups.jobs_end(alert)
    assert CupsSheets("Office_A4", follow_s=0.1).print_sheet(SHEET, "x") == code
    assert len(cups.jobs) == 1


def test_a_queue_that_stops_with_the_job_keeps_it(cups: FakeCups) -> None:
    cups.is_now("stops")
    cups.jobs_end("job-incoming")
    assert CupsSheets("Office_A4").print_sheet(SHEET, "x") == "printer.stopped_with_sheet"
    assert len(cups.jobs) == 1


@pytest.mark.parametrize(
    ("words", "job"),
    [
        (b"request id is Office_A4-17 (1 file(s))\n", "Office_A4-17"),
        (b"request id is a.b-c-2 (0 file(s))\n", "a.b-c-2"),
        (b"", ""),
        (b"\xff\xfe", ""),
    ],
)
def test_a_job_is_known_by_what_lp_calls_it(words: bytes, job: str) -> None:
    assert job_id(words) == job


def test_only_the_jobs_own_lines_count() -> None:
    told = (
        b"Office_A4-1 anne 1024 Mon\n\tAlerts: job-canceled-by-user\n\tqueued for Office_A4\n"
        b"Office_A4-12 anne 1024 Mon\n\tStatus: job-canceled, they say\n\tAlerts: job-printing\n"
    )
    assert job_now(told, b"", "Office_A4-1") == JobNow("printer.job_cancelled", ended=True)
    assert job_now(told, b"", "Office_A4-12") == JobNow("printer.sheet_printing", ended=False)


def test_a_job_that_nobody_tells_of_is_never_called_printed(cups: FakeCups) -> None:
    assert job_now(b"", b"", "Office_A4-13") == JobNow("printer.unsure", ended=True)
    cups.is_now("forgets")
    assert CupsSheets("Office_A4").print_sheet(SHEET, "x") == "printer.unsure"
    assert len(cups.jobs) == 1


@pytest.mark.parametrize(
    ("reasons", "code"),
    [
        ("media-empty-error", "printer.out_of_paper"),
        ("media-needed", "printer.out_of_paper"),
        ("media-low-warning media-jam-error", "printer.sheet_jam"),
        ("cover-open", "printer.cover_open"),
        ("marker-supply-empty-error", "printer.toner_out"),
        ("offline-report", "printer.a4_away"),
        ("media-low-report", "printer.sheet_printing"),
        ("toner-empty-warning", "printer.sheet_printing"),  # it prints on with what is left
        ("none", "printer.sheet_printing"),
        ("\xff media-empty-error-of-another-kind", "printer.sheet_printing"),
    ],
)
def test_what_keeps_a_job_from_coming_out_is_told(cups: FakeCups, reasons: str, code: str) -> None:
    cups.jobs_end("job-printing")
    cups.printer_says(reasons)
    assert CupsSheets("Office_A4", follow_s=0.1).print_sheet(SHEET, "x") == code


def test_news_of_the_job_come_before_its_end(cups: FakeCups) -> None:
    heard: list[str] = []

    def hear(code: str) -> None:
        heard.append(code)
        if code == "printer.sheet_waiting":
            cups.all_jobs_are_now("job-printing")
        elif code == "printer.sheet_printing":
            cups.all_jobs_are_now("job-completed-successfully")

    cups.jobs_end("job-queued")
    assert CupsSheets("Office_A4").print_sheet(SHEET, "x", hear) == ""
    assert heard == ["printer.sheet_sent", "printer.sheet_waiting", "printer.sheet_printing"]


@pytest.mark.parametrize(
    ("alert", "code"), [("job-completed-successfully", ""), ("job-canceled-by-user", "printer.job_cancelled")]
)
def test_a_job_that_was_at_work_is_told_once_when_it_ends(cups: FakeCups, alert: str, code: str) -> None:
    printer = CupsSheets("Office_A4", follow_s=0.1)
    cups.jobs_end("job-printing")
    cups.printer_says("media-empty-error")
    assert printer.print_sheet(SHEET, "H-1") == "printer.out_of_paper"
    assert printer.settled() == ()
    cups.is_now("deaf")
    printer._patience_s = 0.2
    assert printer.settled() == (), "who does not answer has not printed"
    cups.mend()
    printer._patience_s = 30.0
    cups.all_jobs_are_now(alert)
    assert printer.settled() == (("H-1", code),)
    assert printer.settled() == ()


def test_jobs_in_a_queue_are_counted() -> None:
    assert jobs_waiting(b"A4-1 anne 1024 Mon\n\tqueued for A4\nA4-2 anne 1 Mon\n\n") == 2
    assert hands_needed(b"printer A4 is idle.\n\tAlerts: media-empty-error\n") == "printer.out_of_paper"


def test_without_lpstat_nobody_knows(cups: FakeCups) -> None:
    (cups.programs / "lpstat").unlink()
    assert CupsSheets("Office_A4").print_sheet(SHEET, "x") == "printer.unsure"
    assert CupsSheets("Elsewhere").print_sheet(SHEET, "x") == "printer.refused"


@pytest.mark.parametrize("queue", ["-Pother", "", "a b", "a/b", "a;b", "a\n", "x" * 128, "队列", *HOSTILE])
def test_what_is_no_queue_name_is_refused(queue: str) -> None:
    if queue in ("null", "NaN", "1e999"):
        assert CupsSheets(queue).name == queue
        return
    with pytest.raises(ValueError, match=r"printer\.queue_name"):
        CupsSheets(queue)


def test_files_are_named_by_title_and_content(tmp_path: Path) -> None:
    printer = FolderSheets("sheets", tmp_path)
    for title in ("Handover H-2611-003", "../../x", "", "交接班"):
        assert printer.print_sheet(b"%PDF", title) == ""
    assert sorted(file.name.rpartition("-")[0] for file in tmp_path.iterdir()) == [
        "Handover_H-2611-003",
        "sheet",
        "x",
        "交接班",
    ]
