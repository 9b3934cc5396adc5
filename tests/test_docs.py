"""What the manuals say is there: files they link to, commands they name, words of the screen they quote."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.__main__ import COMMANDS

_PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "packaging/README.md", "benchmarks/README.md")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ANCHOR = re.compile(r'<a id="([^"]+)"')
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NAMED = re.compile(r"\b((?:app|ui|station_db|registry|packaging|resources|tests|benchmarks)/[\w./-]*[\w/])")
_PLACEHOLDER = re.compile(r"/[A-Z-]+/")
_BENCHMARK = re.compile(r"python -m (benchmarks(?:\.\w+)+)")
_COMMAND = re.compile(r"\./station ([a-z]+)")
_ENDS = " .。?？:："


def _pages(root: Path) -> Iterator[Path]:
    yield from (root / page for page in _PAGES)
    yield from sorted((root / "docs").glob("*.md"))


def _faults(page: Path, root: Path) -> Iterator[str]:
    """Links that lead nowhere, and files, benchmarks and commands that are not there."""
    text = page.read_text(encoding="utf-8")
    anchors = set(_ANCHOR.findall(text))
    for link in _LINK.findall(text):
        if link.startswith("#"):
            if link[1:] not in anchors:
                yield f"{page.name}: no place {link}"
        elif not link.startswith(("http://", "https://")) and not (page.parent / link).exists():
            yield f"{page.name}: no file {link}"
    for name in _NAMED.findall(text):
        here = (place / f"{name}{end}" for place in (root, page.parent) for end in ("", ".py"))
        if not _PLACEHOLDER.search(name) and not any(path.exists() for path in here):
            yield f"{page.name}: no file {name}"
    for module in _BENCHMARK.findall(text):
        if find_spec(module) is None:
            yield f"{page.name}: no benchmark {module}"
    for command in _COMMAND.findall(text):
        if command not in {*COMMANDS, "test"}:
            yield f"{page.name}: no command {command}"


def test_everything_the_pages_name_is_there(root: Path) -> None:
    assert [fault for page in _pages(root) for fault in _faults(page, root)] == []


@pytest.mark.parametrize(
    "broken",
    [
        "![x](pictures/nobody.png)",
        "[x](#nowhere)",
        "`tests/nobody.py`",
        "`python -m benchmarks.nobody`",
        "`./station fly`",
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, broken: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(broken, encoding="utf-8")
    assert list(_faults(page, tmp_path)) != []


def test_words_in_bold_in_the_manual_stand_on_the_screen(root: Path) -> None:
    manual = (root / "docs/operator.md").read_text(encoding="utf-8")
    words = _words_of_the_screen(root)
    assert [bold for bold in _BOLD.findall(manual) if bold.strip(_ENDS) not in words] == []


def _words_of_the_screen(root: Path) -> set[str]:
    """Every sentence of the catalogue in both languages, without its end."""
    catalogue = ElementTree.parse(root / "resources/i18n/packbench_zh.ts")
    both = (found.text or "" for found in catalogue.iter() if found.tag in ("source", "translation"))
    return {text.strip(_ENDS) for text in both}
