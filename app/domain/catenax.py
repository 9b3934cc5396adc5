"""Names without an issuer on them: URNs, and the bare identifiers that Catena-X partners exchange."""

import re

from app.domain.remarks import Reading, Remarks, fixed

PARTNER = "catenax.partner_number"

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PARTNER = re.compile(r"BPN([LSA])[0-9A-Z]{12}")
_PARTNERS = {"L": "company", "S": "site", "A": "address"}
# RFC 8141; the form of a passport is BatteryPassDataModel 1.2.0's: small letters and digits on both sides.
_URN = re.compile(r"[Uu][Rr][Nn]:([0-9A-Za-z][0-9A-Za-z-]{0,30}[0-9A-Za-z]):([!-~]+)")
_PASSPORT = re.compile(r"[0-9a-z]+")


def is_urn(text: str) -> bool:
    """Whether a text says of itself that it is a URN."""
    return text[:4].lower() == "urn:"


def read_urn(text: str) -> Reading:
    """Judge a text that says it is a URN. Only `urn` and the namespace are the same in any case."""
    found = _URN.fullmatch(text)
    if found is None:
        return Reading(text, Remarks(rejects=("urn.form",)))
    namespace, name = found[1].lower(), found[2]
    rejects: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    if namespace == "uuid":
        name = name.lower()
        rejects = () if _UUID.fullmatch(name) else ("urn.uuid",)
    elif not _PASSPORT.fullmatch(namespace) or not _PASSPORT.fullmatch(name):
        warnings = ("urn.other_namespace",)
    fields = fixed({"namespace": namespace, "name": name})
    return Reading(f"urn:{namespace}:{name}", Remarks(rejects, warnings, fields=fields))


def read_bare(code: str) -> Reading | None:
    """Judge a text in normal form: a bare UUID or a partner's number; None when it is neither."""
    if _UUID.fullmatch(code.lower()):
        uuid = code.lower()
        # The same asset whether it is written with `urn:uuid:` or without.
        return Reading(
            f"urn:uuid:{uuid}", Remarks(warnings=("catenax.uuid_alone",), fields=fixed({"uuid": uuid}))
        )
    partner = _PARTNER.fullmatch(code)
    if partner is None:
        return None
    fields = fixed({"bpn": code, "names": _PARTNERS[partner[1]]})
    return Reading(code, Remarks(warnings=(PARTNER,), fields=fields))
