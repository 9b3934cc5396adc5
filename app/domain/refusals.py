"""An expected no: a stable code and the facts a sentence can be made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Fact = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """The act did not happen, and nothing was recorded of it.

    `code` is stable (`pack.already_received`); the sentence for it lives in `ui.wording` alone.
    """

    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


def refuse(code: str, /, **facts: Fact) -> Refusal:
    """Make a refusal; the facts cannot be changed afterwards."""
    return Refusal(code, MappingProxyType(dict(facts)))
