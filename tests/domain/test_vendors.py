"""The vendor list: what is shipped can be used, and every fault of an edited one is named."""

import pytest

from app.domain.vendors import VendorsFaulty, read_vendors
from app.host.catalogue import read_vendor_list
from app.places import resources

ROW = {"code": "001", "short_name": "CATL", "sources": ["a label"], "confidence": "high"}


def test_the_shipped_list() -> None:
    vendors = read_vendor_list(resources() / "catalogue")
    assert len(vendors.by_code) == 23
    names = {"001": "CATL", "04Q": "EVE", "03H": "Gotion", "02K": "Great Power", "07H": "Higee"}
    assert {code: vendors.short_name(code) for code in names} == names
    assert vendors.short_name("08I") is None, "a typing error is no vendor"
    assert all(vendor.sources for vendor in vendors.by_code.values())


def test_all_faults_are_named_at_once() -> None:
    rows = [
        ROW,
        ROW,
        "CATL",
        {**ROW, "code": "1"},
        {**ROW, "code": "002", "short_name": " ", "sources": [], "confidence": "sure"},
        {**ROW, "code": "003", "name_zh": 7, "sources": "a label"},
    ]
    with pytest.raises(VendorsFaulty) as caught:
        read_vendors({"vendor": rows})
    assert caught.value.faults == (
        "vendors: version is missing",
        "vendor 001: given twice",
        "vendor row 3: not a table",
        "vendor row 4: code must be three digits or capitals",
        "vendor 002: short_name is missing",
        "vendor 002: sources are missing",
        "vendor 002: confidence must be one of high, good, fair, low",
        "vendor 003: name_zh must be text",
        "vendor 003: sources are missing",
    )


@pytest.mark.parametrize("table", [{}, {"version": "1"}, {"version": "1", "vendor": {}}])
def test_an_empty_list_is_a_fault(table: dict[str, object]) -> None:
    with pytest.raises(VendorsFaulty):
        read_vendors(table)
