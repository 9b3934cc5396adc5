"""A procedure on paper: its graph page after page, then the operator card in one language."""

from app.floor.library_views import ProcedurePaper
from app.papers.graph_layout import draw_procedure
from app.papers.graph_pdf import graph_pdf
from app.papers.procedure_card import procedure_card


def procedure_pdf(paper: ProcedurePaper) -> bytes:
    """The pages. The same document gives the same bytes."""
    document, limits = paper.procedure, paper.limits
    title = f"{document.title.zh} {document.title.en} {document.key} {document.sha256[:16]}"
    card = procedure_card(document, limits, paper.language)
    return graph_pdf(draw_procedure(document, limits), card, title)
