"""The fitness of scales from the record alone: verdicts of checks, and what weights say of their scale."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from app.domain.record_balance import in_service
from app.domain.record_entry import Inspected, number_in, text_in

Scale = tuple[str, str]
"""A scale by its short name and its serial number."""

_FAILED_WORDS = {"scale.zero_checked": "zero_failed", "scale.checked": "check_failed"}
_VERDICTS = ("PASSED", "FAILED")
_A_DAY = timedelta(days=1)  # an entry has UTC, a certificate the day on the station's wall


class ScaleBooks:
    """The newest verdict of each kind of check that had a reading, by scale."""

    def __init__(self) -> None:
        self.newest: dict[tuple[str, Scale], str] = {}

    def tell(self, entry: Inspected) -> None:
        """What an entry changes."""
        if entry.type in _FAILED_WORDS and entry.text("verdict") in _VERDICTS:
            self.newest[entry.type, _scale(entry)] = entry.text("verdict")


def _scale(entry: Inspected) -> Scale:
    told = entry.part("instrument")
    return text_in(told, "id"), text_in(told, "serial")


def _zero(_books: ScaleBooks, entry: Inspected) -> Iterator[str]:
    e_mg, share = (
        number_in(entry.part("instrument"), "e_mg") or 0,
        number_in(entry.part("limit"), "value") or 0,
    )
    yield from _judged(entry, off_mg=entry.number("value_mg"), allowed_mg=e_mg * share // 1000)


def _weight(_books: ScaleBooks, entry: Inspected) -> Iterator[str]:
    weight, value = entry.part("weight"), entry.number("value_mg")
    nominal = number_in(weight, "nominal_mg")
    off = value - nominal if value is not None and nominal is not None else None
    if entry.number("difference_mg") != off:
        yield "scale.other_difference"
    allowed = in_service(nominal or 0, number_in(entry.part("instrument"), "e_mg") or 0)
    yield from _judged(entry, off_mg=off, allowed_mg=allowed or 0)
    if _over(text_in(weight, "valid_until"), entry):
        yield "scale.certificate_ended"


def _judged(entry: Inspected, *, off_mg: int | None, allowed_mg: int) -> Iterator[str]:
    if entry.number("allowed_mg") != allowed_mg:
        yield "scale.other_limit"
    verdict = "PASSED" if off_mg is not None and abs(off_mg) <= allowed_mg else "FAILED"
    if off_mg is None:
        verdict = "UNREAD"
    if entry.text("verdict") != verdict or (verdict == "UNREAD") != bool(entry.text("unread")):
        yield "scale.other_verdict"


def _weighed(books: ScaleBooks, entry: Inspected) -> Iterator[str]:
    """A weight says of its scale what the record says; entries from before that say nothing."""
    if "fitness" not in entry.data or entry.text("source") == "typed":
        return
    told, scale = entry.listed("fitness"), _scale(entry)
    for kind, word in _FAILED_WORDS.items():
        if (books.newest.get((kind, scale)) == "FAILED") != (word in told):
            yield "scale.doubt_untrue"
    if _over(text_in(entry.part("instrument"), "verified_until"), entry) and "verification_ended" not in told:
        yield "scale.doubt_untrue"


def _tare(_books: ScaleBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("stability") not in ("", "device", "inferred"):  # from before it was kept: none
        yield "scale.stability_unknown"


def _over(day: str, entry: Inspected) -> bool:
    """Whether a day (ISO) had surely ended when an entry was made, wherever the station stands."""
    try:
        last = date.fromisoformat(day)
        return last + _A_DAY < datetime.fromtimestamp(entry.at / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return False


RULES: Mapping[str, tuple[Callable[[ScaleBooks, Inspected], Iterator[str]], ...]] = {
    "scale.zero_checked": (_zero,),
    "scale.checked": (_weight,),
    "weight.taken": (_weighed,),
    "output.recorded": (_weighed,),
    "container.known": (_weighed, _tare),
}
