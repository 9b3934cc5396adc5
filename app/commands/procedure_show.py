"""The command `procedure show`: draws a document as a graph, and prints its operator card."""

import argparse
import sys
from pathlib import Path

from app.domain.limits import Limits
from app.domain.procedure import Procedure
from app.papers.graph_layout import draw_procedure
from app.papers.graph_pdf import graph_pdf
from app.papers.graph_svg import graph_svg
from app.papers.procedure_card import procedure_card

_KINDS = (".svg", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes besides FILE and --limits."""
    parser.add_argument(
        "--out", type=_picture, metavar="FILE", help="write the graph as .svg, or .pdf with the card"
    )
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the operator card")


def show(procedure: Procedure, limits: Limits, args: argparse.Namespace) -> int:
    """Print the card, and write the graph where it is asked for; 1 when it cannot be written."""
    card = procedure_card(procedure, limits, args.lang)
    print("\n".join(card))
    if args.out is None:
        return 0
    graph, title = (
        draw_procedure(procedure, limits),
        f"{procedure.title.zh} {procedure.title.en} {procedure.key}",
    )
    try:
        if args.out.suffix == ".pdf":
            args.out.write_bytes(graph_pdf(graph, card, title))
        else:
            args.out.write_text(graph_svg(graph, title), encoding="utf-8")
    except OSError as fault:
        print(f"{args.out}: cannot be written: {fault.strerror}", file=sys.stderr)
        return 1
    return 0


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix not in _KINDS:
        raise argparse.ArgumentTypeError(f"{text!r}: the name must end in {' or '.join(_KINDS)}")
    return path
