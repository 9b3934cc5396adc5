"""Sentences for what bars a step: the hazard rules, levels, and the words for what must be proven."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "hazard.energy": QT_TRANSLATE_NOOP(
        "Wording", "The pack is still too live for this. It must be {wanted} first."
    ),
    "hazard.proof": QT_TRANSLATE_NOOP("Wording", "Not proven here: {wanted}. This step stays shut."),
    "hazard.lapsed": QT_TRANSLATE_NOOP(
        "Wording", "Not proven any more: {wanted}. It cannot be shown again. Abort, make it safe."
    ),
    "hazard.class": QT_TRANSLATE_NOOP("Wording", "This may not be done to a pack of class {wanted}."),
    "hazard.kind": QT_TRANSLATE_NOOP(
        "Wording", "The procedure asks for this in a way that the rules forbid."
    ),
    "hazard.people": QT_TRANSLATE_NOOP("Wording", "The rules ask for {wanted} people at this step."),
    "hazard.level": QT_TRANSLATE_NOOP("Wording", "The rules ask for level {wanted} at this step."),
    "hazard.ppe": QT_TRANSLATE_NOOP("Wording", "The procedure leaves out gear that the rules ask for."),
    "level.lead_too_low": QT_TRANSLATE_NOOP(
        "Wording", "This step needs level {needs}. Let somebody who has it show a badge."
    ),
    "level.lead_ended": QT_TRANSLATE_NOOP(
        "Wording", "Your level {needs} ended on {until}. Let somebody who has it show a badge."
    ),
    "level.second_too_low": QT_TRANSLATE_NOOP(
        "Wording", "This step needs level {needs}. Show another badge."
    ),
    "level.second_ended": QT_TRANSLATE_NOOP(
        "Wording", "This person's level {needs} ended on {until}. Show another badge."
    ),
    # What the hazard rules call what must be proven, and the states of the energy ladder.
    "pack_known": QT_TRANSLATE_NOOP("Wording", "which pack it is"),
    "made_ready": QT_TRANSLATE_NOOP("Wording", "bench and gear made ready"),
    "insulation_ok": QT_TRANSLATE_NOOP("Wording", "insulation good"),
    "surface_cool": QT_TRANSLATE_NOOP("Wording", "case not hot"),
    "undisturbed": QT_TRANSLATE_NOOP("Wording", "nothing disturbed without a look for heat"),
    "plug_locked": QT_TRANSLATE_NOOP("Wording", "service plug out and locked"),
    "bled": QT_TRANSLATE_NOOP("Wording", "capacitors bled"),
    "terminals_dead": QT_TRANSLATE_NOOP("Wording", "terminals dead"),
    "no_hydrogen": QT_TRANSLATE_NOOP("Wording", "no hydrogen outside"),
    "no_carbon_monoxide": QT_TRANSLATE_NOOP("Wording", "no carbon monoxide outside"),
    "cover_off": QT_TRANSLATE_NOOP("Wording", "cover off"),
    "no_hydrogen_inside": QT_TRANSLATE_NOOP("Wording", "no hydrogen inside"),
    "no_carbon_monoxide_inside": QT_TRANSLATE_NOOP("Wording", "no carbon monoxide inside"),
    "inside_sound": QT_TRANSLATE_NOOP("Wording", "inside looked at and sound"),
    "live_parts_covered": QT_TRANSLATE_NOOP("Wording", "live parts covered"),
    "sections_low": QT_TRANSLATE_NOOP("Wording", "sections under the limit"),
    "live": QT_TRANSLATE_NOOP("Wording", "live"),
    "isolated": QT_TRANSLATE_NOOP("Wording", "isolated"),
    "opened": QT_TRANSLATE_NOOP("Wording", "opened"),
    "sectioned": QT_TRANSLATE_NOOP("Wording", "in sections"),
    "module": QT_TRANSLATE_NOOP("Wording", "in modules"),
    "chamber_inert": QT_TRANSLATE_NOOP("Wording", "chamber without oxygen"),
}
