"""What is recorded of devices that were tried: by whom, what was seen, and never more than was."""

import pytest

from app.domain.refusals import Refusal
from app.domain.scanner_try import TEST_TEXT, WIDEST_GAP_MS, ScanTimes
from app.domain.trial_facts import Trial
from app.floor.trial_commands import NoteScanTimes, NoteTrial
from tests.fakes.floor import ANNE, Floor
from tests.hostile import HOSTILE

GOOD = ScanTimes(TEST_TEXT, (5,) * 31, True)
SLOW = ScanTimes(TEST_TEXT, (60,) * 31, True)


def signed_in() -> Floor:
    floor = Floor()
    floor.sign_in(ANNE)
    return floor


def test_the_station_judges_the_scans_itself_and_says_who_tried() -> None:
    floor = signed_in()
    for scans, good in (((GOOD, GOOD, GOOD), True), ((GOOD, SLOW, GOOD), False)):
        floor.saved(NoteScanTimes(scans, 35))
        entry = floor.entries()[-1]
        assert (entry.type, entry.operator) == ("device.tried", ANNE.id)
        assert (entry.data["device"], entry.data["trial"], entry.data["good"]) == (
            "keyboard_scanner",
            "scan_times",
            good,
        )
    assert entry.data["seen"] == {
        "scans": 3,
        "median_ms": 5,
        "slowest_ms": 60,
        "bound_ms": 35,
        "ended": 1,
        "faults": "",
    }


@pytest.mark.parametrize(
    "command",
    [
        NoteScanTimes((), 35),
        NoteScanTimes((GOOD,) * 21, 35),
        NoteScanTimes((GOOD,), 0),
        NoteScanTimes((GOOD,), WIDEST_GAP_MS + 1),
        NoteTrial("toaster", Trial.BYTES, True),
        NoteTrial("scale", Trial.BYTES, True, seen={str(number): number for number in range(13)}),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(command: object) -> None:
    floor = signed_in()
    before = floor.entries()
    assert isinstance(floor.do(command), Refusal)
    assert floor.entries() == before


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_device_says_can_be_kept(text: str) -> None:
    floor = signed_in()
    floor.saved(NoteTrial("scanner", Trial.BYTES, False, text, text, {"text": text}))
    said = floor.entries()[-1].data
    assert len(said["seen"]["text"]) <= 600
    assert said["good"] is False
