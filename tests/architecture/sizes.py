"""How big the files and functions are, and how many mocks there are: printed by the gate, held by a test."""

import ast
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.rules_text import no_mocks
from tests.architecture.tree import Source, sources

FILE_LIMIT = 400
FUNCTION_LIMIT = 60
_MEASURED = (".py", ".qss", ".sh")


@dataclass(frozen=True, slots=True)
class Size:
    """So many lines, and where."""

    lines: int
    where: str


def file_size(source: Source) -> Size | None:
    """The file's lines; None for what nobody writes by hand (catalogues, locks, licence)."""
    if not source.path.endswith(_MEASURED) and source.path not in ("station", ".ci/run"):
        return None
    return Size(len(source.text.splitlines()), source.path)


def function_sizes(source: Source) -> list[Size]:
    """Every function from its first decorator to its last line."""
    sizes = []
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            lines = (node.end_lineno or node.lineno) - first + 1
            sizes.append(Size(lines, f"{source.path}:{node.lineno} {node.name}"))
    return sizes


def too_long(source: Source) -> list[str]:
    """Files above 400 lines and functions above 60."""
    whole = file_size(source)
    long = [whole] if whole and whole.lines > FILE_LIMIT else []
    long += [size for size in function_sizes(source) if size.lines > FUNCTION_LIMIT]
    return [f"{size.where}: {size.lines} lines" for size in long]


@dataclass(frozen=True, slots=True)
class Measures:
    """The whole project on one line each."""

    files: int
    lines: int
    longest_file: Size
    longest_function: Size
    mocks: tuple[str, ...]
    faults: tuple[str, ...]


def measure(root: Path) -> Measures:
    """Measure everything below `root`."""
    every = list(sources(root))
    files = [size for source in every if (size := file_size(source))]
    functions = [size for source in every for size in function_sizes(source)]
    mocks = tuple(words for source in every for words in no_mocks(source))
    return Measures(
        files=len(files),
        lines=sum(size.lines for size in files),
        longest_file=max(files, key=lambda size: size.lines),
        longest_function=max(functions, key=lambda size: size.lines),
        mocks=mocks,
        faults=tuple(words for source in every for words in too_long(source)) + mocks,
    )
