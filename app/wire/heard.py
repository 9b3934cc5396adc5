"""What a journal says the registry told it, proven from the signed bytes that it kept."""

from collections.abc import Sequence

from app.domain.record_entry import Inspected
from app.domain.record_finding import Finding
from app.wire.changes import BadChanges, page_holds, read_page, ruling_holds
from app.wire.record import Signer
from app.wire.signed import Signed

ADOPTED = "changes.adopted"


def page_wrong(entry: Inspected, signer: Signer, registry_keys: Sequence[bytes] | None) -> list[Finding]:
    """What is wrong with the page of a `changes.adopted`; `registry_keys` replaces those of the enrolment."""
    code = _wrong(entry, signer, signer.registry_keys if registry_keys is None else registry_keys)
    return [Finding(code, entry.epoch, entry.seq)] if code else []


def _wrong(entry: Inspected, signer: Signer, keys: Sequence[bytes]) -> str:
    try:
        signed = Signed(entry.text("page").encode(), bytes.fromhex(entry.text("sig")))
    except ValueError:
        return "changes.signature"
    if not any(page_holds(signed, key) for key in keys):
        return "changes.signature"
    try:
        page = read_page(signed.raw)
    except BadChanges:
        return "changes.malformed"
    if (page.registry, page.realm) != (signer.registry, signer.realm):
        return "changes.stranger"
    ruled = (any(ruling_holds(one, page.registry, page.realm, key) for key in keys) for one in page.changes)
    if not all(ruled):
        return "changes.signature"
    said = (entry.number("incarnation"), entry.number("first"), entry.number("last"))
    return "" if said == (page.incarnation, page.after + 1, page.last) else "changes.columns_differ"
