"""The page of what is expected of records names every rule once, and tests that there are."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PAGE = "docs/expectations.md"
_ROW = re.compile(r"^\| (P\d+) \|", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w./]+\.py)::(\w+)`")


@cache
def names_in(file: Path) -> frozenset[str]:
    """The names of the tests in a file; none when there is no such file."""
    if not file.is_file():
        return frozenset()
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def dead_names(text: str, root: Path) -> list[str]:
    """The tests that a page names and that there are not."""
    return [f"{file}::{name}" for file, name in _TEST.findall(text) if name not in names_in(root / file)]


def test_every_rule_is_told_and_shown_by_tests_that_there_are(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    assert _ROW.findall(text) == [f"P{number}" for number in range(1, 17)]
    assert dead_names(text, root) == []
    for row in text.splitlines():
        assert not _ROW.match(row) or _TEST.search(row), row


@pytest.mark.parametrize("name", ["tests/nobody.py::test_x", "tests/test_expectations.py::test_nobody"])
def test_a_dead_name_is_told(root: Path, name: str) -> None:
    assert dead_names(f"| P1 | `{name}` |", root) == [name]
