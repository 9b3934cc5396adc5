"""The pages of the scales place: how they stand, the empty pan, which check weight, and the weight put on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.reading import ScaleNow, Unread
from app.domain.scale_fitness import ScaleRole
from ui.place import Action, ActionKind, RailState
from ui.screens.scales.presenter import EMPTY_PAN, ScalesPresenter
from ui.screens.scales.state import ScalesState
from ui.screens.scales.words import facts_of, notice_of, scale_name, trend_of, weight_name
from ui.theme.tokens import Look
from ui.widgets.facts import Facts, FactsState
from ui.widgets.figures import kilograms
from ui.widgets.stage_page import StagePage
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import refusal_notice
from ui.widgets.trend_plot import TrendPlot
from ui.widgets.weight_asked import look_then_press, take_weight_action
from ui.widgets.weight_state import WeightKind, WeightState, weight_state
from ui.widgets.weight_view import WeightView
from ui.wording import sentence

_UNLOADED = (Unread.BELOW_MIN, Unread.NEGATIVE)


class ScalesPageBase(StagePage):
    """A page over the presenter of the place."""

    def __init__(self, look: Look, presenter: ScalesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter

    def back_action(self) -> Action:
        """Away from a check that was not made."""
        return Action("back", "arrow-left", self.tr("Not now"))

    def no_reading_action(self, state: ScalesState) -> Action:
        """The scale gives nothing: that is recorded, and nothing is checked by it."""
        none = state.unread is not None
        second = self.tr("the check stays due") if none else self.tr("there is a reading")
        words = self.tr("No reading")
        return Action("unread", "cross", words, "" if self.small() else second, enabled=none)


class LookPage(ScalesPageBase):
    """One scale: what makes it fit, and the trend of its check weight."""

    def __init__(self, look: Look, presenter: ScalesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts, self._trend = Facts(look, self), TrendPlot(look, self)
        row: QBoxLayout = QVBoxLayout() if self.small() else QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._facts, 1)
        row.addWidget(self._trend, 1)
        self.fill(row)

    def show_state(self, state: ScalesState) -> None:
        """The scale in sight."""
        view = state.shown
        self._facts.setVisible(view is not None)
        if view is None:
            self._trend.setVisible(False)
            self.ask(self.tr("No scale here") if state.view is not None else "")
            return
        self.ask(
            self.tr("{name} {id}").format(name=scale_name(view.role), id=view.plate.id),
            self.tr("Max {max}, e = {e}, zero within {zero}").format(
                max=kilograms(view.plate.max_mg),
                e=kilograms(view.plate.e_mg),
                zero=kilograms(view.zero_allowed_mg),
            ),
        )
        notice = refusal_notice(state.refusal) if state.refusal is not None else notice_of(view, state.made)
        self.tell(notice)
        self._trend.setVisible(notice is None or not self.small())
        facts, trend = FactsState(facts_of(view)), trend_of(state.weight)
        if facts != self._facts.state:
            self._facts.render(facts)
        if trend != self._trend.state:
            self._trend.render(trend)

    def rail(self, state: ScalesState) -> RailState:
        """What is due next stands first; nothing due, and the way back does."""
        due, ways = state.next, []
        if state.other is not None:
            ways.append(Action("other", "swap", scale_name(state.other.role)))
        if state.shown is not None and (due is None or not self.small()):
            ways.append(
                Action("choose", "scale", self.tr("Check again") if due is None else self.tr("Another check"))
            )
        leave = Action("back", "arrow-left", self.tr("Back"))
        if due is None:
            return RailState(replace(leave, kind=ActionKind.PRIMARY), tuple(ways))
        words = self.tr("Check empty pan") if due.zero else self.tr("Put weight on")
        primary = Action("next", "scale", words, scale_name(due.role), kind=ActionKind.PRIMARY)
        return RailState(primary, (*ways, leave))

    def act(self, action: str) -> None:
        """A check, the other scale, or away."""
        acts: dict[str, Callable[[], None]] = {
            "next": self.presenter.check_next,
            "choose": self.presenter.choose_check,
            "other": self.presenter.look_at_other,
            "back": self.presenter.leave,
        }
        if action in acts:
            acts[action]()


class ZeroPage(ScalesPageBase):
    """The pan is emptied; what it shows is held against the limit once somebody says that it is empty."""

    def __init__(
        self,
        look: Look,
        presenter: ScalesPresenter,
        *,
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._now_ms = now_ms
        self._weight = WeightView(look, self)
        column = QVBoxLayout()
        column.addWidget(self._weight, 1)
        self.fill(column)

    def show_state(self, state: ScalesState) -> None:
        """What the pan shows at this moment."""
        self.ask(
            self.tr("Empty the {name}").format(name=scale_name(state.role)),
            self.tr("Nothing on it, nothing touches it. Then press."),
        )
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        shown = self._face(state)
        if shown != self._weight.state:
            self._weight.render(shown)

    def rail(self, state: ScalesState) -> RailState:
        """The key counts once the figure is still."""
        empty = state.empty
        if empty is not None:
            second = f"{empty.mass.printed} {empty.mass.unit}"
        elif state.scale is not None and state.scale.mass is not None:
            second = self.tr("take everything off")
        else:
            second = self.tr("wait until it is still")
        words = self.tr("The pan is empty")
        primary = Action("empty", "tick", words, second, enabled=empty is not None, kind=ActionKind.PRIMARY)
        return RailState(primary, (self.no_reading_action(state), self.back_action()))

    def act(self, action: str) -> None:
        """It is empty, it cannot be read, or not now."""
        if action == "empty":
            self.presenter.pan_is_empty()
        elif action == "unread":
            self.presenter.no_reading()
        elif action == "back":
            self.presenter.back()

    def _face(self, state: ScalesState) -> WeightState:
        """An empty pan has a figure here, which is no weight anywhere else."""
        now, name = state.scale, _plate_name(state)
        if now is not None and now.empty is not None:
            mass, age = now.empty.mass, max(0, self._now_ms() - now.at.mono_ms)
            face = WeightState(WeightKind.SETTLED, mass.printed, mass.unit, age_ms=age, instrument=name)
            return replace(face, source=now.empty.source)
        if now is not None and now.unread in _UNLOADED:
            return WeightState(WeightKind.MOVING, unread=Unread.MOVING, instrument=name)
        return weight_state(_unasked(now), at_ms=self._now_ms(), instrument=name, key=False)


class ChoosePage(ScalesPageBase):
    """What is checked: the empty pan, or with which check weight."""

    def __init__(self, look: Look, presenter: ScalesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.choose)
        column = QVBoxLayout()
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def show_state(self, state: ScalesState) -> None:
        """The pan, the weights that may be used, and why the others may not."""
        self.ask(self.tr("What is checked?"), self.tr("Take the check weight whose name you read here."))
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        weights = state.shown.weights if state.shown is not None else ()
        empty = (EMPTY_PAN, TileState(self.tr("Empty pan"), scale_name(state.role)))
        tiles = tuple(
            (
                one.weight.id,
                TileState(
                    kilograms(one.weight.nominal_mg),
                    one.weight.id,
                    refusal=sentence(one.why_not) if one.why_not else "",
                ),
            )
            for one in weights
        )
        self._tiles.render(TileGridState((empty, *tiles), columns=2))

    def rail(self, state: ScalesState) -> RailState:
        """A tile is the answer."""
        return RailState(None, (self.back_action(),))

    def act(self, action: str) -> None:
        """Not now."""
        if action == "back":
            self.presenter.back()


class WeightPage(ScalesPageBase):
    """The check weight is put on and taken by itself once it is still."""

    def __init__(
        self,
        look: Look,
        presenter: ScalesPresenter,
        *,
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._now_ms = now_ms
        self._weight = WeightView(look, self)
        column = QVBoxLayout()
        column.addWidget(self._weight, 1)
        self.fill(column)

    def show_state(self, state: ScalesState) -> None:
        """The weight at this moment."""
        name = weight_name(state.weight) if state.weight is not None else ""
        by_itself = self.tr("{scale}: in its middle, then hands off. It is recorded by itself.").format(
            scale=scale_name(state.role)
        )
        second = look_then_press() if state.weight_asked is not None else by_itself
        self.ask(self.tr("Put {name} on").format(name=name), second)
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        shown = weight_state(
            state.scale,
            at_ms=self._now_ms(),
            instrument=_plate_name(state),
            trace=state.trace,
            done=state.placing_done,
        )
        if shown != self._weight.state:
            self._weight.render(shown)

    def rail(self, state: ScalesState) -> RailState:
        """Nothing to press where the scale tells that it is still."""
        if state.weight_asked is not None:
            primary = take_weight_action(state.weight_asked)
        else:
            words, second = self.tr("Weighing"), self.tr("by itself, hands off")
            primary = Action("wait", "scale", words, second, enabled=False, kind=ActionKind.PRIMARY)
        return RailState(primary, (self.no_reading_action(state), self.back_action()))

    def act(self, action: str) -> None:
        """The figure is still, there is none, or not now."""
        if action == "confirm":
            self.presenter.confirm_weight()
        elif action == "unread":
            self.presenter.no_reading()
        elif action == "back":
            self.presenter.back()


def _plate_name(state: ScalesState) -> str:
    return state.shown.plate.id if state.shown is not None else scale_name(ScaleRole(state.role))


def _unasked(now: ScaleNow | None) -> ScaleNow | None:
    """A load on a pan that shall be empty is nobody's to call still."""
    if now is None or now.unread is not Unread.UNCONFIRMED:
        return now
    return replace(now, unread=Unread.MOVING)
