"""The project's own files, as the rules see them."""

import ast
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PRODUCT = ("app/", "ui/", "station_db/", "registry/")
_OUTSIDE = frozenset({"out", "dist", "build", "__pycache__"})
_TEXT = frozenset(
    {".py", ".toml", ".md", ".qss", ".sh", ".ts", ".html", ".css", ".ini", ".lock", ".json", ".txt"}
)
_TEXT_NAMES = frozenset({"station", "run", ".gitignore", ".gitattributes"})


@dataclass(frozen=True)
class Source:
    """One file: its path from the project's folder with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module; an empty one when the file is not Python."""
        return ast.parse(self.text if self.path.endswith(".py") else "")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the module, parents before children."""
        return list(ast.walk(self.tree))

    def within(self, *places: str) -> bool:
        """Whether the file is one of these, or lies in one of these folders (which end with a slash)."""
        return any(self.path == p or (p.endswith("/") and self.path.startswith(p)) for p in places)


Rule = Callable[[Source], list[str]]


def sources(root: Path) -> Iterator[Source]:
    """Every text file of ours below `root`: no environments, caches or outputs, with or without git."""
    for folder, below, names in os.walk(root):
        here = Path(folder)
        below[:] = sorted(d for d in below if d not in _OUTSIDE and (not d.startswith(".") or d == ".ci"))
        for name in sorted(names):
            if name in _TEXT_NAMES or Path(name).suffix in _TEXT:
                path = here / name
                yield Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def complaint(source: Source, node: ast.AST, words: str) -> str:
    """One line that a developer can click on."""
    return f"{source.path}:{getattr(node, 'lineno', 1)}: {words}"


def imported(source: Source) -> Iterator[tuple[ast.stmt, str, tuple[str, ...]]]:
    """Each import statement, the module it names, and the names taken from it (none for a plain import)."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, ()
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module, tuple(alias.name for alias in node.names)


def called(node: ast.AST) -> str:
    """The last word of what a call calls: `connect` for `a.b.connect(...)`; empty for any other node."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
