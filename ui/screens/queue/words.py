"""A pack in the words of the queue: what it is, where it stands, and why it may not be opened."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.pack import Pack, PackState
from ui.widgets.class_mark import ClassShape
from ui.widgets.ink import shown
from ui.widgets.pack_rows import Access, PackRow

_SHAPES = {
    "A": ClassShape.A,
    "B": ClassShape.B,
    "B-doc": ClassShape.B,
    "C": ClassShape.C,
    "EMERGENCY": ClassShape.EMERGENCY,
}
_LONGEST, _LINE = 24, 12


def row_of(pack: Pack, now: datetime) -> PackRow:
    """The pack as a row of the list."""
    access, reason = _access(pack)
    return PackRow(
        id=pack.id,
        shape=_SHAPES.get(pack.triage_class, ClassShape.UNSET),
        tag=pack.tag,
        family=family(pack),
        maker=maker(pack),
        mass=pack.mass,
        place=_place(pack, now),
        access=access,
        reason=reason,
    )


def family(pack: Pack) -> str:
    """The chemistry; where it is not known, that."""
    names = {
        "ternary": QCoreApplication.translate("QueueWords", "Ternary"),
        "supercapacitor": QCoreApplication.translate("QueueWords", "Supercapacitor"),
        "other": QCoreApplication.translate("QueueWords", "Other chemistry"),
        "": QCoreApplication.translate("QueueWords", "not known"),
    }
    chemistry = pack.fields.get("chemistry", "")
    return names.get(chemistry, chemistry)


def maker(pack: Pack) -> str:
    """Maker and kind of product, as far as the code tells them."""
    kinds = {
        "pack": QCoreApplication.translate("QueueWords", "pack"),
        "module": QCoreApplication.translate("QueueWords", "module"),
        "cell": QCoreApplication.translate("QueueWords", "cell"),
    }
    name = pack.fields.get("vendor_name", "")
    kind = kinds.get(pack.fields.get("product_type", ""), "")
    if name and kind:
        return joined(name, kind)
    return name or kind or QCoreApplication.translate("QueueWords", "maker not known")


def joined(first: str, second: str) -> str:
    """Two facts on one line, divided as the language does it."""
    return QCoreApplication.translate("QueueWords", "{first}, {second}").format(first=first, second=second)


def standing(pack: Pack) -> str:
    """What the bench has made of a pack, "" when it was never opened."""
    if pack.state is PackState.DISMANTLING:
        return QCoreApplication.translate("QueueWords", "on the bench")
    if pack.state is PackState.HANDED_ON:
        return QCoreApplication.translate("QueueWords", "handed on")
    if pack.state is PackState.DISMANTLED:
        return QCoreApplication.translate("QueueWords", "dismantled")
    given_up = pack.state is PackState.QUARANTINED and pack.answers and "yes" not in pack.answers.values()
    return QCoreApplication.translate("QueueWords", "set apart at bench") if given_up else ""


def age(since: datetime, now: datetime) -> str:
    """How long ago, in the one unit that matters."""
    minutes = max(0, int((now - since).total_seconds()) // 60)
    if minutes < 60:
        return QCoreApplication.translate("QueueWords", "{minutes} min").format(minutes=minutes)
    if minutes < 48 * 60:
        return QCoreApplication.translate("QueueWords", "{hours} h").format(hours=minutes // 60)
    return QCoreApplication.translate("QueueWords", "{days} d").format(days=minutes // (24 * 60))


def moment(at: datetime) -> str:
    """Day and minute on this plant's clock."""
    return at.astimezone().strftime("%m-%d %H:%M")


def one_line(text: str) -> str:
    """A name for a line of the rail."""
    return _kept(shown(text), _LINE)


def lines(text: str) -> str:
    """A text from outside in a few lines of the rail; a code has no spaces at which a line could end."""
    kept = _kept(shown(text), _LONGEST)
    return "\n".join(kept[at : at + _LINE] for at in range(0, len(kept), _LINE))


def _kept(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _access(pack: Pack) -> tuple[Access, str]:
    if pack.state is PackState.HANDED_ON:
        return Access.FORBIDDEN, QCoreApplication.translate("QueueWords", "not here")
    if pack.state is PackState.QUARANTINED:
        return Access.FORBIDDEN, QCoreApplication.translate("QueueWords", "do not open")
    if pack.triage_class in ("C", "EMERGENCY"):
        return Access.CARE, QCoreApplication.translate("QueueWords", "isolate it now")
    if pack.state is PackState.HELD:
        return Access.CARE, QCoreApplication.translate("QueueWords", "lead decides")
    if pack.state is PackState.HELD_PAPERS:
        return Access.CARE, QCoreApplication.translate("QueueWords", "papers open")
    return Access.OPEN, ""


def _place(pack: Pack, now: datetime) -> str:
    open_words = {
        PackState.RECEIVED: QCoreApplication.translate("QueueWords", "questions open"),
        PackState.TRIAGED: QCoreApplication.translate("QueueWords", "weight open"),
        PackState.WEIGHED: QCoreApplication.translate("QueueWords", "route open"),
    }
    where = open_words.get(pack.state) or standing(pack) or pack.location
    since = age(pack.received_at, now)
    return joined(where, since) if where else since
