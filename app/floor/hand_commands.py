"""What can be asked of the desk when a pack goes from one of our stations to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.operator import Credentials
from app.domain.scan import ScannedCode


@dataclass(frozen=True, slots=True)
class HandOn:
    """A stored pack leaves this station. `paper` is the traveller that was read off it.

    `to` is the station it is meant for: its mark or any traveller of it, "" for any of our stations.
    """

    pack: str
    paper: ScannedCode
    to: str = ""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """A pack that was handed on stands here again: the traveller that it went with was read off it."""

    paper: ScannedCode


@dataclass(frozen=True, slots=True)
class AskTakeOver:
    """May a pack be taken over by this paper? Records nothing."""

    paper: ScannedCode


@dataclass(frozen=True, slots=True)
class TakeOverPack:
    """Another station's pack becomes ours: by its traveller, its own code, and a look at it.

    `looked` are the answers to the questions that every start asks again. `photo`, `second` and
    `typed_again` are as in `ReceivePack`.
    """

    paper: ScannedCode
    code: ScannedCode
    looked: Mapping[str, str]
    photo: bytes | None = None
    second: Credentials | None = None
    typed_again: str = ""
