"""The computer's clock and the ids made from it."""

import itertools
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from app.domain.moment import ClockState
from app.host.clock import ClockSources, SystemClock, kernel_trusts_clock
from app.host.ids import UuidMint


def sources(folder: Path, *, trusted: bool) -> ClockSources:
    """A computer whose time service has, or has not, set the clock."""
    (folder / "boot_id").write_text("5e1f\n")
    return ClockSources(folder / "boot_id", folder / "synchronized", lambda: trusted)


def test_a_moment_has_wall_time_time_since_boot_and_the_boot(tmp_path: Path):
    clock = SystemClock(sources(tmp_path, trusted=False))
    one, two = clock.now(), clock.now()
    assert abs((datetime.now(UTC) - one.utc).total_seconds()) < 60
    assert 0 < one.mono_ms <= two.mono_ms
    assert (one.boot, one.clock, one.clock_age_ms) == ("5e1f", ClockState.FREE, None)


def test_a_synchronised_clock_says_how_old_its_setting_is(tmp_path: Path):
    told = SystemClock(sources(tmp_path, trusted=True))
    assert (told.now().clock, told.now().clock_age_ms) == (ClockState.NTP, None)
    (tmp_path / "synchronized").touch()
    an_hour_ago = datetime.now(UTC).timestamp() - 3600
    os.utime(tmp_path / "synchronized", (an_hour_ago, an_hour_ago))
    age = told.now().clock_age_ms
    assert age is not None
    assert 3_600_000 <= age < 3_700_000


def test_a_setting_in_the_future_has_no_negative_age(tmp_path: Path):
    clock = SystemClock(sources(tmp_path, trusted=True))
    later = datetime.now(UTC).timestamp() + 3600
    (tmp_path / "synchronized").touch()
    os.utime(tmp_path / "synchronized", (later, later))
    assert clock.now().clock_age_ms == 0


def test_the_time_service_is_asked_now_and_then_only(tmp_path: Path):
    asked = itertools.count()
    (tmp_path / "boot_id").write_text("5e1f")
    clock = SystemClock(ClockSources(tmp_path / "boot_id", tmp_path / "none", lambda: next(asked) < 0))
    for _ in range(5):
        clock.now()
    assert next(asked) == 1


def test_a_computer_without_a_boot_id_says_so(tmp_path: Path):
    assert SystemClock(ClockSources(tmp_path / "none", tmp_path / "none", bool)).now().boot == "unknown"


def test_this_computer_answers():
    now = SystemClock().now()
    assert re.fullmatch(r"[0-9a-f-]{36}", now.boot)
    assert kernel_trusts_clock() in (True, False)


def test_ids_are_of_version_seven_and_carry_their_time():
    mint = UuidMint(lambda: 1_763_877_600_123)
    made = UUID(mint.fresh())
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == 1_763_877_600_123


def test_ids_rise_within_a_millisecond_and_past_the_end_of_its_counter():
    mint = UuidMint(lambda: 1000, lambda length: b"\xff" * length)
    made = [mint.fresh() for _ in range(5000)]
    assert made == sorted(set(made))
    assert {UUID(one).version for one in made} == {7}
    assert UUID(made[-1]).int >> 80 == 1001


def test_ids_rise_when_the_clock_is_set_back():
    times = iter((5000, 4000, 3000, 6000))
    mint = UuidMint(lambda: next(times))
    made = [mint.fresh() for _ in range(4)]
    assert made == sorted(made)


def test_two_mints_at_the_same_moment_differ():
    assert UuidMint(lambda: 7).fresh() != UuidMint(lambda: 7).fresh()
