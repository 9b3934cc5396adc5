"""Text from papers and labels in the form that an entry can carry."""


def keepable(text: str) -> str:
    """The text as it was read; only half of a surrogate pair, which no entry can carry, is spelt out."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")
