"""What each value of a sheet must look like on paper, so that a value nobody prints is noticed."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from app.papers import sheet_reasons as why
from app.papers import sheet_words as words
from tests.papers.reading_back import PEOPLE

Shown = Callable[[Any], list[str]]


def text(value: Any) -> list[str]:
    return [value] if value else []


def count(value: Any) -> list[str]:
    return [f"{value:,}"]


def mass(value: Any) -> list[str]:
    if value is None:
        return ["未称重notweighed"]
    kilos = f"{value / 1e6:,.6f}".rstrip("0")
    return [f"{kilos}{'0' if kilos.endswith('.') else ''}kg"]


def cell_mass(value: Any) -> list[str]:
    return ["---"] if value is None else mass(value)


def clock(value: Any) -> list[str]:
    if value is None:
        return ["无记录noentry"]
    at = datetime.fromtimestamp(value / 1000, UTC) + timedelta(hours=8)
    return [at.strftime("%H:%M")]


def coded(table: Mapping[str, words.Pair]) -> Shown:
    """Both languages of a code."""
    return lambda value: list(table[value]) if value in table else [value]


def each(table: Mapping[str, words.Pair]) -> Shown:
    return lambda value: [word for code in value for word in coded(table)(code)]


def person(value: Any) -> list[str]:
    found = PEOPLE[value]
    return [found.number, found.name_zh, found.name_en]


def flag(zh: str, en: str) -> Shown:
    return lambda value: [zh, en] if value else []


def silent(_value: Any) -> list[str]:
    """Said by a shape, a tick or another value of the same row."""
    return []


def title(value: Any) -> list[str]:
    return [value["zh"], value["en"]] if value else []


def steps(value: Any) -> list[str]:
    return ["–".join(map(str, run)) for run in value]


def per_mille(value: Any) -> list[str]:
    return ["未知notknown"] if value is None else [f"{value / 10:.1f}%"]


def entry(value: Any) -> list[str]:
    return [f"{value[0]}/{value[1]}"]


ANYWHERE: Mapping[str, Shown] = {
    "key": silent,
    "kind": coded(words.KINDS | words.APART),
    "open": flag("未了", "OPEN"),
    "at": clock,
    "tag": text,
    "code": silent,  # in the QR codes, which have a test of their own
    "note": text,
    "by": person,
    "second": person,
    "operator": person,
    "reason": coded(why.REASONS),
    "reasons": each(words.FINDINGS),
    "ended": clock,
    "mass_mg": mass,
    "out_mg": mass,
    "in_mg": mass,
    "old_mg": mass,
    "new_mg": mass,
    "typed": lambda value: [f"手输typed{value}"] if value else [],
    "ticked": silent,
    "energy": coded(words.ENERGY),
    "step": count,
    "step_id": text,
    "times": silent,
    "number": text,
    "level": text,
    "class": text,
}

PLACES: Mapping[str, Shown] = {
    "A.sheet": text,
    "A.realm": lambda value: ["练习", "PRACTICE"] if value == "practice" else [],
    "A.station": silent,  # in the sheet's number and its QR code
    "A.label": text,
    "A.frozen_at": clock,
    "A.offset_min": silent,
    "A.shift": coded(words.SHIFTS),
    "A.began": clock,
    "A.ended": clock,
    "A.entries": lambda value: [f"（{value}）"],
    "A.outgoing": person,
    "A.incoming": person,
    "A.previous.sheet": text,
    "A.previous.signed.side": coded(words.SIDES),
    "A.previous.signed.verdict": coded(words.VERDICTS),
    "B.received.packs": count,
    "B.received.weights": lambda value: [f"已称weighed{value}"],
    "B.received.cells.class": lambda value: [value or "未分级open"],
    "B.received.cells.chemistry": coded(words.CHEMISTRIES),
    "B.received.cells.packs": count,
    "B.received.cells.mass_mg": cell_mass,
    "B.dismantled.packs": count,
    "B.dismantled.unweighed": lambda value: [f"未称unweighed{value}"] if value else [],
    "B.modules.code": silent,
    "B.modules.records": count,
    "B.products.code": coded(words.OUTPUTS),
    "B.products.records": count,
    "B.yield.per_mille": per_mille,
    "B.yield.why": coded(words.YIELD_WHY),
    "B.yield.runs": count,
    "B.yield.of": count,
    "B.holds.raised": count,
    "B.holds.released": lambda value: [f"放行released{value}"],
    "B.holds.open": lambda value: [f"未放行stillshut{value}"],
    "B.labels.printed": count,
    "B.labels.again": lambda value: [f"补打reprinted{value}"],
    "B.handed.on": lambda value: [f"转出handedon{value}"] if value else [],
    "B.handed.back": lambda value: [f"转回cameback{value}"] if value else [],
    "B.handed.over": lambda value: [f"接转takenover{value}"] if value else [],
    "B.handed.confirmed": lambda value: [f"对方已接confirmed{value}"] if value else [],
    "B.stored": lambda value: [f"instore:{value}"],
    "C.steps": count,
    "C.title": title,
    "C.missing": lambda value: (
        steps(value) if value and isinstance(value[0], list) else each(words.MISSING)(value)
    ),
    "C.holds": lambda value: [f"holdsshut{value}"] if value else [],
    "C.outputs": count,
    "C.aborting": coded(why.REASONS),
    "D.location": lambda value: [value or "货位不明placeunknown"],
    "D.since": clock,
    "D.checked": clock,
    "D.due": lambda value: ["须班长决定", "leaddecides"] if value is None else clock(value),
    "D.overdue": flag("逾期", "OVERDUE"),
    "E.hold": silent,
    "E.verdict": silent,
    "E.value": silent,
    "E.printed": text,
    "E.unit": text,
    "E.unread": coded(why.UNREAD),
    "E.limit_op": lambda value: ["≤" if value == "at_most" else "≥"],
    "E.limit": lambda value: [str(value // 1000)] if value else [],  # its words are those of the text's test
    "E.limit_unit": lambda value: [{"mV": "V", "mdegC": "°C", "mK": "K", "ohm/V": "Ω/V"}.get(value, value)],
    "E.point": lambda value: [f"point{value}"],
    "E.given_up": clock,
    "E.gas": coded(words.GASES),
    "E.level": coded(words.AIR_LEVELS),
    "E.sign": lambda value: list(words.AIR_SIGNS.get(value, ())),
    "E.value_ppb": lambda value: [] if value is None else [f"{value / 1000:,g}ppm"],
    "E.limit.air": lambda value: [] if value is None else [f"{value}ppm"],
    "E.gases": each(words.GASES),
    "E.whys": each(why.UNREAD),
    "E.scale": text,
    "E.check": coded(words.SCALE_CHECKS),
    "E.off_mg": lambda value: [f"{'+' if value > 0 else ''}{mass(value)[0]}"],
    "E.allowed_mg": mass,
    "E.weighed": list,
    "E.count.scale": lambda value: [f"weightsindoubt{value}"],
    "E.since": clock,
    "E.place": text,
    "E.output": coded(words.OUTPUTS),
    "E.text": text,
    "E.twin": text,
    "E.sheet": text,
    "E.entry": entry,
    "E.type": coded(words.ENTRY_TYPES),
    "E.device": coded(words.DEVICES),
    "E.now": coded(words.HEALTH),
    "E.verdict.handover": coded(words.VERDICTS),
    "E.reason.device": coded(why.DEVICE_REASONS),
    "F.lamps.device": coded(words.DEVICES),
    "F.lamps.now": coded(words.HEALTH),
    "F.lamps.reason": coded(why.DEVICE_REASONS),
    "F.lamps.since": clock,
    "F.instruments.id": text,
    "F.instruments.serial": text,
    "F.instruments.until": text,
    "F.instruments.ended": flag("已过期", "ENDED"),
    "F.instruments.used": count,
    "F.checks.scale": text,
    "F.checks.check": coded(words.SCALE_CHECKS),
    "F.checks.verdict": lambda value: (
        list(words.CHECKED[value]) if value else ["本班未做", "not done in this shift"]
    ),
    "F.checks.at": lambda value: [] if value is None else clock(value),
    "F.printers.prints": coded(words.DEVICES),
    "F.printers.printer": text,
    "F.printers.fault": coded(why.FAULTS),
    "F.ticks.note": text,
    "H.saved": count,
    "H.receipted": count,
    "H.waiting": count,
    "H.oldest": silent,  # said as a time span, which has a test of its own
    "H.last_receipt": clock,
    "H.clock": coded(words.CLOCKS),
    "H.clock_age_ms": silent,
    "H.disk_free_mib": lambda value: [f"{value // 1024}GiB"],
    "I.text": lambda value: value.split("\n"),
}


def shown_for(path: str, kind: str) -> Shown:
    """How the value at a place must appear."""
    if f"{path}.{kind}" in PLACES:
        return PLACES[f"{path}.{kind}"]
    return PLACES[path] if path in PLACES else ANYWHERE[path.rpartition(".")[2]]
