"""Spare labels: unknown until one is stuck on, the thing's own from then on, and never on two things."""

import pytest

from app.domain.own_label import Prefix, mint_pool_label
from app.domain.refusals import Refusal
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.output_views import ContainerSaved, LabelsToPrint, OutputSaved, TraceView
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import Floor

SPARE, SECOND_SPARE = (mint_pool_label(Prefix.MD, 7_000_000, number) for number in (1, 2))
PACK_SPARE = mint_pool_label(Prefix.PK, 7_000_000, 1)


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Where modules come out."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    return hands


def traced(floor: Floor, text: str) -> TraceView:
    answer = floor.do(out.AskTrace(text))
    assert isinstance(answer, TraceView), answer
    return answer


def owed_to(floor: Floor, hands: Hands) -> OutputSaved:
    """A module whose label did not come out."""
    saved = hands.weigh()
    assert saved.job is not None
    floor.saved(out.NoteLabel(saved.job.job, "L1", "printer.offline"))
    return saved


def owed(floor: Floor) -> int:
    orders = floor.do(out.AskLabelsOwed())
    assert isinstance(orders, LabelsToPrint)
    return len(orders.orders)


def test_a_spare_label_stands_in_for_one_that_is_owed(floor: Floor, hands: Hands):
    saved = owed_to(floor, hands)
    assert owed(floor) == 1
    floor.saved(out.BindLabel(floor.scanned(SPARE), saved.output.id))
    entry = floor.entries()[-1]
    assert entry.type == "label.bound"
    assert (entry.data["text"], entry.data["instead_of"]) == (SPARE, saved.output.text)
    assert owed(floor) == 0, "it would come out after all when the printer is back"
    view = traced(floor, SPARE)
    assert view.asked is not None
    assert (view.asked.id, view.asked.prints) == (saved.output.id, 1)
    floor.saved(out.ProveLabel(floor.scanned(SPARE), saved.output.id))
    asked = traced(floor, saved.output.text).asked
    assert asked is not None
    assert asked.proven


def test_a_label_that_waits_for_the_printer_is_not_printed_once_a_spare_is_on(floor: Floor, hands: Hands):
    saved = hands.weigh()
    floor.saved(out.BindLabel(floor.scanned(SPARE), saved.output.id))
    waiting = floor.do(out.AskLabelsToPrint())
    assert isinstance(waiting, LabelsToPrint)
    assert waiting.orders == ()


def test_none_is_used_twice(floor: Floor, hands: Hands):
    one, two = owed_to(floor, hands), owed_to(floor, hands)
    floor.saved(out.BindLabel(floor.scanned(SPARE), one.output.id))
    again = out.BindLabel(floor.scanned(SPARE), two.output.id)
    assert floor.do(again) == Refusal("label.used")
    assert hands.refused(out.BindLabel(floor.scanned(SPARE), one.output.id)) == "label.used"
    assert hands.refused(hands.weighing(piece=floor.scanned(SPARE))) == "output.already_recorded"
    floor.saved(out.BindLabel(floor.scanned(SECOND_SPARE), two.output.id))


def test_a_module_may_be_weighed_under_a_spare_label_at_once(floor: Floor, hands: Hands):
    saved = hands.weigh(piece=floor.scanned(SPARE))
    assert (saved.output.text, saved.output.own_label, saved.job) == (SPARE, True, None)
    assert floor.entries()[-1].type == "label.bound"
    floor.saved(out.ProveLabel(floor.scanned(SPARE), saved.output.id))
    other = owed_to(floor, hands)
    assert floor.do(out.BindLabel(floor.scanned(SPARE), other.output.id)) == Refusal("label.used")


@pytest.mark.parametrize(
    "text",
    [
        PACK_SPARE,
        mint_pool_label(Prefix.CE, 1, 1),
        mint_pool_label(Prefix.BN, 1, 1),
        "MD88PVNC0013",
        "SN-1",
        "",
    ],
)
def test_what_is_no_spare_label_of_its_kind_does_not_fit(floor: Floor, hands: Hands, text: str):
    saved = owed_to(floor, hands)
    assert floor.do(out.BindLabel(floor.scanned(text), saved.output.id)) == Refusal("label.does_not_fit")
    assert floor.do(out.BindLabel(floor.scanned(SPARE), "nothing")) == Refusal("output.unknown")


def test_a_reprint_of_a_spare_label_counts_on(floor: Floor, hands: Hands):
    saved = owed_to(floor, hands)
    floor.saved(out.BindLabel(floor.scanned(SPARE), saved.output.id))
    floor.do(out.ReprintLabel(SPARE, "torn"))
    orders = floor.do(out.AskLabelsToPrint())
    assert isinstance(orders, LabelsToPrint)
    (label,) = (order.label for order in orders.orders)
    assert (label.text, label.print_no, label.title_en) == (SPARE, 2, "Module")


def test_a_pack_without_a_code_is_received_once_by_a_spare_label():
    floor = Floor()
    floor.sign_in()
    floor.stored(PACK_SPARE)
    assert "label.bound" in floor.types()
    again = ask.ReceivePack(floor.scanned(PACK_SPARE), ask.Papers(none=True), twin_confirmed=True)
    assert floor.do(again) == Refusal("label.used")


def test_a_container_may_wear_a_spare_label_and_be_weighed_again(floor: Floor):
    text = mint_pool_label(Prefix.BN, 5, 5)
    for _ in range(2):
        saved = floor.do(out.KnowContainer(floor.part("2.40"), text))
        assert isinstance(saved, ContainerSaved), saved
    assert floor.types().count("label.bound") == 1
