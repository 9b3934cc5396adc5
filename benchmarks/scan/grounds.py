"""What lies around a label: plastic, metal, cardboard, and the crowded top of a battery pack."""

import cv2
import numpy as np

from benchmarks.scan.labels import Grey

Size = tuple[int, int]  # width, height in pixels


def plain(size: Size, rng: np.random.Generator) -> Grey:
    """One of the quieter surfaces, chosen by lot."""
    surface = (cast, brushed, cardboard)[int(rng.integers(3))]
    return surface(size, rng)


def cast(size: Size, rng: np.random.Generator) -> Grey:
    """A cast or moulded surface: blotches of all sizes, some scratches."""
    ground = rng.uniform(60, 150) + octaves(size, rng, coarse=200, fine=3) * rng.uniform(8, 22)
    return scratched(ground.astype(np.float32), rng, int(rng.integers(0, 25)))


def brushed(size: Size, rng: np.random.Generator, *, mean: float | None = None) -> Grey:
    """Brushed metal: fine streaks in one direction, and a broad reflection across them."""
    width, height = size
    level = rng.uniform(110, 170) if mean is None else mean
    streaks = rng.standard_normal((height, width), np.float32)
    streaks = cv2.blur(streaks, (61, 1)) * 7.8 + cv2.blur(streaks[::-1], (9, 1)) * 1.5
    shine = np.cos(np.linspace(0, rng.uniform(2, 5), width, dtype=np.float32) + rng.uniform(0, 6))
    ground = level + rng.uniform(4, 9) * streaks + 12 * shine[None, :]
    if rng.random() < 0.5:
        ground = np.ascontiguousarray(ground[:, ::-1])
    return np.asarray(ground, np.float32)


def cardboard(size: Size, rng: np.random.Generator) -> Grey:
    """Cardboard: faint ribs and specks."""
    width, height = size
    ribs = np.sin(np.arange(height, dtype=np.float32)[:, None] * rng.uniform(0.3, 0.9))
    ground = rng.uniform(110, 160) + 4 * ribs + octaves((width, height), rng, coarse=100, fine=2) * 9
    return np.asarray(ground, np.float32)


def crowded(size: Size, rng: np.random.Generator) -> Grey:
    """The top of an opened pack: plates, ribs, bolts, cables and print over a cast ground."""
    ground = cast(size, rng)
    width, height = size
    amount = max(4, width * height // 12000)
    for _ in range(amount):
        x, y = int(rng.integers(width)), int(rng.integers(height))
        shape = int(rng.integers(5))
        tone = float(rng.uniform(10, 240))
        if shape == 0:
            _plate(ground, (x, y), tone, rng)
        elif shape == 1:
            _bolt(ground, (x, y), tone, rng)
        elif shape == 2:
            _ribs(ground, (x, y), tone, rng)
        elif shape == 3:
            _cable(ground, (x, y), tone, rng)
        else:
            write(ground, (x, y), rng)
    fine = octaves(size, rng, coarse=4, fine=1) * 9
    return np.asarray(np.clip(ground + fine, 0, 255), np.float32)


def octaves(size: Size, rng: np.random.Generator, *, coarse: int, fine: int) -> Grey:
    """Random blotches of unit deviation, from `coarse` pixels halved down to `fine`."""
    width, height = size
    total = np.zeros((height, width), np.float32)
    step, weight = coarse, 1.0
    while step >= fine:
        small = rng.standard_normal((height // step + 2, width // step + 2), np.float32)
        total += weight * cv2.resize(small, size, interpolation=cv2.INTER_CUBIC)
        step, weight = step // 2, weight * 0.7
    return np.asarray(total / max(float(total.std()), 1e-6), np.float32)


def scratched(ground: Grey, rng: np.random.Generator, count: int) -> Grey:
    """The surface with so many fine bright or dark scratches; changed in place and returned."""
    height, width = ground.shape
    for _ in range(count):
        x, y, angle = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0, np.pi)
        reach = rng.uniform(20, 300)
        end = (round(x + reach * np.cos(angle)), round(y + reach * np.sin(angle)))
        cv2.line(ground, (round(x), round(y)), end, float(rng.uniform(30, 220)), 1, cv2.LINE_AA)
    return ground


def write(ground: Grey, at: tuple[int, int], rng: np.random.Generator) -> None:
    """Some letters and digits, in place."""
    letters = "ABCDEFGHKLMNPRSTVWXYZ0123456789-/ "
    text = "".join(letters[index] for index in rng.integers(0, len(letters), int(rng.integers(3, 18))))
    size, thick = float(rng.uniform(0.35, 1.4)), int(rng.integers(1, 3))
    # Letters can only be put on bytes, so they come over as a mask.
    (wide, high), low = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, size, thick)
    mask = np.zeros((high + low + 2 * thick, wide + 2 * thick), np.uint8)
    cv2.putText(mask, text, (thick, high + thick), cv2.FONT_HERSHEY_SIMPLEX, size, 255, thick, cv2.LINE_AA)
    x, y = at
    part = ground[y : y + mask.shape[0], x : x + mask.shape[1]]
    share = mask[: part.shape[0], : part.shape[1]].astype(np.float32) / 255
    part += share * (float(rng.choice([20, 235])) - part)


def _plate(ground: Grey, at: tuple[int, int], tone: float, rng: np.random.Generator) -> None:
    size = (float(rng.uniform(10, 160)), float(rng.uniform(10, 160)))
    corners = cv2.boxPoints((at, size, float(rng.uniform(-20, 20)))).astype(np.int32)
    cv2.fillConvexPoly(ground, corners, tone, cv2.LINE_AA)
    cv2.polylines(ground, [corners], True, tone * 0.5, 2, cv2.LINE_AA)


def _bolt(ground: Grey, at: tuple[int, int], tone: float, rng: np.random.Generator) -> None:
    radius = int(rng.integers(4, 22))
    cv2.circle(ground, at, radius, tone, -1, cv2.LINE_AA)
    cv2.circle(ground, at, radius, tone * 0.4, 2, cv2.LINE_AA)
    turn = np.arange(6) * np.pi / 3 + rng.uniform(0, 1)
    hexagon = np.stack([np.cos(turn), np.sin(turn)], 1) * radius * 0.6 + np.array(at)
    cv2.fillConvexPoly(ground, hexagon.astype(np.int32), 20.0, cv2.LINE_AA)


def _ribs(ground: Grey, at: tuple[int, int], tone: float, rng: np.random.Generator) -> None:
    count, gap, length = int(rng.integers(3, 14)), int(rng.integers(4, 14)), int(rng.integers(20, 150))
    across = bool(rng.integers(2))
    for index in range(count):
        x, y = (at[0] + index * gap, at[1]) if across else (at[0], at[1] + index * gap)
        end = (x, y + length) if across else (x + length, y)
        cv2.line(ground, (x, y), end, tone, max(1, gap // 3), cv2.LINE_AA)


def _cable(ground: Grey, at: tuple[int, int], tone: float, rng: np.random.Generator) -> None:
    steps = np.cumsum(rng.normal(0, 30, (12, 2)) + rng.normal(0, 15, 2), axis=0) + np.array(at)
    thick = int(rng.integers(2, 14))
    cv2.polylines(ground, [steps.astype(np.int32)], False, tone, thick, cv2.LINE_AA)
    cv2.polylines(
        ground, [steps.astype(np.int32)], False, min(255.0, tone + 60), max(1, thick // 4), cv2.LINE_AA
    )
