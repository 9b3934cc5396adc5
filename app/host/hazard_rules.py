"""The site's hazard rules on this computer's disk: one TOML file, read as bytes and pinned by their hash."""

import hashlib
import tomllib
from pathlib import Path

from app.domain.hazard import HazardRules
from app.domain.hazard_document import HazardRulesFaulty, read_hazard_rules
from app.domain.limits import Limits

HAZARD_RULES_FILE = "hazard_rules.toml"
LARGEST_BYTES = 256 * 1024


def read_hazard_rules_file(path: Path, limits: Limits) -> HazardRules:
    """Read the rules; their hash is of the very bytes that were judged.

    Raises:
        HazardRulesFaulty: with every fault at once.
    """
    if not path.is_file():  # a pipe would keep the start waiting for ever
        raise HazardRulesFaulty(("not a file",))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as fault:
        raise HazardRulesFaulty((f"cannot be read: {fault.strerror}",)) from fault
    if len(content) > LARGEST_BYTES:
        raise HazardRulesFaulty((f"larger than {LARGEST_BYTES // 1024} KiB",))
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise HazardRulesFaulty((f"not UTF-8: {fault.reason} at byte {fault.start}",)) from fault
    except (ValueError, RecursionError) as fault:
        raise HazardRulesFaulty((f"not TOML: {fault}",)) from fault
    return read_hazard_rules(table, sha256=hashlib.sha256(content).hexdigest(), limits=limits)
