"""A code explained: the plate's captions, the facts it tells, and what was checked about it."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.gbt34014 import spans
from app.domain.identity import Kind, Level
from app.domain.pack import Pack, Papers
from app.domain.scan import ReadBy
from app.floor.views import CodeView
from ui.screens.intake.terms import age_text, chemistry_name, field_name, papers_text
from ui.theme.tokens import Language
from ui.widgets.checks import Check
from ui.widgets.code_plate import CodePlateState, Span
from ui.widgets.facts import Fact
from ui.widgets.figures import NO_FIGURE, counted
from ui.widgets.marks import Mark
from ui.widgets.side_by_side import Pair
from ui.wording import sentence

_GBT = (Kind.GBT34014, Kind.GBT34014_REUSED)
_KINDS: Mapping[Kind, object] = {
    Kind.OWN: QT_TRANSLATE_NOOP("CodeWords", "our own label"),
    Kind.GS1: QT_TRANSLATE_NOOP("CodeWords", "GS1 serial number"),
    Kind.GS1_DIGITAL_LINK: QT_TRANSLATE_NOOP("CodeWords", "passport link, GS1 serial number"),
    Kind.ISO15434: QT_TRANSLATE_NOOP("CodeWords", "maker's data fields"),
    Kind.LINK: QT_TRANSLATE_NOOP("CodeWords", "web link, never opened"),
    Kind.URN: QT_TRANSLATE_NOOP("CodeWords", "passport name (URN)"),
    Kind.TESLA: QT_TRANSLATE_NOOP("CodeWords", "Tesla serial number"),
    Kind.NIO: QT_TRANSLATE_NOOP("CodeWords", "NIO part code"),
    Kind.CATENAX: QT_TRANSLATE_NOOP("CodeWords", "asset number (UUID)"),
    Kind.OPAQUE: QT_TRANSLATE_NOOP("CodeWords", "form not known, kept as it is"),
}
_NAMED_BY_VALUE = ("product_type", "chemistry")
_REASONS_SHOWN = 3


def plate(code: CodeView) -> CodePlateState:
    """The code with its fields named; kind and chemistry are named by what they say."""
    identity = code.identity
    if identity.kind not in _GBT:
        return CodePlateState(identity.text)
    found = tuple(
        Span(start, end, _caption(field, identity.fields)) for start, end, field in spans(identity.text)
    )
    return CodePlateState(identity.text, found)


def facts(code: CodeView, papers: Papers) -> tuple[Fact, ...]:
    """What the code tells, and where the pack comes from."""
    told = code.identity.fields
    return (
        Fact(QCoreApplication.translate("CodeWords", "Maker"), maker(told)),
        Fact(QCoreApplication.translate("CodeWords", "Chemistry"), chemistry_name(told.get("chemistry", ""))),
        Fact(
            QCoreApplication.translate("CodeWords", "Made on"),
            age_text(told.get("date", ""), code.seen.seen.utc),
        ),
        Fact(QCoreApplication.translate("CodeWords", "Kind"), kind(code.identity.kind, told)),
        Fact(QCoreApplication.translate("CodeWords", "Source"), papers_text(papers)),
        Fact(QCoreApplication.translate("CodeWords", "Serial"), _serial(told)),
    )


def checks(code: CodeView, papers: Papers, language: Language) -> tuple[Check, ...]:
    """What was looked at, and what only the registry knows."""
    number = len(code.identity.text)
    packs = counted(code.packs_here, language)
    rows = [_form(code, number)]
    if papers.vin:
        rows.append(Check(Mark.DONE, QCoreApplication.translate("CodeWords", "VIN read with it"), papers.vin))
    rows.append(
        Check(
            Mark.DONE,
            QCoreApplication.translate("CodeWords", "Never received before"),
            QCoreApplication.translate("CodeWords", "among {packs} packs").format(packs=packs),
        )
    )
    rows.append(
        Check(
            Mark.TO_DO,
            QCoreApplication.translate("CodeWords", "Registry not asked"),
            QCoreApplication.translate("CodeWords", "it compares when the record arrives"),
        )
    )
    return tuple(rows)


def pairs(code: CodeView, papers: Papers, known: Pack) -> tuple[Pair, ...]:
    """The code in hand beside the pack that carries it already."""
    told = code.identity.fields
    return (
        Pair(QCoreApplication.translate("CodeWords", "Code"), code.identity.text, known.code),
        Pair(QCoreApplication.translate("CodeWords", "Maker"), maker(told), maker(known.fields)),
        Pair(
            QCoreApplication.translate("CodeWords", "Made on"),
            told.get("date") or NO_FIGURE,
            known.fields.get("date") or NO_FIGURE,
        ),
        Pair(QCoreApplication.translate("CodeWords", "Sender"), *_both(papers.sender, known.papers.sender)),
        Pair(
            QCoreApplication.translate("CodeWords", "Consignment"),
            *_both(papers.consignment, known.papers.consignment),
        ),
        Pair(
            QCoreApplication.translate("CodeWords", "VIN"),
            papers.vin or NO_FIGURE,
            known.papers.vin or NO_FIGURE,
        ),
    )


def _both(one: str, other: str) -> tuple[str, str]:
    return one or NO_FIGURE, other or NO_FIGURE


def maker(told: Mapping[str, str]) -> str:
    """The maker's short name, the bare maker code when it is not on the list, or three dashes."""
    return told.get("vendor_name") or told.get("vendor") or NO_FIGURE


def _serial(told: Mapping[str, str]) -> str:
    return told.get("serial") or told.get("unique_serial") or NO_FIGURE


def kind(found: Kind, told: Mapping[str, str]) -> str:
    """What the code says it is on."""
    if found not in _GBT:
        return QCoreApplication.translate("CodeWords", str(_KINDS.get(found, _KINDS[Kind.OPAQUE])))
    name = field_name(told.get("product_type", ""))
    return (
        QCoreApplication.translate("CodeWords", "{kind}, repurposed").format(kind=name)
        if found is Kind.GBT34014_REUSED
        else name
    )


def _form(code: CodeView, number: int) -> Check:
    identity = code.identity
    if identity.level is Level.OK:
        return Check(
            Mark.DONE, QCoreApplication.translate("CodeWords", "Code is well formed"), _read(code, number)
        )
    reasons = [sentence(reason) for reason in identity.reasons[:_REASONS_SHOWN]]
    return Check(Mark.CARE, QCoreApplication.translate("CodeWords", "Look at the plate"), ", ".join(reasons))


def _read(code: CodeView, number: int) -> str:
    seen = code.seen
    if seen.read_by is ReadBy.TYPED:
        return QCoreApplication.translate("CodeWords", "{number} characters, typed").format(number=number)
    if seen.reads > 1:
        words = QCoreApplication.translate("CodeWords", "{number} characters, {reads} equal reads")
        return words.format(number=number, reads=seen.reads)
    return QCoreApplication.translate("CodeWords", "{number} characters").format(number=number)


def _caption(field: str, told: Mapping[str, str]) -> str:
    if field in _NAMED_BY_VALUE and told.get(field):
        value = told[field]
        return field_name(value) if field == "product_type" else _short(value)
    return field_name(field)


def _short(chemistry: str) -> str:
    # One sign wide on the plate: only the letters that everybody knows fit there.
    return chemistry if chemistry.isupper() else field_name("chemistry")
