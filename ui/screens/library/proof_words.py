"""What proving a document came to, in words: what the rules find, at which step, and what helps."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.procedure import Act, Procedure
from app.domain.prover import Defect, Proving
from ui.theme.bench_terms import gear_word
from ui.widgets.procedure_words import act_word, kind_word
from ui.wording import SENTENCES, sentence

WHAT: Mapping[str, object] = {
    "hazard.energy": QT_TRANSLATE_NOOP(
        "ProofWords", "{act} is done while the pack may be more dangerous than: {wanted}"
    ),
    "hazard.proof": QT_TRANSLATE_NOOP("ProofWords", "{act} is done though this was not shown: {wanted}"),
    "hazard.people": QT_TRANSLATE_NOOP("ProofWords", "{act} is done by fewer than {wanted} people"),
    "hazard.level": QT_TRANSLATE_NOOP("ProofWords", "{act} is done without level {wanted}"),
    "hazard.ppe": QT_TRANSLATE_NOOP("ProofWords", "{act} is done without: {wanted}"),
    "hazard.kind": QT_TRANSLATE_NOOP("ProofWords", "{act} may not stand in such a step ({kind})"),
    "hazard.class": QT_TRANSLATE_NOOP("ProofWords", "{act} is forbidden on packs of class {wanted}"),
    "energy.safer": QT_TRANSLATE_NOOP(
        "ProofWords", "The document says the pack is safer than was shown: {wanted}"
    ),
    "safe.lost": QT_TRANSLATE_NOOP("ProofWords", "{act} owes {wanted}, but the run ends here without it"),
    "step.unreached": QT_TRANSLATE_NOOP("ProofWords", "No way leads to this step"),
    "end.none": QT_TRANSLATE_NOOP("ProofWords", "No way comes to a good end"),
    "lapse.lost": QT_TRANSLATE_NOOP("ProofWords", "Once lapsed this cannot be shown again: {wanted}"),
    "class.unsupervised": QT_TRANSLATE_NOOP(
        "ProofWords", "Packs of class {wanted} are worked only by supervised documents"
    ),
    "ways.too_many": QT_TRANSLATE_NOOP("ProofWords", "More than {wanted} places, too many to search"),
}
HELPS: Mapping[str, object] = {
    "hazard.energy": QT_TRANSLATE_NOOP("ProofWords", "Put the steps before it that bring the pack down."),
    "hazard.proof": QT_TRANSLATE_NOOP("ProofWords", "Put a step before it that shows this, on every way."),
    "hazard.people": QT_TRANSLATE_NOOP("ProofWords", "Set people to what the rule asks."),
    "hazard.level": QT_TRANSLATE_NOOP("ProofWords", "Set the level to what the rule asks, or higher."),
    "hazard.ppe": QT_TRANSLATE_NOOP("ProofWords", "Add it to the protective gear."),
    "hazard.kind": QT_TRANSLATE_NOOP("ProofWords", "Make it a step of a kind that the rule allows."),
    "hazard.class": QT_TRANSLATE_NOOP("ProofWords", "Take the class out, or the step."),
    "energy.safer": QT_TRANSLATE_NOOP("ProofWords", "State the more dangerous energy, or show the safer."),
    "safe.lost": QT_TRANSLATE_NOOP("ProofWords", "Add a make-safe step with that act."),
    "step.unreached": QT_TRANSLATE_NOOP("ProofWords", "Take it out, or let something lead to it."),
    "end.none": QT_TRANSLATE_NOOP("ProofWords", "Let at least one way come to the last step."),
    "lapse.lost": QT_TRANSLATE_NOOP("ProofWords", "Let a later step give it anew before this one."),
    "class.unsupervised": QT_TRANSLATE_NOOP("ProofWords", "Make the document supervised."),
    "ways.too_many": QT_TRANSLATE_NOOP("ProofWords", "Take questions or ways off out of it."),
}


_ACTS = {act.value: act for act in Act}


def counts_words(proving: Proving) -> str:
    """How much was searched."""
    words = QCoreApplication.translate("ProofWords", "{places} places, {moves} moves searched")
    return words.format(places=proving.places, moves=proving.moves)


def what_words(procedure: Procedure, defect: Defect) -> str:
    """What is wrong, in one sentence."""
    step = procedure.step(defect.step) if defect.step else None
    facts = {
        "act": act_word(step.act) if step is not None else "",
        "kind": kind_word(step) if step is not None else "",
        "wanted": _wanted(defect.wanted),
    }
    return _say(WHAT.get(defect.code, defect.code)).format(**facts)


def helps_words(defect: Defect) -> str:
    """What to write instead."""
    return _say(HELPS.get(defect.code, ""))


def where_words(procedure: Procedure, defect: Defect) -> str:
    """The step where it shows, and the others with the same lack."""
    if not defect.step:
        return QCoreApplication.translate("ProofWords", "whole document")
    aside = procedure.deviation_of(defect.step)
    if aside is not None:
        words = QCoreApplication.translate("ProofWords", "way off {line}: {step}")
        told = words.format(line=aside.id, step=defect.step)
    else:
        words = QCoreApplication.translate("ProofWords", "step {number}: {step}")
        told = words.format(number=procedure.number(defect.step), step=defect.step)
    if defect.also:
        more = QCoreApplication.translate("ProofWords", "{told}, and {count} more")
        told = more.format(told=told, count=len(defect.also))
    return told


def _wanted(wanted: str) -> str:
    """Names of the hazard rules in words, as far as there are words for them."""
    names = wanted.split(" ")
    comma = QCoreApplication.translate("ProofWords", ", ")
    return comma.join(_name(name) for name in names)


def _name(name: str) -> str:
    if name in _ACTS:
        return act_word(_ACTS[name])
    return sentence(name) if name in SENTENCES else gear_word(name)


def _say(words: object) -> str:
    return QCoreApplication.translate("ProofWords", str(words))
