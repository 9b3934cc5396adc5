"""A traveller's code as it stands on its paper."""


def in_fours(text: str) -> str:
    """The prefix, then groups of four: read aloud and compared so."""
    body = text[2:]
    return " ".join((text[:2], *(body[at : at + 4] for at in range(0, len(body), 4))))
