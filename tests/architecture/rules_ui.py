"""Rules about the face: one style sheet, colours by role, nothing that blocks, sentences to translate."""

import ast
import re

from tests.architecture.tree import PRODUCT, Source, called, complaint

_HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
_COLOUR_HOMES = ("ui/theme/tokens.py",)
_SHEET = "ui/theme/sheet.py"
_LOOP_HOME = "ui/application/window.py"
_TRANSLATING = frozenset({"tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"})


def one_style_sheet(source: Source) -> list[str]:
    """setStyleSheet is called once, in ui/theme/sheet.py; widgets state facts, the sheet gives them looks."""
    if not source.within(*PRODUCT):
        return []
    calls = [node for node in source.nodes if called(node) == "setStyleSheet"]
    allowed = 1 if source.path == _SHEET else 0
    return [complaint(source, node, "calls setStyleSheet") for node in calls[allowed:]]


def colours_by_role(source: Source) -> list[str]:
    """No hex colour outside the token file: a colour has a role before it has a value."""
    if not source.within("ui/") or source.within(*_COLOUR_HOMES):
        return []
    return [
        complaint(source, node, f"writes the colour {match.group()}")
        for node in source.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for match in [_HEX.search(node.value)]
        if match
    ]


def nothing_blocks(source: Source) -> list[str]:
    """No exec(), no processEvents(): a question is a panel. One module starts the event loop."""
    if not source.within(*PRODUCT):
        return []
    found = []
    for node in source.nodes:
        name = called(node)
        if name == "processEvents":
            found.append(complaint(source, node, "calls processEvents"))
        if name in ("exec", "exec_") and not (source.path == _LOOP_HOME and _on_the_application(node)):
            found.append(complaint(source, node, f"calls {name}"))
    return found


def _on_the_application(call: ast.AST) -> bool:
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="app"))):
            return True
    return False


def _text_sum(node: ast.expr) -> bool:
    # QRectF.translate(0, a + b) moves a box: only a sum with words in it is a text
    return isinstance(node, ast.BinOp) and any(
        isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.walk(node)
    )


def plain_text_in_tr(source: Source) -> list[str]:
    """What is translated is one literal: a text put together first never matches its catalogue entry."""
    found = []
    for node in source.nodes:
        if not isinstance(node, ast.Call) or called(node) not in _TRANSLATING:
            continue
        # translate(context, text): both are literals; tr(text, disambiguation, n): n may be anything
        texts = node.args[:2] if called(node) != "tr" else node.args[:1]
        for text in texts:
            if isinstance(text, ast.JoinedStr) or called(text) == "format" or _text_sum(text):
                found.append(complaint(source, node, "translates a text that is put together first"))
    return found


def bridges_connect_methods(source: Source) -> list[str]:
    """In a bridge a lambda or partial would run on the foreign thread: connect bound methods of QObjects."""
    if not source.within("ui/bridge/"):
        return []
    return [
        complaint(source, node, "connects something else than a method")
        for node in source.nodes
        if isinstance(node, ast.Call) and called(node) == "connect"
        for target in node.args[:1]
        if isinstance(target, ast.Lambda) or called(target) == "partial"
    ]
