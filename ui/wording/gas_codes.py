"""Why a gas channel gives no reading, and what to do."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "gas.not_fitted": QT_TRANSLATE_NOOP("Wording", "No gas meter for this at this station"),
    "gas.connecting": QT_TRANSLATE_NOOP("Wording", "The gas meter is being connected"),
    "gas.disconnected": QT_TRANSLATE_NOOP("Wording", "The gas meter does not answer. Cable and power?"),
    "gas.stale": QT_TRANSLATE_NOOP("Wording", "No fresh value from the gas meter"),
    "gas.moving": QT_TRANSLATE_NOOP("Wording", "The gas meter is warming up. Wait."),
    "gas.warming_up": QT_TRANSLATE_NOOP("Wording", "The gas meter is warming up. Wait."),
    "gas.overload": QT_TRANSLATE_NOOP("Wording", "More gas than this meter can read. Step back."),
    "gas.underload": QT_TRANSLATE_NOOP("Wording", "The gas meter is under zero. Let it be checked."),
    "gas.wrong_unit": QT_TRANSLATE_NOOP("Wording", "The gas meter shows another unit. Tell the supervisor."),
    "gas.bad_frame": QT_TRANSLATE_NOOP("Wording", "The gas meter's line is disturbed"),
    "gas.device_error": QT_TRANSLATE_NOOP("Wording", "The gas meter reports a fault. Take another."),
    "gas.not_executable": QT_TRANSLATE_NOOP("Wording", "The gas meter is busy"),
    "gas.calibration_ended": QT_TRANSLATE_NOOP(
        "Wording", "The gas meter's calibration has ended. Take another."
    ),
}
