"""The tiles of the output codes: what each is called, how many there are, and how much they weigh."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.output import Output, OutputCode
from ui.theme.bench_terms import output_word
from ui.theme.tokens import Language
from ui.widgets.balance_state import decimals_of, kilograms_text
from ui.widgets.tile import TileState

_TYPED = QT_TRANSLATE_NOOP("OutputTiles", "{name}, typed")
_NONE_YET = QT_TRANSLATE_NOOP("OutputTiles", "none yet")


def output_tile(
    code: OutputCode,
    outputs: Iterable[Output],
    language: Language,
    *,
    chosen: bool = False,
    refusal: str = "",
) -> TileState:
    """The tile of one code from the outputs of a run; a typed weight among them is said in its name."""
    mine = [output for output in outputs if output.code is code]
    title = output_word(code)
    if any(output.mass_source == "typed" for output in mine):
        title = _say(_TYPED).format(name=title)
    if not mine:
        return TileState(title, _say(_NONE_YET), chosen=chosen, quiet=True, refusal=refusal)
    amounts = [output.mass_mg for output in mine]
    decimals = max(2, decimals_of(*amounts))
    value = f"{kilograms_text(sum(amounts), decimals, language)} kg"
    return TileState(title, value, f"×{len(mine)}", chosen=chosen, refusal=refusal)


def output_tiles(
    codes: Sequence[OutputCode],
    outputs: Sequence[Output],
    language: Language,
    *,
    chosen: OutputCode | None = None,
) -> tuple[tuple[str, TileState], ...]:
    """Tiles for a grid, each with its code as id, in the order of the procedure."""
    return tuple((code.value, output_tile(code, outputs, language, chosen=code is chosen)) for code in codes)


def _say(words: object) -> str:
    return QCoreApplication.translate("OutputTiles", str(words))
