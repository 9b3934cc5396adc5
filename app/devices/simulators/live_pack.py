"""The electrical side of the practice pack on the bench: what a probe finds, as hands make it safe."""

from enum import IntEnum

# What stands across the points to probe: HV+ to HV-, HV+ to case, HV- to case. Polarity has a sign.
_STUCK_MV = (84_200, 43_100, -41_100)
_DEAD_MV = (3_100, 1_600, -1_500)
_SECTIONS_MV = (48_200, 52_600, 50_400, 53_800, 49_600)
_TO_CASE = 51  # percent of the whole from HV+ to case: no insulation is alike on both sides
_STEP_MV = 100


class _Made(IntEnum):
    """How far the pack has been made safe; it never goes back."""

    LIVE = 0
    UNPLUGGED = 1  # the plug is out, a contactor sticks
    ISOLATED = 2
    SECTIONED = 3


class LivePack:
    """One practice pack. Every pack has the same fault: its contactor sticks when the plug is pulled."""

    def __init__(self, whole_mv: int) -> None:
        self._whole_mv = whole_mv
        self._made = _Made.LIVE

    def unplug(self) -> None:
        """Pull the service plug and lock it away."""
        self._made = max(self._made, _Made.UNPLUGGED)

    def isolate(self) -> None:
        """Open the stuck contactor."""
        self._made = max(self._made, _Made.ISOLATED)

    def cut_sections(self) -> None:
        """Cut the first busbars."""
        self._made = max(self._made, _Made.SECTIONED)

    def across(self, point: int) -> int:
        """Millivolts at a point, counted from 1; after the last it begins again.

        Raises:
            ValueError: there is no point before the first.
        """
        if point < 1:
            raise ValueError(f"points are counted from 1: {point}")
        values = self._values()
        return values[(point - 1) % len(values)]

    def _values(self) -> tuple[int, ...]:
        to_case = self._whole_mv * _TO_CASE // 100 // _STEP_MV * _STEP_MV
        return {
            _Made.LIVE: (self._whole_mv, to_case, to_case - self._whole_mv),
            _Made.UNPLUGGED: _STUCK_MV,
            _Made.ISOLATED: _DEAD_MV,
            _Made.SECTIONED: _SECTIONS_MV,
        }[self._made]
