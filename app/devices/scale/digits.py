"""The figure on a scale's display, made from the digits that fill a field of its frame."""

import re

_FIGURE = re.compile(r"([0-9]+)(\.[0-9]+)?")


def plain_figure(text: str, *, negative: bool) -> str | None:
    """`00123.45` as it stands on the display, `123.45`; None when it is no plain decimal number."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    return f"{'-' if negative else ''}{found[1].lstrip('0') or '0'}{found[2] or ''}"


def placed_figure(digits: str, places: int, *, negative: bool) -> str:
    """Digits without a point and how many of them stand behind it; below 0 they are tens or hundreds."""
    if places <= 0:
        text = digits + "0" * -places
    else:
        padded = digits.zfill(places + 1)
        text = f"{padded[:-places]}.{padded[-places:]}"
    figure = plain_figure(text, negative=negative)
    if figure is None:
        raise ValueError(f"not digits: {digits!r}")
    return figure
