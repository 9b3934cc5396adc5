"""Rules about what may be written at all: leftovers, private places, mocks, floats for what is weighed."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.tree import Source, called, complaint, imported

# The words are put together here so that this file does not trip over itself.
_LEFTOVER = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
_PLACES = (
    "ro" + "ot",
    "wo" + "rk",
    "tm" + "p",
    "ho" + "me/[a-z]",
    "Us" + "ers/[a-z]",
    "opt/" + "(pypi|wheels)",
)
_PRIVATE = re.compile(r"(?<![\w./<}-])/(" + "|".join(_PLACES) + r")(/|\b)")
_HOSTS = ("py" + r"pi\.org", "python" + r"hosted\.", "artifact" + "registry")
_OPTIONS = ("--(extra-)?" + "index-url", "--find" + "-links")
_INDEX = re.compile("|".join(_HOSTS + _OPTIONS))
_MOCK_MODULES = ("unittest." + "mock", "mo" + "ck", "pytest_" + "mock")
_MOCK_NAMES = frozenset({"Magic" + "Mock", "Async" + "Mock", "mo" + "cker", "create_" + "autospec"})
_HASH_COMMENTS = (".toml", ".sh", "station", ".ci/run")


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    if source.path.endswith(".py"):
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    elif source.path.endswith(_HASH_COMMENTS):
        for number, line in enumerate(source.text.splitlines(), 1):
            if "#" in line:
                yield number, line.partition("#")[2]


def no_leftovers(source: Source) -> list[str]:
    """Nothing is left for later in a comment: what is missing is an entry in the tracker."""
    found = [(line, words) for line, words in _comments(source) if _LEFTOVER.search(words)]
    return [f"{source.path}:{line}: {words.strip()}" for line, words in found]


def no_private_places(source: Source) -> list[str]:
    """No path of somebody's machine and no package index: what is committed works anywhere."""
    found = []
    for number, line in enumerate(source.text.splitlines(), 1):
        if _PRIVATE.search(line) or _INDEX.search(line):
            found.append(f"{source.path}:{number}: {line.strip()[:90]}")
    return found


def no_mocks(source: Source) -> list[str]:
    """A fake is a class under a contract suite; nothing is patched from outside."""
    found = [
        complaint(source, node, f"imports {module}")
        for node, module, names in imported(source)
        if module in _MOCK_MODULES or (module == "unittest" and _MOCK_MODULES[1] in names)
    ]
    for node in source.nodes:
        name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else ""
        if name in _MOCK_NAMES:
            found.append(complaint(source, node, f"uses {name}"))
        if (
            called(node) == "setattr"
            and isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "monkeypatch"
        ):
            found.append(complaint(source, node, "patches an attribute"))
    return found


def _names_float(annotation: ast.expr | None) -> bool:
    return annotation is not None and any(
        isinstance(part, ast.Name) and part.id == "float" for part in ast.walk(annotation)
    )


def _measured(name: str) -> bool:
    return name.endswith(("_mg", "_mv", "_mg_per_s"))


def no_float_measures(source: Source) -> list[str]:
    """Milligrams and millivolts are integers from the line to the signed bytes."""
    if not source.within("app/domain/", "app/wire/", "app/floor/", "app/devices/scale/", "station_db/"):
        return []
    found = []
    for node in source.nodes:
        if isinstance(node, ast.arg):
            name, wrong = node.arg, _names_float(node.annotation)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name, wrong = node.target.id, _names_float(node.annotation) or _is_float(node.value)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, wrong = node.targets[0].id, _is_float(node.value)
        elif isinstance(node, ast.keyword):
            name, wrong = node.arg or "", _is_float(node.value)
        elif isinstance(node, ast.FunctionDef):
            name, wrong = node.name, _names_float(node.returns)
        else:
            continue
        if wrong and _measured(name):
            found.append(complaint(source, node, f"{name} is a float"))
    return found


def _is_float(value: ast.expr | None) -> bool:
    if isinstance(value, ast.UnaryOp):
        value = value.operand
    return isinstance(value, ast.Constant) and isinstance(value.value, float)
