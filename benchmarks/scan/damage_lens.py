"""What the camera does to a picture: it is out of focus, it moves, its sensor is noisy."""

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scan.labels import Grey

OPTICS_PX = 0.5  # pixels: deviation of the blur that even a sharp lens and a sensor's pixels have


def defocus(picture: Grey, modules: float, *, module_px: float) -> Grey:
    """Blurred by a Gauss of this deviation in modules, on top of what every lens does."""
    deviation = float(np.hypot(modules * module_px, OPTICS_PX))
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), deviation), np.float32)


def motion(picture: Grey, modules: float, *, module_px: float, angle: float) -> Grey:
    """Drawn out by so many modules in the direction of `angle` (radians) while the shutter was open."""
    length = modules * module_px
    if length < 0.1:
        return picture
    half = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    for way in np.linspace(-length / 2, length / 2, 8 * half + 1):
        x, y = half + way * np.cos(angle), half + way * np.sin(angle)
        column, row = int(x), int(y)
        right, low = x - column, y - row
        kernel[row, column] += (1 - right) * (1 - low)
        kernel[row, column + 1] += right * (1 - low)
        kernel[row + 1, column] += (1 - right) * low
        kernel[row + 1, column + 1] += right * low
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), np.float32)


def noise(picture: Grey, deviation: float, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """The picture as the sensor gives it: with noise of this deviation in grey levels, in whole levels."""
    grain = rng.standard_normal(picture.shape, np.float32)
    return np.clip(np.rint(picture + deviation * grain), 0, 255).astype(np.uint8)
