"""Codes become sentences here and nowhere else."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.reading import Unread
from app.domain.refusals import Refusal

SENTENCES: Mapping[str, object] = {
    "code.another_in_view": QT_TRANSLATE_NOOP(
        "Wording", "Another code is in view: {code}. Show one pack only."
    ),
    "code.halves_do_not_fit": QT_TRANSLATE_NOOP(
        "Wording", "These halves do not make one code. Show both again."
    ),
    "code.missing_needs_photo": QT_TRANSLATE_NOOP("Wording", "Photograph the pack first."),
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
    "photo.no_picture": QT_TRANSLATE_NOOP("Wording", "The camera gives no picture. Check the camera lamp."),
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
    "own.check_character": QT_TRANSLATE_NOOP("Wording", "check character does not fit"),
    "vin.check_digit": QT_TRANSLATE_NOOP("Wording", "VIN check digit does not fit"),
    "vin.check_digit_rescan": QT_TRANSLATE_NOOP("Wording", "VIN check digit does not fit, scan again"),
    "vin.no_check_digit": QT_TRANSLATE_NOOP("Wording", "VIN without check digit"),
    "vin.year_letter": QT_TRANSLATE_NOOP("Wording", "VIN year letter not allowed"),
    "unread.not_fitted": QT_TRANSLATE_NOOP("Wording", "No scale at this station"),
    "unread.connecting": QT_TRANSLATE_NOOP("Wording", "The scale is being connected"),
    "unread.disconnected": QT_TRANSLATE_NOOP("Wording", "The scale does not answer. Cable and power?"),
    "unread.stale": QT_TRANSLATE_NOOP("Wording", "No fresh value from the scale"),
    "unread.moving": QT_TRANSLATE_NOOP("Wording", "Moving. Wait until it is still."),
    "unread.overload": QT_TRANSLATE_NOOP("Wording", "Too heavy for this scale. Take it off."),
    "unread.underload": QT_TRANSLATE_NOOP("Wording", "The scale is under zero. Check the platform."),
    "unread.negative": QT_TRANSLATE_NOOP("Wording", "Negative. Empty the scale and zero it."),
    "unread.below_min": QT_TRANSLATE_NOOP("Wording", "Put the pack on the scale"),
    "unread.wrong_unit": QT_TRANSLATE_NOOP("Wording", "The scale shows another unit. Set it to kg."),
    "unread.bad_frame": QT_TRANSLATE_NOOP("Wording", "The scale's line is disturbed"),
    "unread.device_error": QT_TRANSLATE_NOOP("Wording", "The scale reports a fault"),
    "unread.not_executable": QT_TRANSLATE_NOOP("Wording", "The scale is busy"),
    "unread.no_contact": QT_TRANSLATE_NOOP("Wording", "The probes touch nothing. Put them on."),
    "meter.not_fitted": QT_TRANSLATE_NOOP("Wording", "No voltage meter at this station"),
    "meter.connecting": QT_TRANSLATE_NOOP("Wording", "The meter is being connected"),
    "meter.disconnected": QT_TRANSLATE_NOOP("Wording", "The meter does not answer. Cable and power?"),
    "meter.stale": QT_TRANSLATE_NOOP("Wording", "No fresh value from the meter"),
    "meter.moving": QT_TRANSLATE_NOOP("Wording", "Moving. Hold the probes still."),
    "meter.overload": QT_TRANSLATE_NOOP("Wording", "More than this meter can read. Hands off."),
    "meter.no_contact": QT_TRANSLATE_NOOP("Wording", "The probes touch nothing. Put them on."),
    "meter.wrong_unit": QT_TRANSLATE_NOOP("Wording", "The meter shows another unit. Set it to DC volts."),
    "meter.bad_frame": QT_TRANSLATE_NOOP("Wording", "The meter's line is disturbed"),
    "meter.device_error": QT_TRANSLATE_NOOP("Wording", "The meter reports a fault"),
    "meter.not_executable": QT_TRANSLATE_NOOP("Wording", "The meter is busy"),
    "meter.calibration_ended": QT_TRANSLATE_NOOP(
        "Wording", "The meter's calibration has ended. Take another meter."
    ),
    "registry.unreachable": QT_TRANSLATE_NOOP("Wording", "No connection to the registry"),
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
    "camera.bad_source": QT_TRANSLATE_NOOP(
        "Wording", "The camera's address makes no sense. Check the settings."
    ),
    "camera.not_found": QT_TRANSLATE_NOOP("Wording", "The camera or folder is not there."),
    "camera.unreadable": QT_TRANSLATE_NOOP("Wording", "The pictures cannot be read."),
    "camera.no_pictures": QT_TRANSLATE_NOOP("Wording", "There is no picture in the folder."),
    "camera.refused": QT_TRANSLATE_NOOP("Wording", "The camera does not open. Is another program using it?"),
    "camera.dropped": QT_TRANSLATE_NOOP("Wording", "The camera was lost. It is tried again by itself."),
    "camera.silent": QT_TRANSLATE_NOOP("Wording", "The camera gives no picture. Cable and power?"),
    "camera.closed": QT_TRANSLATE_NOOP("Wording", "The camera is switched off."),
    "photo.too_dark": QT_TRANSLATE_NOOP("Wording", "The photograph is too dark."),
    "photo.too_bright": QT_TRANSLATE_NOOP("Wording", "The photograph is too bright."),
    "photo.blurred": QT_TRANSLATE_NOOP("Wording", "The photograph is blurred."),
    "station.restarted": QT_TRANSLATE_NOOP("Wording", "Restarted. Saved up to {time}. Nothing is lost."),
    "station.stopped_badly": QT_TRANSLATE_NOOP(
        "Wording", "The program stopped by itself last time. Tell plant IT."
    ),
    "health.absent": QT_TRANSLATE_NOOP("Wording", "not fitted"),
    "health.connecting": QT_TRANSLATE_NOOP("Wording", "connecting"),
    "health.ready": QT_TRANSLATE_NOOP("Wording", "good"),
    "health.stale": QT_TRANSLATE_NOOP("Wording", "no fresh value"),
    "health.lost": QT_TRANSLATE_NOOP("Wording", "not connected"),
}

QUESTIONS: Mapping[str, object] = {
    "T01": QT_TRANSLATE_NOOP("Wording", "Smoke, flame, hissing or popping, now or in the last 24 h"),
    "T02": QT_TRANSLATE_NOOP("Wording", "Liquid leaking, not coolant (sweet solvent smell)"),
    "T03": QT_TRANSLATE_NOOP("Wording", "Coolant leaking only"),
    "T04": QT_TRANSLATE_NOOP("Wording", "Case breached, cells visible"),
    "T05": QT_TRANSLATE_NOOP("Wording", "Case dented or bent, not breached"),
    "T06": QT_TRANSLATE_NOOP("Wording", "Swelling of case or module"),
    "T06C": QT_TRANSLATE_NOOP("Wording", "A cell is swollen"),
    "T07": QT_TRANSLATE_NOOP("Wording", "Burn marks, melted plastic, soot"),
    "T08": QT_TRANSLATE_NOOP("Wording", "Was under water, or wet inside"),
    "T09": QT_TRANSLATE_NOOP("Wording", "Warmer than its surroundings"),
    "T10": QT_TRANSLATE_NOOP("Wording", "Bare high-voltage connector, cable or terminal"),
    "T11": QT_TRANSLATE_NOOP("Wording", "Service plug missing or stuck"),
    "T12": QT_TRANSLATE_NOOP("Wording", "Seal broken, opened before, no repair record"),
    "T13": QT_TRANSLATE_NOOP("Wording", "Code missing, unreadable or not matching"),
    "T14": QT_TRANSLATE_NOOP("Wording", "Model unknown, no dismantling instruction"),
    "T15": QT_TRANSLATE_NOOP("Wording", "BMS reports a cell, isolation or heat fault"),
    "T16": QT_TRANSLATE_NOOP("Wording", "Modules or cells are missing"),
    "T17": QT_TRANSLATE_NOOP("Wording", "Was in a crash or fire"),
}

GROUPS: Mapping[str, object] = {
    "now": QT_TRANSLATE_NOOP("Wording", "Anything happening right now?"),
    "liquids_and_case": QT_TRANSLATE_NOOP("Wording", "Any liquid, or damage to the case?"),
    "heat_fire_crash": QT_TRANSLATE_NOOP("Wording", "Any heat, fire or crash?"),
    "high_voltage_and_seal": QT_TRANSLATE_NOOP("Wording", "Any bare high voltage, or a broken seal?"),
    "model_and_bms": QT_TRANSLATE_NOOP("Wording", "Model unknown, BMS fault or parts missing?"),
}

CLASSES: Mapping[str, object] = {
    "A": QT_TRANSLATE_NOOP("Wording", "normal flow"),
    "B": QT_TRANSLATE_NOOP("Wording", "watch: a supervisor decides"),
    "B-doc": QT_TRANSLATE_NOOP("Wording", "papers: held until settled"),
    "C": QT_TRANSLATE_NOOP("Wording", "isolate: must not be opened"),
    "EMERGENCY": QT_TRANSLATE_NOOP("Wording", "emergency: isolate now"),
    "": QT_TRANSLATE_NOOP("Wording", "not yet known"),
}


def sentence(code: str, /, **facts: object) -> str:
    """The sentence for a stable code in the language now spoken; facts fill its places.

    A code without a sentence is shown as it is: better a code than silence.
    """
    words = SENTENCES.get(code)
    if words is None:
        return code
    spoken = QCoreApplication.translate("Wording", str(words))
    told = {name: _told(value) for name, value in facts.items()}
    return spoken.format_map(_Facts(told))


def refusal_sentence(refusal: Refusal) -> str:
    """What to say of a refusal."""
    return sentence(refusal.code, **refusal.facts)


def unread_sentence(reason: Unread) -> str:
    """Why there is no weight, and what to do."""
    return sentence(f"unread.{reason.value}")


def meter_sentence(reason: str) -> str:
    """Why there is no voltage, and what to do; `reason` is an `Unread` or a verdict's own code."""
    told = f"meter.{reason}"
    return sentence(told if told in SENTENCES else f"unread.{reason}")


def question(question_id: str) -> str:
    """The finding a triage tile stands for."""
    return QCoreApplication.translate("Wording", str(QUESTIONS[question_id]))


def group_question(group_id: str) -> str:
    """The one question of a triage screen."""
    return QCoreApplication.translate("Wording", str(GROUPS[group_id]))


def class_meaning(triage_class: str) -> str:
    """What a class means for the pack."""
    return QCoreApplication.translate("Wording", str(CLASSES[triage_class]))


def _told(value: object) -> str:
    """A fact as words: a code among the facts becomes its own sentence; braces can do no harm."""
    text = str(value)
    return sentence(text) if text in SENTENCES else text


class _Facts(dict[str, str]):
    """A missing fact leaves a visible gap instead of a fault."""

    def __missing__(self, name: str) -> str:
        return "…"
