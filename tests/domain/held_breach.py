"""A lawful day in which a pack is opened although another station's hold was known."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.fakes.told_pages import adopted, hold, page

Body = dict[str, Any]


def held_elsewhere(day: list[Body], renumbered: Callable[[list[Body]], list[Body]]) -> Body:
    """The hold comes right before the look at the first pack that is opened; the entry that is wrong then."""
    started = next(one for one in day if one["type"] == "run.started")
    pack = started["data"]["pack"]
    about = [one for one in day if one["data"].get("pack") == pack]
    code = next(one["data"]["code"] for one in about if one["type"] == "pack.received")
    looked = next(one for one in about if one["type"] == "triage.repeated")
    told = adopted(page(Ed25519PrivateKey.generate(), [hold(code)]), 1, 1)
    by_nobody = {"type": told.type, "data": told.body(), "op": None, "sess": None, "base": {}, "refs": []}
    heard = {name: value for name, value in deepcopy(looked).items() if name != "sig2"} | by_nobody
    day.insert(day.index(looked), heard)
    renumbered(day)
    started["data"]["repeated"] = [1, looked["seq"]]
    return started
