"""Words of the intake that come from closed sets: fields of a code, chemistries, papers, findings, ages."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.pack import Papers
from app.domain.triage import QUESTIONS, Answer, TriageClass, class_of
from ui.widgets.class_mark import ClassShape
from ui.widgets.figures import NO_FIGURE

FIELDS: Mapping[str, object] = {
    "vendor": QT_TRANSLATE_NOOP("IntakeTerms", "maker"),
    "product_type": QT_TRANSLATE_NOOP("IntakeTerms", "kind"),
    "chemistry": QT_TRANSLATE_NOOP("IntakeTerms", "chem."),
    "spec": QT_TRANSLATE_NOOP("IntakeTerms", "spec"),
    "trace": QT_TRANSLATE_NOOP("IntakeTerms", "trace"),
    "date": QT_TRANSLATE_NOOP("IntakeTerms", "date"),
    "serial": QT_TRANSLATE_NOOP("IntakeTerms", "serial"),
    "source_type": QT_TRANSLATE_NOOP("IntakeTerms", "from"),
    "pack": QT_TRANSLATE_NOOP("IntakeTerms", "pack"),
    "module": QT_TRANSLATE_NOOP("IntakeTerms", "module"),
    "cell": QT_TRANSLATE_NOOP("IntakeTerms", "cell"),
}

CHEMISTRIES: Mapping[str, object] = {
    "NiMH": QT_TRANSLATE_NOOP("IntakeTerms", "NiMH"),
    "LFP": QT_TRANSLATE_NOOP("IntakeTerms", "LFP"),
    "LMO": QT_TRANSLATE_NOOP("IntakeTerms", "LMO"),
    "LCO": QT_TRANSLATE_NOOP("IntakeTerms", "LCO"),
    "ternary": QT_TRANSLATE_NOOP("IntakeTerms", "Ternary (NMC, NCA)"),
    "supercapacitor": QT_TRANSLATE_NOOP("IntakeTerms", "Supercapacitor"),
    "LTO": QT_TRANSLATE_NOOP("IntakeTerms", "LTO"),
    "other": QT_TRANSLATE_NOOP("IntakeTerms", "Other"),
}

FINDINGS: Mapping[str, object] = {
    "T01": QT_TRANSLATE_NOOP("IntakeTerms", "smoke"),
    "T02": QT_TRANSLATE_NOOP("IntakeTerms", "leak"),
    "T03": QT_TRANSLATE_NOOP("IntakeTerms", "coolant"),
    "T04": QT_TRANSLATE_NOOP("IntakeTerms", "breached"),
    "T05": QT_TRANSLATE_NOOP("IntakeTerms", "dented"),
    "T06": QT_TRANSLATE_NOOP("IntakeTerms", "swollen"),
    "T06C": QT_TRANSLATE_NOOP("IntakeTerms", "swollen cell"),
    "T07": QT_TRANSLATE_NOOP("IntakeTerms", "burnt"),
    "T08": QT_TRANSLATE_NOOP("IntakeTerms", "wet"),
    "T09": QT_TRANSLATE_NOOP("IntakeTerms", "warm"),
    "T10": QT_TRANSLATE_NOOP("IntakeTerms", "bare contacts"),
    "T11": QT_TRANSLATE_NOOP("IntakeTerms", "service plug"),
    "T12": QT_TRANSLATE_NOOP("IntakeTerms", "seal"),
    "T13": QT_TRANSLATE_NOOP("IntakeTerms", "code"),
    "T14": QT_TRANSLATE_NOOP("IntakeTerms", "model"),
    "T15": QT_TRANSLATE_NOOP("IntakeTerms", "BMS fault"),
    "T16": QT_TRANSLATE_NOOP("IntakeTerms", "parts missing"),
    "T17": QT_TRANSLATE_NOOP("IntakeTerms", "crash"),
}

_SHAPES: Mapping[str, ClassShape] = {
    "A": ClassShape.A,
    "B": ClassShape.B,
    "B-doc": ClassShape.B,
    "C": ClassShape.C,
    "EMERGENCY": ClassShape.EMERGENCY,
}


def field_name(field: str) -> str:
    """The name of a field under the code; a field without a name keeps its key."""
    return _say(FIELDS.get(field, field))


def chemistry_name(chemistry: str) -> str:
    """The chemistry as the floor calls it, three dashes when the code does not tell."""
    return _say(CHEMISTRIES[chemistry]) if chemistry in CHEMISTRIES else NO_FIGURE


def finding_name(question: str) -> str:
    """A finding in one or two words."""
    return _say(FINDINGS.get(question, question))


def papers_parts(papers: Papers) -> tuple[str, ...]:
    """Where a pack comes from, from what came with it; never empty."""
    if papers.none:
        return (QCoreApplication.translate("IntakeTerms", "No papers"),)
    told = (papers.sender, papers.consignment, papers.manifest, papers.vehicle)
    return tuple(part for part in told if part) or (NO_FIGURE,)


def papers_text(papers: Papers) -> str:
    """The same on one line."""
    return ", ".join(papers_parts(papers))


def age_text(made: str, seen: datetime) -> str:
    """The day a pack was made and how old it is; `made` is an ISO date, seen says when now is."""
    try:
        day = date.fromisoformat(made)
    except ValueError:
        return NO_FIGURE
    now = seen.astimezone().date()
    months = (now.year - day.year) * 12 + now.month - day.month - (now.day < day.day)
    if months < 0:
        return made
    if months < 12:
        return QCoreApplication.translate("IntakeTerms", "{date}, under a year").format(date=made)
    years, rest = divmod(months, 12)
    words = QCoreApplication.translate("IntakeTerms", "{date}, age {years}")
    if rest >= 6:
        words = QCoreApplication.translate("IntakeTerms", "{date}, age {years}½")
    return words.format(date=made, years=years)


def class_so_far(answers: Mapping[str, str], yes: frozenset[str] = frozenset()) -> str:
    """The class that the answers make if nothing more is found; "" while that would be A by silence."""
    told = {question: Answer(value) for question, value in answers.items() if question in QUESTIONS}
    told |= {question: Answer.YES for question in yes}
    found = class_of(dict.fromkeys(QUESTIONS, Answer.NO) | told)
    if found is None or (found is TriageClass.A and len(told) < len(QUESTIONS)):
        return ""
    return found.value


def class_shape(triage_class: str) -> ClassShape:
    """The shape of a class; "" and unknown ones are unset."""
    return _SHAPES.get(triage_class, ClassShape.UNSET)


def _say(words: object) -> str:
    return QCoreApplication.translate("IntakeTerms", str(words))
