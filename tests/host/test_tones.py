"""The bench's voice: what is in its files, and how they come to be played."""

import cmath
import math
import os
import signal
import struct
import subprocess
import sys
import threading
import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.tone import Tone
from app.floor.ports import Tones
from app.host.tones import ALARM_FILE, MOST_AT_ONCE, PLAYERS, NoTones, SpeakerTones, find_player, tone_file
from tests.fakes.camera import until

RATE = 22_050
BLOCK = 441  # 20 ms: pitches are told apart in steps of 50 Hz
# name of the file: length in ms, and (from ms, to ms, pitch) of everything that is heard in it
HEARD = {
    "accepted.wav": (90, [(0, 90, 880)]),
    "wrong_item.wav": (320, [(0, 160, 440), (160, 320, 330)]),
    "unreadable.wav": (300, [(0, 60, 660), (120, 180, 660), (240, 300, 660)]),
    "air.wav": (
        840,
        [(at + part, at + part + 120, 740 if part else 990) for at in (0, 300, 600) for part in (0, 120)],
    ),
    "hold.wav": (1000, [(0, 400, 520), (600, 1000, 520)]),
}


@pytest.fixture(scope="module")
def sounds(root: Path) -> Path:
    return root / "resources/sounds"


def samples(file: Path) -> list[int]:
    with wave.open(str(file), "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        frames = sound.readframes(sound.getnframes())
    return [sample for (sample,) in struct.iter_unpack("<h", frames)]


def strength(part: list[int], hertz: float) -> float:
    """How much of one pitch is in a part of a sound: one line of a Fourier transform under a Hann window."""
    turn = -2j * math.pi * hertz / RATE
    whole = len(part)
    return abs(
        sum(
            sample * (0.5 - 0.5 * math.cos(2 * math.pi * number / whole)) * cmath.exp(turn * number)
            for number, sample in enumerate(part)
        )
    )


def pitch(part: list[int]) -> int:
    """The strongest pitch up to 3 kHz, in steps of 10 Hz."""
    return max(range(100, 3000, 10), key=lambda hertz: strength(part, hertz))


def between(sound: list[int], start_ms: int, end_ms: int) -> list[int]:
    return sound[start_ms * RATE // 1000 : end_ms * RATE // 1000]


def soft(sound: list[int], start_ms: int, end_ms: int) -> bool:
    """Whether a part is still faint 1 ms after its beginning and 1 ms before its end."""
    edges = between(sound, start_ms, start_ms + 1) + between(sound, end_ms - 1, end_ms)
    return max(map(abs, edges)) < 0.1 * 32_767


def test_every_tone_has_its_file_and_no_file_is_without_use(sounds: Path) -> None:
    wanted = {ALARM_FILE, *map(tone_file, Tone)}
    assert {file.name for file in sounds.glob("*.wav")} == wanted
    assert set(HEARD) == wanted - {ALARM_FILE}


@pytest.mark.parametrize("name", sorted(HEARD))
def test_a_tone_has_its_length_and_its_pitches_and_is_silent_between(sounds: Path, name: str) -> None:
    sound = samples(sounds / name)
    length_ms, parts = HEARD[name]
    assert len(sound) * 1000 / RATE == pytest.approx(length_ms, abs=0.2)
    for start_ms, end_ms, hertz in parts:
        middle = (start_ms + end_ms) // 2
        assert pitch(between(sound, middle - 20, middle + 20)) == pytest.approx(hertz, abs=10)
        assert max(between(sound, start_ms + 6, end_ms - 6)) > 25_000
        assert soft(sound, start_ms, end_ms)
    for (_, end_ms, _), (start_ms, _, _) in pairwise(parts):
        assert not any(between(sound, end_ms + 1, start_ms - 1))


def test_the_alarm_rises_from_500_to_1200_hertz_each_second(sounds: Path) -> None:
    sound = samples(sounds / ALARM_FILE)
    assert len(sound) % RATE == 0
    assert len(sound) >= RATE
    for second in range(0, len(sound) * 1000 // RATE, 1000):
        assert soft(sound, second, second + 1000)
        for at_ms in (50, 500, 950):
            expected = 500 + 700 * at_ms / 1000
            found = pitch(between(sound, second + at_ms - 20, second + at_ms + 20))
            assert found == pytest.approx(expected, abs=25)


@pytest.mark.parametrize("name", sorted({*HEARD, ALARM_FILE}))
def test_nothing_clips_or_clicks_or_goes_above_3_khz(sounds: Path, name: str) -> None:
    sound = samples(sounds / name)
    assert 20_000 < max(map(abs, sound)) < 32_000
    assert (sound[0], sound[-1]) == (0, 0)
    second = sound[:RATE]
    for start in range(0, len(second) - BLOCK, BLOCK):
        block = second[start : start + BLOCK]
        above = max(strength(block, hertz) for hertz in range(3000, RATE // 2, 500))
        assert above < 0.01 * 32_767 * BLOCK / 4, f"{start / RATE:.2f} s"


def test_the_script_makes_these_very_files(sounds: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(sounds / "make_sounds.py"), str(tmp_path)], check=True, timeout=60)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted({*HEARD, ALARM_FILE})
    for made in tmp_path.iterdir():
        pairs = zip(samples(made), samples(sounds / made.name), strict=True)
        # Another C library may round the last bit of a sine the other way.
        assert all(abs(one - other) <= 1 for one, other in pairs), made.name


class Bench:
    """A computer whose PATH holds only players of ours, which write down what they are asked to play."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.programs.mkdir()
        self._log = folder / "played"
        self._log.touch()
        self.gate = folder / "gate"
        os.mkfifo(self.gate)

    def install(self, name: str, *, then: str = "") -> Path:
        """Put a player there; `then` is what its script does after it wrote down its arguments."""
        program = self.programs / name
        written = f'printf \'%s\\n\' "{name} $$ $# $*" >> "{self._log}"'
        program.write_text(f"#!/bin/sh\n{written}\n{then}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    def install_endless(self, name: str) -> Path:
        """Put a player there that never ends by itself."""
        return self.install(name, then=f'read never < "{self.gate}"')

    @property
    def played(self) -> list[str]:
        """`player count arguments` of every call so far."""
        rows = [line.split(" ", 2) for line in self._lines()]
        return [f"{name} {rest}" for name, _, rest in rows]

    @property
    def children(self) -> list[int]:
        """The process of every call so far."""
        return [int(line.split(" ")[1]) for line in self._lines()]

    def _lines(self) -> list[str]:
        # What follows the last line's end is a line that is being written.
        return self._log.read_text(encoding="utf-8").split("\n")[:-1]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path)
    monkeypatch.setenv("PATH", str(made.programs))
    return made


Make = Callable[..., SpeakerTones]


@pytest.fixture
def speaker(bench: Bench, tmp_path: Path) -> Iterator[Make]:
    """Makes tones on the bench as it is then, and closes them at the end."""
    with ExitStack() as made:

        def make(too_late_s: float = 60.0) -> SpeakerTones:
            return made.enter_context(closing(SpeakerTones(tmp_path / "my sounds", too_late_s=too_late_s)))

        yield make


def gone(child: int) -> bool:
    """Whether a process has ended and was taken from the system's table."""
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return True
    return False


def ended(child: int) -> None:
    """Wait until a process has ended; it stays in the system's table for whoever started it."""
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)


def test_the_first_player_in_order_is_taken(bench: Bench) -> None:
    assert find_player() is None
    (bench.programs / "pw-play").write_text("a file that nobody may run", encoding="utf-8")
    for name in reversed(PLAYERS):
        program = bench.install(name)
        assert find_player() == program


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_played_by_its_full_path_alone(
    bench: Bench, speaker: Make, tmp_path: Path, tone: Tone
) -> None:
    bench.install("paplay")
    bench.install("aplay")
    tones = speaker()
    assert tones.available
    tones.play(tone)
    assert until(lambda: bench.played)
    assert bench.played == [f"paplay 1 {tmp_path}/my sounds/{tone.value}.wav"]


def test_three_sound_at_once_and_a_fourth_is_dropped(bench: Bench, speaker: Make) -> None:
    bench.install_endless("aplay")
    tones = speaker()
    for _ in range(MOST_AT_ONCE):
        tones.play(Tone.ACCEPTED)
    assert until(lambda: len(bench.played) == MOST_AT_ONCE)
    tones.play(Tone.UNREADABLE)
    os.kill(bench.children[0], signal.SIGKILL)
    ended(bench.children[0])
    tones.play(Tone.HOLD)
    assert until(lambda: "hold.wav" in bench.played[-1])
    assert len(bench.played) == MOST_AT_ONCE + 1


def test_a_player_that_ended_is_cleared_away_at_the_next_tone(bench: Bench, speaker: Make) -> None:
    bench.install("aplay")
    tones = speaker()
    tones.play(Tone.ACCEPTED)
    assert until(lambda: bench.played)
    first = bench.children[0]
    ended(first)
    assert not gone(first)
    tones.play(Tone.ACCEPTED)
    assert gone(first)


def test_a_player_that_hangs_does_not_keep_its_place(bench: Bench, speaker: Make) -> None:
    bench.install_endless("aplay")
    tones = speaker(too_late_s=0.0)
    for count in range(1, MOST_AT_ONCE + 3):
        tones.play(Tone.ACCEPTED)
        assert until(lambda count=count: len(bench.played) == count)
    assert [gone(child) for child in bench.children] == [True] * (MOST_AT_ONCE + 1) + [False]


def test_closing_ends_what_sounds(bench: Bench, speaker: Make) -> None:
    bench.install_endless("aplay")
    tones = speaker()
    tones.play(Tone.HOLD)
    assert until(lambda: bench.played)
    tones.close()
    tones.start_alarm()
    assert until(lambda: len(bench.played) == 2)
    tones.close()
    assert all(map(gone, bench.children))


def test_the_alarm_goes_on_until_it_is_stopped(bench: Bench, speaker: Make, tmp_path: Path) -> None:
    bench.install("aplay")
    tones = speaker()
    tones.start_alarm()
    assert until(lambda: len(bench.played) >= 3)
    tones.stop_alarm()
    alarms = len(bench.played)
    assert set(bench.played) == {f"aplay 1 {tmp_path}/my sounds/{ALARM_FILE}"}
    tones.play(Tone.ACCEPTED)
    assert until(lambda: len(bench.played) > alarms)
    assert "accepted.wav" in bench.played[alarms]


def test_a_player_that_fails_is_tried_again_for_the_alarm(bench: Bench, speaker: Make) -> None:
    bench.install("aplay", then="exit 1")
    tones = speaker()
    tones.start_alarm()
    assert until(lambda: len(bench.played) >= 2)
    tones.stop_alarm()


def test_one_alarm_sounds_alone_and_stops_at_once(bench: Bench, speaker: Make) -> None:
    bench.install_endless("aplay")
    tones = speaker()
    tones.play(Tone.ACCEPTED)
    assert until(lambda: bench.played)
    tones.start_alarm()
    assert gone(bench.children[0])
    tones.start_alarm()
    tones.play(Tone.WRONG_ITEM)
    assert until(lambda: len(bench.played) == 2)
    tones.stop_alarm()
    tones.stop_alarm()
    assert gone(bench.children[1])
    tones.play(Tone.HOLD)
    assert until(lambda: len(bench.played) == 3)
    assert [line.rpartition("/")[2] for line in bench.played] == ["accepted.wav", ALARM_FILE, "hold.wav"]


def test_a_player_that_went_away_is_told_once_and_may_come_back(
    bench: Bench, speaker: Make, expected_log: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    expected_log(r"tones: tones\.player_failed")
    bench.install("aplay")
    tones = speaker()
    (bench.programs / "aplay").unlink()
    tones.play(Tone.ACCEPTED)
    tones.play(Tone.ACCEPTED)
    tones.start_alarm()
    assert bench.played == []
    bench.install("aplay")
    assert until(lambda: bench.played)
    tones.stop_alarm()
    assert caplog.text.count("tones.player_failed") == 1


def test_without_a_player_it_is_silent(bench: Bench, speaker: Make) -> None:
    tones = speaker()
    assert not tones.available
    threads = threading.active_count()
    tones.start_alarm()
    tones.play(Tone.HOLD)
    assert threading.active_count() == threads


@pytest.mark.parametrize("kind", ["player", "no player", "damaged player", "none wanted"])
def test_whatever_is_called_in_whatever_order_nothing_is_raised(
    bench: Bench, speaker: Make, kind: str, expected_log: Callable[[str], None]
) -> None:
    if kind == "player":
        bench.install("aplay")
    if kind == "damaged player":
        expected_log("Exec format error")
        program = bench.install("aplay")
        program.write_bytes(b"\x7fELF and nothing more")
    tones: Tones = NoTones() if kind == "none wanted" else speaker()
    tones.stop_alarm()
    for tone in Tone:
        tones.play(tone)
    tones.start_alarm()
    tones.start_alarm()
    tones.play(Tone.HOLD)
    tones.stop_alarm()
    tones.stop_alarm()
    tones.play(Tone.HOLD)
