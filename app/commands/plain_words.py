"""Text from outside, made fit for a console."""


def shown(text: str) -> str:
    """The text with everything but plain characters escaped.

    A code or a file's name may carry terminal commands or turn the writing direction.
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text
    )
