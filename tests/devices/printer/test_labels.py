"""Both label printers do what the floor counts on: the one on the network, and the folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.devices.printer.labels import FolderLabels, NetworkLabels
from app.devices.printer.network import NetworkPrinter, Patience
from app.papers.label_pdf import label_pdf
from tests.contracts.label_printer import Fitted, LabelPrinterContract, drawn
from tests.fakes.labels import JOB, MODULE
from tests.fakes.printer_9100 import Condition, Printer9100
from tests.hostile import HOSTILE


class TestNetworkLabels(LabelPrinterContract):
    """A ZPL printer on port 9100 that runs out of labels."""

    @contextmanager
    def fitted(self, folder: Path, *, broken: bool) -> Iterator[Fitted]:
        """The fake printer on loopback behind the real driver."""
        with Printer9100(condition=Condition(out_of_labels=broken)) as device:
            driver = NetworkPrinter("127.0.0.1", device.port, patience=Patience(pause_s=0.01))
            yield Fitted(
                NetworkLabels("L1", driver, drawn),
                came=lambda: list(device.jobs),
                mend=lambda: device.condition.put(Condition()),
            )


class TestFolderLabels(LabelPrinterContract):
    """A folder in whose place lies a file."""

    @contextmanager
    def fitted(self, folder: Path, *, broken: bool) -> Iterator[Fitted]:
        """A folder below the test's own."""
        place = folder / "labels"
        if broken:
            place.write_bytes(b"in the way")
        yield Fitted(
            FolderLabels("labels", place, {"zpl": drawn, "pdf": label_pdf}),
            came=lambda: [file.read_bytes() for file in sorted(place.glob("*.zpl"))],
            mend=place.unlink,
        )


def test_files_are_named_by_job_attempt_and_code(tmp_path: Path) -> None:
    assert FolderLabels("labels", tmp_path, {"zpl": drawn, "pdf": label_pdf}).print_label(MODULE) == ""
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"{JOB}-2-MD8K2M100017D.pdf",
        f"{JOB}-2-MD8K2M100017D.zpl",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leads_out_of_the_folder(tmp_path: Path, text: str) -> None:
    inner = tmp_path / "deep" / "labels"
    printer = FolderLabels("labels", inner, {"zpl": lambda label: label.text.encode("utf-8", "replace")})
    assert printer.print_label(replace(MODULE, job=text, text=text)) == ""
    assert [file.parent for file in tmp_path.rglob("*") if file.is_file()] == [inner]


def test_two_hostile_jobs_never_share_a_file(tmp_path: Path) -> None:
    printer = FolderLabels("labels", tmp_path, {"zpl": lambda label: b"x"})
    jobs = [*HOSTILE, "a/b", "a_b", "a.b", "x" * 10_001]
    for job in jobs:
        assert printer.print_label(replace(MODULE, job=job)) == ""
    assert len(list(tmp_path.iterdir())) == len(set(jobs))
