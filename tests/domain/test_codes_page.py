"""The page on codes names every kind and reason there is, and its example is true."""

import ast
import json
import re
from datetime import date
from pathlib import Path

from app.domain.identity import Kind, as_text, classify
from app.host.catalogue import read_vendor_list
from app.places import resources

FAMILIES = "gbt34014|vin|own|gs1|gs1_digital_link|iso15434|link|urn|tesla|nio|catenax|opaque"
REASON = re.compile(rf"({FAMILIES})\.[a-z0-9_]+")


def reasons(root: Path) -> set[str]:
    """Every stable code of the classifier."""
    found = set()
    for file in (root / "app" / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and REASON.fullmatch(node.value)
            ):
                found.add(node.value)
    return found


def said(root: Path) -> set[str]:
    """The reasons that the page names; `.year` goes on with the family named last before it."""
    family, found = "", set()
    for name, bare in re.findall(
        r"`([a-z0-9_]*)\.([a-z0-9_]+)`", (root / "docs/codes.md").read_text("utf-8")
    ):
        family = name or family
        found.add(f"{family}.{bare}")
    return found


def test_every_reason_and_kind_is_explained(root: Path) -> None:
    assert len(reasons(root)) > 70
    assert reasons(root) - said(root) == set()
    page = (root / "docs/codes.md").read_text("utf-8")
    assert [kind.value for kind in Kind if f"`{kind.value}`" not in page] == []


def test_no_reason_is_explained_that_is_not_there(root: Path) -> None:
    named = {reason for reason in said(root) if REASON.fullmatch(reason)}
    assert named - reasons(root) == set()


def test_the_example_is_true(root: Path) -> None:
    page = (root / "docs/codes.md").read_text("utf-8")
    example = re.search(r"^    (\[\{.*?\}\])$", page, re.DOTALL | re.MULTILINE)
    assert example is not None
    (row,) = json.loads(example[1])
    vendors = read_vendor_list(resources() / "catalogue")
    found = classify(row["payload"], today=date(2026, 11, 23), vendors=vendors)
    assert row == {
        "payload": as_text(found.payload),
        "kind": found.kind.value,
        "level": found.level.value,
        "reasons": list(found.reasons),
        "fields": dict(found.fields),
    }
