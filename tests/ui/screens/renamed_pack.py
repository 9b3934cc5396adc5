"""A pack whose words a stranger has chosen."""

from dataclasses import replace
from types import MappingProxyType

from app.domain.pack import Pack, Papers


def renamed(known: Pack, text: str) -> Pack:
    """The same pack with a stranger's words in every place that holds some."""
    return replace(
        known,
        tag=text,
        code=text,
        location=text,
        papers=Papers(consignment=text, sender=text),
        fields=MappingProxyType({"chemistry": text, "vendor_name": text, "product_type": text}),
    )
