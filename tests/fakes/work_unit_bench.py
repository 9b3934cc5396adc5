"""Outputs, containers and label orders held in memory, told afresh from the entries each time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from app.domain.bench_facts import (
    ContainerKnown,
    LabelBound,
    LabelOrdered,
    LabelPrinted,
    LabelProven,
    LabelSending,
    OutputRecorded,
    TrayScanned,
)
from app.domain.journal import Entry
from app.domain.label import NEVER_FAULTS, POOL, JobState, LabelJob
from app.domain.output import Container, Output, OutputCode
from app.domain.tray_record import InTray


class Standing(Protocol):
    """Whoever knows the entries that count."""

    def standing(self) -> Sequence[Entry]: ...

    def all_entries(self) -> Sequence[Entry]: ...


class MemoryOutputs:
    """The port `Outputs`."""

    def __init__(self, unit: Standing) -> None:
        self._unit = unit

    def of_pack(self, pack: str) -> tuple[Output, ...]:
        return tuple(one for one in self._all() if one.pack == pack)

    def by_text(self, text: str) -> Output | None:
        found = [one for one in self._all() if text and one.text == text]
        return found[-1] if found else None

    def by_id(self, output: str) -> Output | None:
        return next((one for one in self._all() if one.id == output), None)

    def container(self, text: str) -> Container | None:
        known = [
            Container(entry.data["container"], entry.data["tare_mg"], entry.at)
            for entry in self._unit.standing()
            if entry.type == ContainerKnown.type and entry.data["container"] == text
        ]
        return known[-1] if known else None

    def in_container(self, text: str, limit: int) -> tuple[Output, ...]:
        return tuple(one for one in self._all() if text and one.container == text)[-limit:]

    def in_tray(self, text: str) -> InTray | None:
        known = [
            InTray(entry.data["pack"], code["row"], code["column"], entry.at)
            for entry in self._unit.standing()
            if entry.type == TrayScanned.type
            for code in entry.data["codes"]
            if text and code["text"] == text
        ]
        return known[-1] if known else None

    def _all(self) -> list[Output]:
        labels = MemoryLabels(self._unit)
        return [
            _output(
                entry, labels.on(entry.data["output"], entry.data["text"]) if entry.data["own_label"] else ()
            )
            for entry in self._unit.standing()
            if entry.type == OutputRecorded.type
        ]


class MemoryLabels:
    """The port `Labels`."""

    def __init__(self, unit: Standing) -> None:
        self._unit = unit

    def of(self, text: str) -> tuple[LabelJob, ...]:
        return tuple(job for job in self._all() if job.text == text)

    def on(self, output: str, text: str) -> tuple[LabelJob, ...]:
        return tuple(
            job for job in self._all() if job.text == text or (job.about == output and job.reason == POOL)
        )

    def waiting(self) -> tuple[LabelJob, ...]:
        return tuple(job for job in self._all() if job.state is JobState.WAITING)

    def unsettled(self) -> tuple[LabelJob, ...]:
        jobs = self._all()
        newest = {job.text: job for job in jobs}
        return tuple(
            job
            for job in jobs
            if job.state is JobState.SENDING
            or (
                job.state is JobState.FAILED
                and newest[job.text] is job
                and not job.proven
                and job.fault not in NEVER_FAULTS
            )
        )

    def newest(self, limit: int = 50) -> tuple[LabelJob, ...]:
        return tuple(reversed(self._all()))[:limit]

    def texts_with(self, prefix: str) -> int:
        return len({job.text for job in self._all() if job.text.startswith(prefix)})

    def _all(self) -> list[LabelJob]:
        jobs: dict[str, LabelJob] = {}
        for entry in self._unit.all_entries():  # paper that came out stays out, whatever is corrected
            said = entry.data
            if entry.type == LabelOrdered.type:
                jobs[said["job"]] = _ordered(entry)
            elif entry.type == LabelBound.type:
                jobs[said["job"]] = _bound(entry)
            elif entry.type == LabelSending.type and said["job"] in jobs:
                jobs[said["job"]] = replace(jobs[said["job"]], state=JobState.SENDING, fault="")
            elif entry.type == LabelPrinted.type and said["job"] in jobs:
                state = JobState.FAILED if said["fault"] else JobState.PRINTED
                jobs[said["job"]] = replace(jobs[said["job"]], state=state, fault=said["fault"])
            elif entry.type == LabelProven.type:
                proven = {
                    name: replace(job, proven=True) for name, job in jobs.items() if job.text == said["text"]
                }
                jobs |= proven
        return list(jobs.values())


def _output(entry: Entry, jobs: Sequence[LabelJob]) -> Output:
    said = entry.data
    return Output(
        id=said["output"],
        run=said["run"],
        pack=said["pack"],
        code=OutputCode(said["code"]),
        text=said["text"],
        own_label=said["own_label"],
        mass_mg=said["mass_mg"],
        printed=said["printed"],
        unit=said["unit"],
        tare_mg=said["tare_mg"],
        container=said["container"],
        mass_source=said["source"],
        recorded_at=entry.at,
        prints=sum(job.state is JobState.PRINTED for job in jobs),
        proven=any(job.proven for job in jobs),
    )


def _bound(entry: Entry) -> LabelJob:
    said = entry.data
    return LabelJob(
        job=said["job"],
        text=said["text"],
        about=said["about"],
        print_no=1,
        reason=POOL,
        pack=said["pack"],
        ordered_at=entry.at,
        state=JobState.PRINTED,
        fault="",
        proven=False,
    )


def _ordered(entry: Entry) -> LabelJob:
    said = entry.data
    return LabelJob(
        job=said["job"],
        text=said["text"],
        about=said["about"],
        print_no=said["print_no"],
        reason=said["reason"],
        pack=said["pack"],
        ordered_at=entry.at,
        state=JobState.WAITING,
        fault="",
        proven=False,
    )
