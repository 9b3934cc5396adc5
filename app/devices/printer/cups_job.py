"""One job in a CUPS queue: its name when `lp` took it, and what `lpstat` says became of it."""

import re

_REQUEST = re.compile(rb"request id is (\S+-\d+) ")
_ALERTS = re.compile(r"^\tAlerts: (.*)$", re.MULTILINE)
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


def job_id(told: bytes) -> str:
    """What `lp` calls the job that it took; "" when it does not say."""
    found = _REQUEST.search(told)
    return found[1].decode("utf-8", "replace") if found else ""


def ended(told: bytes, job: str) -> str | None:
    """What became of a job by `lpstat -W all -l -o`: "" or a fault code, None as long as it is at work.

    A CUPS that keeps no history (PreserveJobHistory) forgets a job at its end: one that is not told of is "".
    """
    text = told.decode("utf-8", "replace")
    lines = re.search(rf"^{re.escape(job)}\s.*\n((?:\t.*\n?)*)", text, re.MULTILINE)
    if lines is None:
        return ""
    alerts = _ALERTS.search(lines[1])
    reasons = alerts[1].split() if alerts else []
    return next((_ENDS[reason] for reason in reasons if reason in _ENDS), None)
