"""Sentences for the codes of reception, people, delivery and the records."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "code.another_in_view": QT_TRANSLATE_NOOP(
        "Wording", "Another code is in view: {code}. Show one pack only."
    ),
    "code.halves_do_not_fit": QT_TRANSLATE_NOOP(
        "Wording", "These halves do not make one code. Show both again."
    ),
    "code.missing_needs_photo": QT_TRANSLATE_NOOP("Wording", "Photograph the pack first."),
    "code.no_single_thing": QT_TRANSLATE_NOOP(
        "Wording", "No single battery: {reason}. Show its serial code, or choose No code."
    ),
    "code.is_traveller": QT_TRANSLATE_NOOP("Wording", "This is a traveller. Scan the pack's own code."),
    "code.not_a_pack": QT_TRANSLATE_NOOP("Wording", "This label is not a pack's label."),
    "code.rejected": QT_TRANSLATE_NOOP("Wording", "This code is not whole: {reason}. Show it again."),
    "code.typed_differs": QT_TRANSLATE_NOOP(
        "Wording", "The two typed codes differ. Look at the plate again."
    ),
    "code.typed_needs_photo": QT_TRANSLATE_NOOP(
        "Wording", "A typed code needs a photograph. Hold the label to the camera."
    ),
    "correct.intake_finished": QT_TRANSLATE_NOOP(
        "Wording", "This intake is finished. A supervisor must decide."
    ),
    "correct.needs_reason": QT_TRANSLATE_NOOP("Wording", "Give a reason first."),
    "correct.nothing": QT_TRANSLATE_NOOP("Wording", "There is nothing to take back."),
    "operator.badge_unknown": QT_TRANSLATE_NOOP(
        "Wording", "This badge is not on the list. Ask your supervisor."
    ),
    "operator.number_unknown": QT_TRANSLATE_NOOP("Wording", "This number is not on the list. Try again."),
    "operator.nobody_signed_in": QT_TRANSLATE_NOOP("Wording", "Nobody is signed in. Show your badge."),
    "operator.pin_locked": QT_TRANSLATE_NOOP("Wording", "Too many wrong PINs. Wait {seconds} s."),
    "operator.pin_wrong": QT_TRANSLATE_NOOP("Wording", "Wrong PIN. {tries_left} tries left."),
    "pack.already_received": QT_TRANSLATE_NOOP("Wording", "{tag} already carries this code."),
    "pack.intake_open": QT_TRANSLATE_NOOP("Wording", "Finish {tag} first."),
    "pack.not_here": QT_TRANSLATE_NOOP("Wording", "No pack here carries this code: {code}"),
    "pack.unknown": QT_TRANSLATE_NOOP("Wording", "This pack is not known here."),
    "papers.first": QT_TRANSLATE_NOOP("Wording", "First the papers, then the pack's code."),
    "papers.number_missing": QT_TRANSLATE_NOOP("Wording", "Scan or type the number on the papers."),
    "receipt.ahead": QT_TRANSLATE_NOOP(
        "Wording", "The registry holds more than this station. Call plant IT."
    ),
    "receipt.hash_differs": QT_TRANSLATE_NOOP(
        "Wording", "The registry's receipt does not fit our records. Call plant IT."
    ),
    "receipt.malformed": QT_TRANSLATE_NOOP("Wording", "The registry's answer cannot be read. Call plant IT."),
    "receipt.old": QT_TRANSLATE_NOOP("Wording", "An old receipt came back. It does not count."),
    "receipt.other_epoch": QT_TRANSLATE_NOOP(
        "Wording", "The receipt is about an older record book. It does not count."
    ),
    "receipt.signature": QT_TRANSLATE_NOOP(
        "Wording", "The receipt is not signed by our registry. It does not count."
    ),
    "receipt.stranger": QT_TRANSLATE_NOOP(
        "Wording", "The receipt is for another station. It does not count."
    ),
    "route.not_now": QT_TRANSLATE_NOOP("Wording", "Answer the questions first."),
    "route.weigh_first": QT_TRANSLATE_NOOP("Wording", "Weigh the pack first."),
    "second.badge_and_pin": QT_TRANSLATE_NOOP("Wording", "The second person shows badge and PIN."),
    "second.role": QT_TRANSLATE_NOOP("Wording", "This needs a supervisor's badge."),
    "second.same_person": QT_TRANSLATE_NOOP("Wording", "It must be somebody else than you."),
    "triage.not_in_group": QT_TRANSLATE_NOOP("Wording", "This finding belongs to another question."),
    "triage.not_now": QT_TRANSLATE_NOOP("Wording", "This question is not open now."),
    "weight.already_taken": QT_TRANSLATE_NOOP("Wording", "The weight is already recorded."),
    "weight.below_min": QT_TRANSLATE_NOOP("Wording", "Too light for this scale. Use a smaller one."),
    "weight.not_now": QT_TRANSLATE_NOOP("Wording", "It is not time to weigh."),
    "weight.over_max": QT_TRANSLATE_NOOP("Wording", "Too heavy for this scale. Take it off."),
    "weight.simulated": QT_TRANSLATE_NOOP("Wording", "A simulated weight is not taken here."),
    "weight.stale": QT_TRANSLATE_NOOP("Wording", "This weight is too old. Lift the pack and set it down."),
    "gbt34014.chemistry_unknown": QT_TRANSLATE_NOOP("Wording", "chemistry letter not known"),
    "gbt34014.date_future": QT_TRANSLATE_NOOP("Wording", "made in the future"),
    "gbt34014.date_before_2016": QT_TRANSLATE_NOOP("Wording", "made before 2016"),
    "gbt34014.date_impossible": QT_TRANSLATE_NOOP("Wording", "no such day"),
    "gbt34014.day": QT_TRANSLATE_NOOP("Wording", "day letter not allowed"),
    "gbt34014.half_alone": QT_TRANSLATE_NOOP("Wording", "half a code, the other half is missing"),
    "gbt34014.halves_ambiguous": QT_TRANSLATE_NOOP("Wording", "the halves fit both ways"),
    "gbt34014.halves_swapped": QT_TRANSLATE_NOOP("Wording", "the halves are swapped"),
    "gbt34014.inferred_form": QT_TRANSLATE_NOOP("Wording", "unusual form with 26 characters"),
    "gbt34014.length": QT_TRANSLATE_NOOP("Wording", "characters are missing or too many"),
    "gbt34014.month": QT_TRANSLATE_NOOP("Wording", "month letter not allowed"),
    "gbt34014.position_4": QT_TRANSLATE_NOOP("Wording", "the fourth character must be P, M or C"),
    "gbt34014.serial_letters": QT_TRANSLATE_NOOP("Wording", "letters in the serial number"),
    "gbt34014.source_type": QT_TRANSLATE_NOOP("Wording", "the last letter must be P, M or C"),
    "gbt34014.truncated": QT_TRANSLATE_NOOP("Wording", "the end is cut off"),
    "gbt34014.vendor_unknown": QT_TRANSLATE_NOOP("Wording", "maker not on our list"),
    "gbt34014.virtual_module": QT_TRANSLATE_NOOP("Wording", "stands for a pack without modules"),
    "gbt34014.year": QT_TRANSLATE_NOOP("Wording", "year letter not allowed"),
    "opaque.empty": QT_TRANSLATE_NOOP("Wording", "empty"),
    "opaque.invisible_characters": QT_TRANSLATE_NOOP("Wording", "with invisible characters"),
    "opaque.not_text": QT_TRANSLATE_NOOP("Wording", "not readable as text"),
    "opaque.too_long": QT_TRANSLATE_NOOP("Wording", "too long"),
    "opaque.unknown_form": QT_TRANSLATE_NOOP("Wording", "form not known, kept as it is"),
    "own.command": QT_TRANSLATE_NOOP("Wording", "one of our printed commands, no battery's code"),
    "own.check_character": QT_TRANSLATE_NOOP("Wording", "check character does not fit"),
    "vin.check_digit": QT_TRANSLATE_NOOP("Wording", "VIN check digit does not fit"),
    "vin.check_digit_rescan": QT_TRANSLATE_NOOP("Wording", "VIN check digit does not fit, scan again"),
    "vin.no_check_digit": QT_TRANSLATE_NOOP("Wording", "VIN without check digit"),
    "vin.year_letter": QT_TRANSLATE_NOOP("Wording", "VIN year letter not allowed"),
    "registry.unreachable": QT_TRANSLATE_NOOP("Wording", "No connection to the registry"),
    "attachment.gone": QT_TRANSLATE_NOOP(
        "Wording", "A photograph or document is no longer on this computer. Call IT; work goes on."
    ),
    "attachment.differs": QT_TRANSLATE_NOOP(
        "Wording", "A photograph arrives at the registry as something else. Call IT; work goes on."
    ),
    "registry.certificate": QT_TRANSLATE_NOOP(
        "Wording", "The registry's certificate is not trusted. Call IT; work goes on."
    ),
    "registry.no_authority": QT_TRANSLATE_NOOP(
        "Wording", "The file with the registry's authority cannot be read. Call IT; work goes on."
    ),
    "registry.slow": QT_TRANSLATE_NOOP("Wording", "The registry answers too slowly"),
    "registry.busy": QT_TRANSLATE_NOOP("Wording", "The registry is busy"),
    "registry.not_a_registry": QT_TRANSLATE_NOOP(
        "Wording", "What answers is not the registry. Check the network."
    ),
    "registry.refused": QT_TRANSLATE_NOOP("Wording", "The registry refuses our records. Call plant IT."),
    "registry.fork": QT_TRANSLATE_NOOP(
        "Wording", "The registry holds other records under our number. Call plant IT."
    ),
    "registry.batch_too_large": QT_TRANSLATE_NOOP(
        "Wording", "One entry is too large for the registry. Call plant IT."
    ),
    "record.disk_full": QT_TRANSLATE_NOOP("Wording", "The disk is full."),
    "record.read_only": QT_TRANSLATE_NOOP("Wording", "The disk cannot be written."),
    "record.locked": QT_TRANSLATE_NOOP("Wording", "The records are in use by another program."),
    "record.io": QT_TRANSLATE_NOOP("Wording", "The disk does not answer."),
    "record.damaged": QT_TRANSLATE_NOOP("Wording", "The records are damaged."),
    "record.mark": QT_TRANSLATE_NOOP("Wording", "The safety mark cannot be written."),
    "record.not_enrolled": QT_TRANSLATE_NOOP("Wording", "This station is not enrolled."),
    "record.closed": QT_TRANSLATE_NOOP("Wording", "The station is closing."),
    "station.restarted": QT_TRANSLATE_NOOP("Wording", "Restarted. Saved up to {time}. Nothing is lost."),
    "station.stopped_badly": QT_TRANSLATE_NOOP(
        "Wording", "The program stopped by itself last time. Tell plant IT."
    ),
}
