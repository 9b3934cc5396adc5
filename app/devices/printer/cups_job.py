"""One job in a CUPS queue: its name when `lp` took it, and what `lpstat` says of it and of its printer."""

import re
from dataclasses import dataclass

from app.domain.sheet_job import PRINTING, UNSURE, WAITING

_REQUEST = re.compile(rb"request id is (\S+-\d+) ")
_ALERTS = re.compile(r"^\tAlerts: (.*)$", re.MULTILINE)
_DISABLED = re.compile(r"^printer \S+ disabled ", re.MULTILINE)
# IPP job-state-reasons (RFC 8011, 5.3.8), as lpstat -l tells them. A job with none of these is still at work.
_ENDS = {
    "job-completed-successfully": "",
    "job-completed-with-warnings": "",
    "job-completed-with-errors": "printer.job_aborted",
    "job-canceled-by-user": "printer.job_cancelled",
    "job-canceled-by-operator": "printer.job_cancelled",
    "job-canceled-at-device": "printer.job_cancelled",
    "aborted-by-system": "printer.job_aborted",
    "document-format-error": "printer.job_aborted",
    "document-unprintable-error": "printer.job_aborted",
}
# IPP printer-state-reasons (RFC 8011, 5.4.12), of what keeps a job that was taken from coming out. A reason
# may end in -error, -warning or -report; of a warning or report work goes on.
_HANDS = {
    "media-empty": "printer.out_of_paper",
    "media-needed": "printer.out_of_paper",
    "media-jam": "printer.sheet_jam",
    "cover-open": "printer.cover_open",
    "door-open": "printer.cover_open",
    "interlock-open": "printer.cover_open",
    "toner-empty": "printer.toner_out",
    "marker-supply-empty": "printer.toner_out",
    "offline": "printer.a4_away",
    "connecting-to-device": "printer.a4_away",
    "timed-out": "printer.a4_away",
    "shutdown": "printer.a4_away",
}
_MILD = ("-warning", "-report")
_OFFLINE_IS_SAID_SO = (
    "offline-report"  # CUPS tells of a printer that is switched off by this and nothing else
)


@dataclass(frozen=True, slots=True)
class JobNow:
    """How a job stands: `code` is "" once printed, else a stable code; `ended` when no more will come."""

    code: str
    ended: bool


def job_id(told: bytes) -> str:
    """What `lp` calls the job that it took; "" when it does not say."""
    found = _REQUEST.search(told)
    return found[1].decode("utf-8", "replace") if found else ""


def job_now(jobs: bytes, queue: bytes, job: str) -> JobNow:
    """How a job stands by `lpstat -W all -l -o` and `lpstat -l -p`.

    A CUPS that keeps no history (PreserveJobHistory) forgets a job at its end, whatever that was: of one that
    is not told of nobody knows whether it was printed.
    """
    text, printer = jobs.decode("utf-8", "replace"), queue.decode("utf-8", "replace")
    lines = re.search(rf"^{re.escape(job)}\s.*\n((?:\t.*\n?)*)", text, re.MULTILINE)
    if lines is None:
        return JobNow(UNSURE, ended=True)
    reasons = _alerts(lines[1])
    for reason in reasons:
        if reason in _ENDS:
            return JobNow(_ENDS[reason], ended=True)
    if _DISABLED.search(printer):
        return JobNow("printer.stopped_with_sheet", ended=False)
    if hands := hands_needed(queue):
        return JobNow(hands, ended=False)
    at_it = "job-printing" in reasons or re.search(rf"now printing {re.escape(job)}\.", printer)
    return JobNow(PRINTING if at_it else WAITING, ended=False)


def hands_needed(queue: bytes) -> str:
    """What keeps a queue's printer from printing, by `lpstat -l -p`; "" when it says nothing of the kind."""
    for reason in _alerts(queue.decode("utf-8", "replace")):
        if reason == _OFFLINE_IS_SAID_SO:
            return "printer.a4_away"
        if not reason.endswith(_MILD) and (code := _HANDS.get(reason.removesuffix("-error"))):
            return code
    return ""


def jobs_waiting(jobs: bytes) -> int:
    """How many jobs a queue still has, by `lpstat -o`: a line each."""
    return sum(bool(line.strip()) and not line.startswith(b"\t") for line in jobs.splitlines())


def _alerts(text: str) -> list[str]:
    found = _ALERTS.search(text)
    return found[1].split() if found else []
