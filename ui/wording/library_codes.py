"""Sentences for the procedure library: refusals, reasons of withdrawal, and what the prover finds."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "procedure.not_in_library": QT_TRANSLATE_NOOP("Wording", "This document is no longer in the library."),
    "draft.role": QT_TRANSLATE_NOOP("Wording", "Only a process engineer or a supervisor may do this."),
    "draft.second_role": QT_TRANSLATE_NOOP(
        "Wording", "This badge may not. A process engineer or a supervisor signs."
    ),
    "draft.own_work": QT_TRANSLATE_NOOP(
        "Wording", "You had a hand in this draft. Somebody else must publish it."
    ),
    "draft.malformed": QT_TRANSLATE_NOOP("Wording", "Not a document, line {line}: {code}"),
    "draft.not_readable": QT_TRANSLATE_NOOP("Wording", "The file cannot be read. Put the stick in again."),
    "draft.version_no_number": QT_TRANSLATE_NOOP(
        "Wording", "Its version must be a whole number, not {version}. Mend the file."
    ),
    "draft.version_used": QT_TRANSLATE_NOOP(
        "Wording", "Version {version} is used up; {newest} was here. Give it a higher number."
    ),
    "draft.same_version": QT_TRANSLATE_NOOP(
        "Wording", "There is already a draft of {procedure}. Drop that one first."
    ),
    "draft.no_such_change": QT_TRANSLATE_NOOP("Wording", "This cannot be changed here. Change the file."),
    "draft.other_form": QT_TRANSLATE_NOOP("Wording", "This file can be changed at a desk only."),
    "draft.none": QT_TRANSLATE_NOOP("Wording", "This draft is no longer there."),
    "draft.changed": QT_TRANSLATE_NOOP("Wording", "The draft was changed meanwhile. Look at it again."),
    "draft.waits": QT_TRANSLATE_NOOP("Wording", "It already waits for its publication."),
    "draft.not_handed_on": QT_TRANSLATE_NOOP("Wording", "Its author has not handed it on yet."),
    "draft.unproven": QT_TRANSLATE_NOOP(
        "Wording", "Not proven, {count} defects. Only what is proven is handed on."
    ),
    "draft.unusable": QT_TRANSLATE_NOOP("Wording", "The draft's file is gone or changed. Bring it in again."),
    "withdraw.already": QT_TRANSLATE_NOOP("Wording", "This version is already withdrawn."),
    "withdraw.reason": QT_TRANSLATE_NOOP("Wording", "Choose a reason first."),
    # Why a version is withdrawn; these stand inside another sentence.
    "withdrawn.incident": QT_TRANSLATE_NOOP("Wording", "something happened while it was used"),
    "withdrawn.step_missing": QT_TRANSLATE_NOOP("Wording", "a step is missing"),
    "withdrawn.limit_wrong": QT_TRANSLATE_NOOP("Wording", "a limit is wrong"),
    "withdrawn.words_wrong": QT_TRANSLATE_NOOP("Wording", "its words mislead"),
    "withdrawn.maker_changed": QT_TRANSLATE_NOOP("Wording", "the maker says otherwise now"),
    "withdrawn.packs_differ": QT_TRANSLATE_NOOP("Wording", "packs are built otherwise"),
}
