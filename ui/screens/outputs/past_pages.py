"""What happened to a pack: every entry about it from the newest back, and one entry in whole."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.past import Past
from app.floor.output_views import PackTrace
from ui.place import Action, ActionKind, FactTone, RailFact, RailState
from ui.screens.outputs.page import OutputsPageBase
from ui.screens.outputs.past_words import (
    at_words,
    is_main,
    name_words,
    row_of,
    step_words,
    value_words,
    what,
)
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsState
from ui.theme.tokens import Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.ink import shown
from ui.widgets.row_list import RowList
from ui.widgets.told import refusal_notice

_HASH_SHOWN = 16


class PastPage(OutputsPageBase):
    """The main points, or everything; a touch opens an entry."""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.past.open)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        self.fill(column)

    def show_state(self, state: OutputsState) -> None:
        """The newest first: that is what is looked for most."""
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        trace = state.past
        if trace is None:
            self.ask(self.tr("What happened"))
            self._list.render(())
            return
        self.ask(self.tr("{tag}: what happened").format(tag=shown(trace.pack.tag)), trace.pack.code)
        told = [one for one in reversed(trace.past) if state.all_of_it or is_main(one)]
        self._list.render(tuple(row_of(one, trace, self.look.language) for one in told))

    def rail(self, state: OutputsState) -> RailState:
        """More or less of it, and the way back."""
        back = Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
        words = self.tr("Main points") if state.all_of_it else self.tr("Everything")
        count = len(state.past.past) if state.past is not None else 0
        second = "" if self.small() else self.tr("{count} entries").format(count=count)
        return RailState(back, (Action("all", "list", words, second, enabled=count > 0),), self._facts(state))

    def act(self, action: str) -> None:
        """Everything or the main points, or back."""
        if action == "all":
            self.presenter.past.tell_all(not self.presenter.state.all_of_it)
        elif action == "back":
            self.presenter.back()

    def _facts(self, state: OutputsState) -> tuple[RailFact, ...]:
        if state.past is None or not state.past.held or self.small():
            return ()
        first = state.past.held[0]
        by = self.rail_line(first.label or first.station)
        return (RailFact(self.tr("Held elsewhere"), by, tone=FactTone.ATTENTION),)


class EntryPage(OutputsPageBase):
    """One entry: what, where, who, when, and where it stands in the journal."""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts = Facts(look, self)
        column = QVBoxLayout()
        column.addWidget(self._facts)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: OutputsState) -> None:
        """The entry that was touched."""
        trace, past = state.past, state.past_entry
        if trace is None or past is None:
            return
        self.ask(what(past, trace, self.look.language))
        facts = FactsState(self._rows(past, trace))
        if facts != self._facts.state:
            self._facts.render(facts)

    def rail(self, state: OutputsState) -> RailState:
        """Back to the list."""
        words = self.tr("Back to the list")
        back = Action("list", "arrow-left", words, kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
        return RailState(back)

    def act(self, action: str) -> None:
        """Back to the list."""
        if action == "list":
            self.presenter.past.close_entry()

    def _rows(self, past: Past, trace: PackTrace) -> tuple[Fact, ...]:
        entry, language = past.entry, self.look.language
        rows = [Fact(self.tr("When"), at_words(entry.at))]
        by = name_words(entry.operator, trace, language)
        rows.append(Fact(self.tr("By"), by))
        if entry.second:
            rows.append(Fact(self.tr("Signed too by"), name_words(entry.second, trace, language)))
        rows += self._said(past, trace)
        number = f"{entry.epoch}:{entry.seq}"
        rows.append(Fact(self.tr("Entry"), f"{number}  {entry.hash.hex()[:_HASH_SHOWN]}"))
        return tuple(rows)

    def _said(self, past: Past, trace: PackTrace) -> list[Fact]:
        """What the entry itself says, as far as it says it."""
        data, rows = past.entry.data, []
        if data.get("step"):
            rows.append(Fact(self.tr("Step"), step_words(str(data["step"]), trace, self.look.language)))
        if "printed" in data:
            rows.append(Fact(self.tr("Printed by the instrument"), value_words(data)))
        limit = data.get("limit")
        if isinstance(limit, dict) and limit.get("id"):
            value = f"{limit.get('value', '')} {limit.get('unit', '')}".strip()
            rows.append(Fact(self.tr("Limit"), shown(f"{limit['id']}: {value}")))
        plate = data.get("instrument")
        if isinstance(plate, dict) and plate.get("id"):
            rows.append(
                Fact(self.tr("Instrument"), shown(f"{plate['id']}  {plate.get('serial', '')}".strip()))
            )
        if data.get("text") or data.get("code"):
            rows.append(Fact(self.tr("Code"), shown(str(data.get("text") or data["code"]))))
        if data.get("container"):
            rows.append(Fact(self.tr("Container"), shown(str(data["container"]))))
        if data.get("location"):
            rows.append(Fact(self.tr("Place"), shown(str(data["location"]))))
        if isinstance(data.get("reason"), str) and data["reason"]:
            rows.append(Fact(self.tr("Reason"), shown(data["reason"])))
        return rows
