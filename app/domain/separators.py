"""The separators inside a code (GS, RS, EOT), which scanners and displays spell in many ways."""

import re

GS, RS, EOT = "\x1d", "\x1e", "\x04"
PICTURES = {GS: "\u241d", RS: "\u241e", EOT: "\u2404"}

# As hand scanners type them, the surest first: picture characters, {GS}, <GS>, caret notation, a bar.
_SPELLINGS: tuple[dict[str, str], ...] = (
    {picture: sign for sign, picture in PICTURES.items()},
    {"{GS}": GS, "{RS}": RS, "{EOT}": EOT},
    {"<GS>": GS, "<RS>": RS, "<EOT>": EOT},
    {"^]": GS, "^^": RS, "^D": EOT},
    {"|": GS},
)


def plain(text: str) -> str:
    """The text with real separators in place of spelt ones.

    Only one spelling is believed: where a real GS stands, every other sign is content.
    """
    if GS in text:
        return text
    for spelling in _SPELLINGS:
        gs = next(iter(spelling))
        if gs in text.upper():
            for spelt, sign in spelling.items():
                text = re.sub(re.escape(spelt), sign, text, flags=re.IGNORECASE)
            return text
    return text


def pictured(text: str) -> str:
    """The text with separators that can be seen and printed."""
    return "".join(PICTURES.get(letter, letter) for letter in text)
