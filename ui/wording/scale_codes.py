"""Sentences for scales: what stands against one, and why something is no check of it."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "scale.zero_due": QT_TRANSLATE_NOOP(
        "Wording", "Scale {scale}: empty pan not checked in this shift. Check it under Scales."
    ),
    "scale.zero_failed": QT_TRANSLATE_NOOP(
        "Wording", "Scale {scale}: empty pan is not at zero. Empty it, zero it, check again."
    ),
    "scale.check_due": QT_TRANSLATE_NOOP(
        "Wording", "Scale {scale}: no check weight in this shift. Put it on under Scales."
    ),
    "scale.check_failed": QT_TRANSLATE_NOOP(
        "Wording", "Scale {scale} weighs wrongly. Its weights are in doubt. Call service, check again."
    ),
    "scale.verification_ended": QT_TRANSLATE_NOOP(
        "Wording", "Scale {scale}: its verification has ended. Weights are not for trade."
    ),
    "scale.verification_unknown": QT_TRANSLATE_NOOP(
        "Wording", "Scale {scale}: nobody has entered until when it is verified."
    ),
    "check.no_scale": QT_TRANSLATE_NOOP("Wording", "There is no such scale at this station."),
    "check.other_scale": QT_TRANSLATE_NOOP("Wording", "This is the reading of another scale."),
    "check.no_weight": QT_TRANSLATE_NOOP("Wording", "The site has no such check weight for this scale."),
    "check.no_reading": QT_TRANSLATE_NOOP("Wording", "A check needs a reading, or the reason for none."),
    "check.not_empty": QT_TRANSLATE_NOOP("Wording", "Something lies on the scale. Take it off."),
    "check.tare_set": QT_TRANSLATE_NOOP("Wording", "A tare is set. Clear it at the scale, then check."),
    "check.certificate_ended": QT_TRANSLATE_NOOP(
        "Wording", "The certificate of this check weight has ended. Take another one."
    ),
    "check.out_of_range": QT_TRANSLATE_NOOP(
        "Wording", "This check weight is too light or too heavy for this scale."
    ),
    "check.too_coarse": QT_TRANSLATE_NOOP(
        "Wording", "This check weight is not known well enough for this scale."
    ),
}
