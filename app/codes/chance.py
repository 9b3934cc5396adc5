"""How likely something that is no Data Matrix is read as one, and which reads need another look for it."""

from math import comb

from app.codes.sighting import Sighting
from app.domain.scan import Symbology

# A station looks some million times a day; one in ten thousand millions is never seen.
BELIEVED = 1e-10
# Version: codewords in all, codewords of correction (ISO/IEC 16022, table 7), of all sizes so small that
# chance could make one. What is larger has so much correction that chance can't.
SMALL = {
    "10x10": (8, 5),
    "12x12": (12, 7),
    "8x18": (12, 7),
    "14x14": (18, 10),
    "16x16": (24, 12),
    "8x32": (21, 11),
    "18x18": (32, 14),
}


def by_chance(sighting: Sighting) -> float:
    """The share of random symbols of the same size that are corrected to a code by so many corrections.

    That is the share of all words that lie within as many changed codewords of a right one. 0 for sizes of
    which no random symbol is ever read.
    """
    words, spare = SMALL.get(sighting.version, (0, 0))
    if sighting.symbology is not Symbology.DATAMATRIX or not words:
        return 0.0
    # The decoder counts two codewords of correction for each that it corrected.
    used = 1.0 - (sighting.quality or 0.0)
    corrected = min(round(used * spare / 2), spare // 2)
    return float(sum(comb(words, number) * 255**number for number in range(corrected + 1)) / 256**spare)


def needs_second(sighting: Sighting) -> bool:
    """Whether a read must be confirmed by another picture or stage before it is believed."""
    return by_chance(sighting) > BELIEVED
