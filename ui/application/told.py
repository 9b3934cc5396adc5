"""What is told in the rail for as long as it is true, kept as codes so that each language can say it."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.shell.notices import Notice, NoticeKind
from ui.wording import sentence


@dataclass(frozen=True, slots=True)
class _Told:
    kind: NoticeKind
    code: str
    facts: tuple[tuple[str, object], ...]


class Told:
    """The standing notices in the order of telling; `show` puts exactly those it is given in sight."""

    def __init__(self, show: Callable[[tuple[Notice, ...]], None]) -> None:
        self._show = show
        self._standing: dict[str, _Told] = {}

    def tell(self, name: str, kind: NoticeKind, code: str, /, **facts: object) -> None:
        """Say the sentence of a stable code until it is withdrawn by its name."""
        self._standing[name] = _Told(kind, code, tuple(facts.items()))
        self.say()

    def withdraw(self, name: str) -> None:
        """It is no longer so, or was never told."""
        if self._standing.pop(name, None) is not None:
            self.say()

    def say(self) -> None:
        """Say all of it in the language now spoken."""
        self._show(
            tuple(
                Notice(name, told.kind, sentence(told.code, **dict(told.facts)))
                for name, told in self._standing.items()
            )
        )
