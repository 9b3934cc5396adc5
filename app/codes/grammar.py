"""Which line codes say something that their own grammar forbids, so that more reads must agree."""

import re

from app.codes.sighting import Sighting
from app.domain.gbt34014 import is_whole

_AS_LONG_AS_A_PACK_CODE = re.compile(r"[0-9A-Z]{24}")


def breaks_its_grammar(sighting: Sighting) -> bool:
    """Whether a line code is as long as a GB/T 34014 code and none: a letter or a date that cannot be.

    A check sum lets one misread in about a hundred through. A label that was printed wrongly looks the same
    and must still come before the operator, so it is not refused, only looked at more often.
    """
    looks_like_one = _AS_LONG_AS_A_PACK_CODE.fullmatch(sighting.text) is not None
    return not sighting.symbology.error_corrected and looks_like_one and not is_whole(sighting.text)
