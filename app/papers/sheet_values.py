"""How a handover sheet writes its values: masses to the last milligram known, local times, people by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.domain.handover_sheet import local_time
from app.domain.units import exact_kilograms

NONE = "---"
"""Stands where there is no value; never 0 and never an older one."""


class Named(Protocol):
    """A person as the roster has them now. Names are not in the records, so they can be erased."""

    @property
    def number(self) -> str:
        """The badge number."""

    @property
    def name_zh(self) -> str:
        """The name in Chinese."""

    @property
    def name_en(self) -> str:
        """The name in Latin letters."""


@dataclass(frozen=True, slots=True)
class Values:
    """Writes values of one sheet."""

    content: Mapping[str, Any]
    people: Mapping[str, Named]

    @property
    def frozen_ms(self) -> int:
        """When the numbers were frozen."""
        at: int = self.content["A"]["frozen_at"]["v"]
        return at

    def day(self, ms: int) -> str:
        """The date on the station's wall."""
        return self._local(ms).date().isoformat()

    def time(self, ms: int | None, *, seconds: bool = False) -> str:
        """The time on the station's wall, with the date where it is another one than the sheet's."""
        if ms is None:
            return NONE
        at = self._local(ms)
        frozen = self._local(self.frozen_ms)
        clock = at.strftime("%H:%M:%S" if seconds else "%H:%M")
        if at.date() == frozen.date():
            return clock
        return f"{at.strftime('%m-%d' if at.year == frozen.year else '%Y-%m-%d')} {clock}"

    def person(self, operator: str) -> str:
        """Names and number; only the number when the name was erased, the id when nothing else is known."""
        if not operator:
            return NONE
        found = self.people.get(operator)
        number = self.badge(operator)
        if found is None:
            return number
        names = list(dict.fromkeys(name for name in (found.name_zh, found.name_en) if name))
        return " ".join([*names, number])

    def badge(self, operator: str) -> str:
        """The number as it was when the sheet was frozen; a later signer's as it is now, or the id."""
        known = self.content["people"].get(operator)
        if known is not None:
            return str(known["number"]["v"])
        found = self.people.get(operator)
        return found.number if found is not None else operator

    def level(self, operator: str) -> str:
        """The qualification when the sheet was frozen, "" when it is not known."""
        known = self.content["people"].get(operator)
        return str(known["level"]["v"]) if known is not None else ""

    def _local(self, ms: int) -> datetime:
        return local_time(ms, self.content["A"]["offset_min"]["v"])


def of(row: Mapping[str, Any], name: str, otherwise: Any = "") -> Any:
    """The value of a leaf, or what stands for a leaf that is not there."""
    leaf = row.get(name)
    return otherwise if leaf is None else leaf["v"]


def kilograms(mg: int | None) -> str:
    """A mass as "1,234.5 kg", exact, with at least one decimal; no reading as a dash."""
    return NONE if mg is None else exact_kilograms(mg)


def signed_kilograms(mg: int | None) -> str:
    """A difference of masses, with its sign on either side of zero."""
    return f"+{kilograms(mg)}" if mg is not None and mg > 0 else kilograms(mg)


_BY_THE_THOUSAND = {"mV": "V", "mdegC": "°C", "mK": "K"}
_AS_THEY_ARE = {"ohm/V": "Ω/V"}


def amount(value: int | None, unit: str) -> str:
    """A whole number of a limit's unit as people read it, exact; no reading as a dash."""
    if value is None:
        return NONE
    if unit not in _BY_THE_THOUSAND:
        return f"{value:,} {_AS_THEY_ARE.get(unit, unit)}"
    whole, part = divmod(abs(value), 1000)
    decimals = f"{part:03d}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' + decimals if decimals else ''} {_BY_THE_THOUSAND[unit]}"


def ppm(ppb: int) -> str:
    """Parts per billion as parts per million, exact."""
    whole, part = divmod(abs(ppb), 1000)
    decimals = f"{part:03d}".rstrip("0")
    return f"{'-' if ppb < 0 else ''}{whole:,}{'.' + decimals if decimals else ''} ppm"


def per_cent(per_mille: int | None) -> str:
    """A share with one decimal."""
    return NONE if per_mille is None else f"{per_mille // 10}.{per_mille % 10} %"


def lasting(ms: int) -> str:
    """A time span in days, hours and minutes."""
    minutes = abs(ms) // 60_000
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {left} min" if hours else f"{left} min"


def ranges(numbers: list[list[int]]) -> str:
    """Step numbers such as "4-9, 11"."""
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[1]}" for run in numbers)
