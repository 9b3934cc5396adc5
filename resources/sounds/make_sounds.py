"""Makes the tones of the bench as WAV files: python make_sounds.py [FOLDER]."""

import array
import math
import sys
import wave
from collections.abc import Iterable
from pathlib import Path

RATE = 22_050  # samples each second
EDGE_S = 0.005  # a soft beginning and end: a hard one would click, far above 3 kHz
PEAK = 0.8  # of full scale
SWEEPS = 4  # in one file of the alarm, which is played again and again

Sound = list[float]  # samples from -1 to 1


def beep(hertz: float, seconds: float) -> Sound:
    """One pitch with soft edges."""
    return sweep(hertz, hertz, seconds)


def sweep(first: float, last: float, seconds: float) -> Sound:
    """A pitch that rises evenly from `first` to `last` hertz, with soft edges."""
    length = round(seconds * RATE)
    rise = (last - first) / seconds
    samples = []
    for number in range(length):
        at = number / RATE
        turns = first * at + rise * at * at / 2
        samples.append(PEAK * _edge(number, length) * math.sin(2 * math.pi * turns))
    return samples


def _edge(number: int, length: int) -> float:
    nearest = min(number, length - 1 - number) / (EDGE_S * RATE)
    return 0.5 - 0.5 * math.cos(math.pi * min(nearest, 1.0))


def silence(seconds: float) -> Sound:
    """A pause."""
    return [0.0] * round(seconds * RATE)


def repeated(sound: Sound, times: int, pause_s: float) -> Sound:
    """The same sound several times, with pauses between."""
    return sound + (silence(pause_s) + sound) * (times - 1)


def sounds() -> dict[str, Sound]:
    """Every sound by the name of its file."""
    return {
        "accepted": beep(880, 0.090),
        "wrong_item": beep(440, 0.160) + beep(330, 0.160),
        "unreadable": repeated(beep(660, 0.060), 3, 0.060),
        "hold": repeated(beep(520, 0.400), 2, 0.200),
        "air": repeated(beep(990, 0.120) + beep(740, 0.120), 3, 0.060),
        "emergency": sweep(500, 1200, 1.0) * SWEEPS,
    }


def write(file: Path, sound: Iterable[float]) -> None:
    """A WAV file: one channel, 16 bits."""
    samples = array.array("h", (round(sample * 32_767) for sample in sound))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())


def main(words: list[str]) -> None:
    """Write every sound into the folder, by default the one where this script lies."""
    folder = Path(words[0]) if words else Path(__file__).resolve().parent
    for name, sound in sounds().items():
        write(folder / f"{name}.wav", sound)


if __name__ == "__main__":
    main(sys.argv[1:])
