"""What the emergency card tells: where, what, how heavy, how dangerous, who; and what is recorded."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.pack import Pack
from app.domain.sheet_job import GOES_ON, UNSURE
from app.domain.units import Mass
from ui.screens.emergency.state import EmergencyState
from ui.theme.tokens import Language
from ui.widgets.figures import mass_text


@dataclass(frozen=True, slots=True)
class CardWords:
    """The card, worded. `facts` are (caption, value) for the fire brigade; `elapsed_s` since the alarm."""

    point: str
    phone: str
    elapsed_s: int
    facts: tuple[tuple[str, str], ...]
    told: str


def card_words(state: EmergencyState, now: datetime, language: Language) -> CardWords:
    """What to show at this moment; times are those of this plant."""
    return CardWords(
        point=QCoreApplication.translate("EmergencyWords", "point {name}").format(name=state.assembly_point),
        phone=state.phone,
        elapsed_s=max(0, int((now - state.raised_at).total_seconds())),
        facts=_facts(state, language),
        told=_told(state),
    )


def _told(state: EmergencyState) -> str:
    if state.recorded_at is None:
        return QCoreApplication.translate("EmergencyWords", "not yet recorded")
    told = QCoreApplication.translate("EmergencyWords", "recorded {time}").format(
        time=state.recorded_at.astimezone().strftime("%H:%M:%S")
    )
    if state.paper is None:
        return told
    paper = QCoreApplication.translate("EmergencyWords", "sheet for the fire brigade printed")
    if state.paper == UNSURE or state.paper in GOES_ON:
        paper = QCoreApplication.translate("EmergencyWords", "sheet for the fire brigade sent, look for it")
    elif state.paper:
        paper = QCoreApplication.translate("EmergencyWords", "NO sheet: printer does not print")
    return QCoreApplication.translate("EmergencyWords", "{told}; {paper}").format(told=told, paper=paper)


def _facts(state: EmergencyState, language: Language) -> tuple[tuple[str, str], ...]:
    pack = state.pack
    rows = [(QCoreApplication.translate("EmergencyWords", "Where"), state.place)]
    rows += _pack_facts(pack, language) if pack is not None else [_no_pack()]
    if state.operator is not None:
        name_zh, name_en = state.operator
        name = name_zh if language is Language.ZH else name_en
        rows.append((QCoreApplication.translate("EmergencyWords", "Was here"), name))
    return tuple(rows)


def _no_pack() -> tuple[str, str]:
    return (
        QCoreApplication.translate("EmergencyWords", "What"),
        QCoreApplication.translate("EmergencyWords", "no pack in hand"),
    )


def _pack_facts(pack: Pack, language: Language) -> list[tuple[str, str]]:
    return [
        (QCoreApplication.translate("EmergencyWords", "What"), _what(pack)),
        (QCoreApplication.translate("EmergencyWords", "Mass"), _mass(pack.mass, language)),
        (QCoreApplication.translate("EmergencyWords", "Class"), _class(pack.triage_class)),
        (QCoreApplication.translate("EmergencyWords", "Pack"), pack.tag),
    ]


def _what(pack: Pack) -> str:
    """Short on purpose: it is read out over a telephone, and a small screen must show the whole of it."""
    chemistries = {
        "LFP": QCoreApplication.translate("EmergencyWords", "Lithium LFP"),
        "ternary": QCoreApplication.translate("EmergencyWords", "Lithium ternary"),
        "LMO": QCoreApplication.translate("EmergencyWords", "Lithium LMO"),
        "LCO": QCoreApplication.translate("EmergencyWords", "Lithium LCO"),
        "LTO": QCoreApplication.translate("EmergencyWords", "Lithium LTO"),
        "NiMH": QCoreApplication.translate("EmergencyWords", "Ni-MH"),
        "supercapacitor": QCoreApplication.translate("EmergencyWords", "Supercapacitor"),
    }
    kinds = {
        "module": QCoreApplication.translate("EmergencyWords", "module"),
        "cell": QCoreApplication.translate("EmergencyWords", "cell"),
    }
    unknown = QCoreApplication.translate("EmergencyWords", "Unknown battery")
    chemistry = chemistries.get(pack.fields.get("chemistry", ""), unknown)
    kind = kinds.get(
        pack.fields.get("product_type", ""), QCoreApplication.translate("EmergencyWords", "pack")
    )
    return QCoreApplication.translate("EmergencyWords", "{chemistry} {kind}").format(
        chemistry=chemistry, kind=kind
    )


def _mass(mass: Mass | None, language: Language) -> str:
    if mass is None:
        return QCoreApplication.translate("EmergencyWords", "--- not weighed")
    return mass_text(mass, language)


def _class(triage_class: str) -> str:
    return {
        "A": "A",
        "B": QCoreApplication.translate("EmergencyWords", "B, watch"),
        "B-doc": QCoreApplication.translate("EmergencyWords", "B, papers open"),
        "C": QCoreApplication.translate("EmergencyWords", "C, damaged"),
        "EMERGENCY": QCoreApplication.translate("EmergencyWords", "isolate now"),
    }.get(triage_class, QCoreApplication.translate("EmergencyWords", "not yet known"))
