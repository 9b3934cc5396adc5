"""The check list: what nobody touched stays unticked, and nobody can hand over to nobody or to himself."""

from dataclasses import replace

import pytest

from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, SHIFT_NAMES, TEN
from app.domain.operator import Operator
from app.domain.own_label import Prefix, mint
from app.floor.shift_commands import FreezeSheet
from app.floor.shift_views import ShiftView
from tests.fakes.floor import ANNE, BO, LEAD, person
from tests.hostile import HOSTILE
from tests.ui.screens.place_scenes import code
from tests.ui.screens.shift.stand import ShiftStand
from ui.screens.shift.check_list import freeze_command
from ui.screens.shift.paper_words import INSTRUCTIONS
from ui.screens.shift.state import CHECK_PAGES, ITEMS, Block, Draft, ShiftPage


def test_every_list_of_the_domain_is_asked_in_its_order() -> None:
    assert [ITEMS[block] for block in Block] == [EQUIPMENT, SAFETY, TEN, FIVE]


def test_the_way_forth_and_back_is_the_same(stand: ShiftStand) -> None:
    stand.at_check_list()
    forth = [(stand.page, stand.state.block)]
    while stand.page is not ShiftPage.PEOPLE:
        stand.do(stand.presenter.check_list.further)
        forth.append((stand.page, stand.state.block))
    stand.do(stand.presenter.check_list.further)
    assert stand.page is ShiftPage.PEOPLE, "nobody takes over yet"
    stand.show(BO)
    stand.do(stand.presenter.check_list.further)
    forth.append((stand.page, stand.state.block))
    assert len(forth) == CHECK_PAGES
    back = [forth[-1]]
    while stand.page is not ShiftPage.SO_FAR:
        stand.do(stand.presenter.check_list.back)
        back.append((stand.page, stand.state.block))
    assert [page for page, _ in back[:-1]] == [page for page, _ in reversed(forth)]


def test_what_is_not_touched_is_not_said(stand: ShiftStand) -> None:
    stand.at_freeze()
    stand.do(stand.presenter.check_list.freeze)
    command = stand.desk.last(FreezeSheet)
    assert command == FreezeSheet(BO.number)
    assert not any(tick["ticked"]["v"] for tick in stand.sheet.content["F"]["ticks"])
    assert not any(tick["ticked"]["v"] for tick in stand.sheet.content["G"])
    assert not any(tick["ticked"]["v"] for part in ("ten", "five") for tick in stand.sheet.content["J"][part])


def test_ticks_notes_and_names_reach_the_sheet(stand: ShiftStand) -> None:
    stand.at_check_list()
    acts = stand.presenter.check_list
    for item in ("hoist", "scale", "hoist", "hoist"):
        stand.do(lambda name=item: acts.touch(name))  # type: ignore[misc]
    stand.do(acts.note_next)
    stand.do(lambda: acts.touch("crusher"))
    assert stand.page is ShiftPage.TYPING
    stand.do(lambda: acts.typed("  KNIFE WORN "))
    assert (stand.page, stand.state.noting) == (ShiftPage.CHECK, False)
    stand.do(acts.further)
    stand.do(lambda: acts.touch("locks"))
    stand.do(acts.further)
    stand.do(lambda: acts.touch("tools"))
    stand.do(acts.further)
    stand.do(lambda: acts.touch("area_clean"))
    stand.do(acts.further)
    stand.do(lambda: acts.name_shift("early"))
    stand.do(acts.further)
    stand.show(BO)
    stand.do(acts.further)
    stand.do(acts.instruct)
    stand.do(lambda: acts.choose_phrase("delivery"))
    stand.do(acts.type_instructions)
    stand.do(lambda: acts.typed("15:00"))
    stand.do(acts.back)
    stand.do(acts.freeze)
    content = stand.sheet.content
    ticks = {tick["item"]: (tick["ticked"]["v"], tick["note"]["v"]) for tick in content["F"]["ticks"]}
    said = {item: tick for item, tick in ticks.items() if tick != (False, "")}
    assert said == {"hoist": (True, ""), "scale": (True, ""), "crusher": (False, "KNIFE WORN")}
    assert [tick["item"] for tick in content["G"] if tick["ticked"]["v"]] == ["locks"]
    assert [tick["item"] for tick in content["J"]["ten"] if tick["ticked"]["v"]] == ["tools"]
    assert [tick["item"] for tick in content["J"]["five"] if tick["ticked"]["v"]] == ["area_clean"]
    assert content["A"]["shift"]["v"] == "early"
    both = INSTRUCTIONS["delivery"]
    assert content["I"]["text"]["v"] == f"{both.zh} {both.en}; 15:00"


def test_a_note_is_taken_away_by_an_empty_text_and_kept_when_let_go(stand: ShiftStand) -> None:
    stand.at_check_list()
    acts = stand.presenter.check_list

    def note(text: str | None) -> None:
        stand.do(acts.note_next)
        stand.do(lambda: acts.touch("hoist"))
        stand.do(acts.let_typing_go if text is None else lambda: acts.typed(text))

    note("OIL")
    note(None)
    assert dict(stand.state.draft.notes) == {(Block.EQUIPMENT, "hoist"): "OIL"}
    note("  ")
    assert dict(stand.state.draft.notes) == {}
    assert stand.state.draft.ticked == frozenset()


def test_blocks_without_room_for_notes_take_none(stand: ShiftStand) -> None:
    stand.at_check_list()
    while stand.state.block is not Block.TEN:
        stand.do(stand.presenter.check_list.further)
    stand.do(stand.presenter.check_list.note_next)
    assert not stand.state.noting


@pytest.mark.parametrize("text", ["", *HOSTILE])
def test_items_phrases_and_names_come_from_the_lists_only(stand: ShiftStand, text: str) -> None:
    stand.at_check_list()
    before = stand.state.draft
    acts = stand.presenter.check_list
    for act in (acts.touch, acts.choose_phrase, acts.name_shift):
        if not (act == acts.name_shift and text in SHIFT_NAMES):
            act(text)
    assert stand.state.draft == before


def test_the_incoming_lead_is_known_by_number_or_badge(stand: ShiftStand) -> None:
    stand.at_people()
    stand.do(lambda: stand.presenter.check_list.incoming_typed(BO.number))
    assert stand.state.draft.incoming is not None
    assert stand.state.draft.incoming.id == BO.id
    stand.do(stand.presenter.check_list.other_incoming)
    assert stand.state.draft.incoming is None
    stand.show(LEAD)
    assert stand.state.draft.incoming is not None
    assert stand.state.draft.incoming.id == LEAD.id
    assert (len(stand.accepted), len(stand.turned_down)) == (2, 0)


@pytest.mark.parametrize("number", ["", "0", "10011", "1001 ", *HOSTILE[:5]])
def test_a_number_nobody_has_is_refused(stand: ShiftStand, number: str) -> None:
    stand.at_people()
    stand.do(lambda: stand.presenter.check_list.incoming_typed(number))
    assert stand.refusal == "operator.number_unknown"
    assert stand.state.draft.incoming is None
    assert len(stand.turned_down) == 1


def test_a_badge_nobody_has_is_refused(stand: ShiftStand) -> None:
    stand.at_people()
    stand.show(person("7777"))
    assert stand.refusal == "operator.badge_unknown"
    stand.show(BO)
    assert (stand.refusal, stand.state.draft.incoming is not None) == ("", True)


def test_what_is_no_badge_says_nothing(stand: ShiftStand) -> None:
    stand.at_people()
    for text in (BO.number, mint(Prefix.PK, "1002"), BO.badge[:-1] + "1", *HOSTILE):
        stand.presenter.code_seen(code(text))
    assert (stand.refusal, stand.state.draft.incoming) == ("", None)


def test_nobody_hands_over_to_himself(stand: ShiftStand) -> None:
    stand.at_people()
    for name_himself in (
        lambda: stand.show(ANNE),
        lambda: stand.do(lambda: stand.presenter.check_list.incoming_typed(ANNE.number)),
    ):
        name_himself()
        assert (stand.page, stand.refusal) == (ShiftPage.PEOPLE, "second.same_person")
        assert stand.state.draft.incoming is None
    assert (len(stand.accepted), len(stand.turned_down)) == (0, 2)
    stand.show(BO)
    assert stand.refusal == ""
    stand.do(stand.presenter.check_list.further)
    stand.do(stand.presenter.check_list.freeze)
    assert stand.page is ShiftPage.SHEET


def test_whoever_took_over_the_station_just_now_hands_over(stand: ShiftStand) -> None:
    stand.floor.received()
    stand.do(stand.presenter.begin)
    stand.floor.sign_in(BO)
    stand.do(stand.presenter.check_list.begin)
    while stand.page is not ShiftPage.PEOPLE:
        stand.do(stand.presenter.check_list.further)
    stand.show(BO)
    assert stand.refusal == "second.same_person"
    stand.show(ANNE)
    assert (stand.refusal, stand.state.draft.incoming is not None) == ("", True)


def test_whoever_may_not_work_here_any_more_takes_nothing_over(stand: ShiftStand) -> None:
    struck_off(stand, BO)
    stand.at_people()
    stand.show(BO)
    assert stand.refusal == "operator.badge_unknown"
    stand.do(lambda: stand.presenter.check_list.incoming_typed(BO.number))
    assert stand.refusal == "operator.number_unknown"
    assert stand.state.draft.incoming is None


def test_a_name_struck_off_after_it_was_given_leads_back_to_the_question(stand: ShiftStand) -> None:
    stand.at_freeze(BO)
    struck_off(stand, BO)
    stand.do(stand.presenter.check_list.freeze)
    assert (stand.page, stand.refusal) == (ShiftPage.PEOPLE, "operator.number_unknown")
    assert stand.state.draft.incoming is None
    stand.show(LEAD)
    stand.do(stand.presenter.check_list.further)
    stand.do(stand.presenter.check_list.freeze)
    assert stand.page is ShiftPage.SHEET


def struck_off(stand: ShiftStand, someone: Operator) -> None:
    """From now on somebody may not work here."""
    with stand.floor.records.unit() as unit:
        unit.roster.put(replace(someone, active=False))


def test_a_shift_without_an_entry_is_not_handed_over(stand: ShiftStand) -> None:
    stand.floor.do(FreezeSheet(BO.number))
    stand.do(stand.presenter.begin)
    stand.do(stand.presenter.check_list.begin)
    while stand.page is not ShiftPage.PEOPLE:
        stand.do(stand.presenter.check_list.further)
    stand.show(BO)
    stand.do(stand.presenter.check_list.further)
    stand.do(stand.presenter.check_list.freeze)
    assert (stand.page, stand.refusal) == (ShiftPage.FREEZE, "sheet.nothing_to_hand_over")


def test_no_badge_takes_over_the_station_while_the_list_is_open(stand: ShiftStand) -> None:
    assert not stand.presenter.awaits_second
    stand.at_check_list()
    assert stand.presenter.awaits_second
    while stand.page is not ShiftPage.PEOPLE:
        stand.do(stand.presenter.check_list.further)
        assert stand.presenter.awaits_second
    stand.do(stand.presenter.show_so_far)
    assert not stand.presenter.awaits_second


def test_a_list_begun_by_somebody_else_begins_anew(stand: ShiftStand) -> None:
    stand.at_check_list()
    stand.do(lambda: stand.presenter.check_list.touch("hoist"))
    stand.do(stand.presenter.begin)
    assert stand.state.draft == Draft()
    assert isinstance(stand.state.shift, ShiftView)


def test_without_an_incoming_lead_there_is_nothing_to_freeze(stand: ShiftStand) -> None:
    with pytest.raises(ValueError, match="nobody"):
        freeze_command(Draft())
    stand.at_check_list()
    before = len(stand.desk.commands)
    stand.do(stand.presenter.check_list.freeze)
    assert len(stand.desk.commands) == before
