"""A process of our own that is killed exactly at a named step of the program, which knows nothing of it."""

import os
import signal
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType


@dataclass(frozen=True, slots=True)
class Point:
    """A step: "call" of a function or "return" from it, by qualified name; `by` names who called it.

    `nth` is which time it comes to that, from 1.
    """

    event: str
    function: str
    by: str = ""
    nth: int = 1


class NotReached(AssertionError):
    """The process ended without ever coming to the step."""


def killed_at(point: Point, act: Callable[[Callable[[int], None]], None]) -> list[int]:
    """Fork, act, and die by SIGKILL at the point; the numbers that were acknowledged before.

    `act` is handed what it acknowledges with. No database may be open here when this is called.
    """
    lines, status = _lived(lambda told: _live_and_die(point, act, told))
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return [int(line) for line in lines]
    raise NotReached(f"{point}: ended with {os.waitstatus_to_exitcode(status)}")


def forked(act: Callable[[int], None]) -> list[bytes]:
    """Let a process of our own act; the lines that it wrote to the handle it was given."""

    def live(told: int) -> None:
        code = 8
        try:
            act(told)
            code = 0
        finally:
            os._exit(code)

    lines, status = _lived(live)
    assert os.waitstatus_to_exitcode(status) == 0
    return lines


def _lived(live: Callable[[int], None]) -> tuple[list[bytes], int]:
    heard, told = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads: the child never needs them
        child = os.fork()
    if child == 0:
        os.close(heard)
        live(told)
    os.close(told)
    with os.fdopen(heard, "rb") as lines:
        said = lines.read().splitlines()
    return said, os.waitpid(child, 0)[1]


def _live_and_die(point: Point, act: Callable[[Callable[[int], None]], None], told: int) -> None:
    times = 0

    def watch(frame: FrameType, event: str, _of: object) -> None:
        nonlocal times
        if event != point.event or frame.f_code.co_qualname != point.function:
            return
        back = frame.f_back
        if point.by and (back is None or back.f_code.co_qualname != point.by):
            return
        times += 1
        if times == point.nth:
            os.kill(os.getpid(), signal.SIGKILL)

    code = 7
    try:
        sys.setprofile(watch)
        act(lambda number: os.write(told, f"{number}\n".encode()) and None)
    except BaseException as fault:
        sys.setprofile(None)
        os.write(2, repr(fault).encode())
        code = 8
    os._exit(code)
