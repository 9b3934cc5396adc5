"""What stays from look to look, and what falls away when the tray is moved, exchanged or gone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.scan import Cause, SightedBox
from app.domain.tray_looks import GONE_AFTER_MS, STAYS_MS, UNREAD_STAYS_MS, Looks, look
from tests.domain.tray_boxes import Place, Stand, box, tray

_PLACES = [(row, column) for row in range(1, 4) for column in range(1, 5)]


def texts(looks: Looks) -> set[str | None]:
    return {one.text for one in looks.boxes}


def seen(*views: list[SightedBox], before: Looks | None = None, from_ms: int = 0) -> Looks:
    """One look after the other, a tenth of a second apart."""
    looks = before or Looks()
    for number, view in enumerate(views):
        looks = look(looks, view, from_ms + 100 * number)
    return looks


@given(st.lists(st.sets(st.sampled_from(_PLACES), max_size=11), min_size=1, max_size=8))
def test_a_standing_tray_gathers_every_code_that_any_look_read(unread: list[set[Place]]) -> None:
    looks = seen(*[tray(3, 4, unread=one) for one in unread])

    never = set.intersection(*unread)
    assert texts(looks) - {None} == {f"R{row}C{column}" for row, column in set(_PLACES) - never}
    assert sum(not one.settled for one in looks.boxes) == len(never)
    assert looks.begun == 0


@given(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1))
def test_a_tremble_is_no_move(right: float, down: float) -> None:
    shaken = Stand(at=(960 + 100 * right, 540 + 100 * down))
    looks = seen(tray(3, 4), tray(3, 4, stand=shaken, unread={(1, 1), (2, 2)}))

    assert len(texts(looks)) == 12


def test_a_moved_tray_begins_anew_with_what_is_read_now() -> None:
    looks = seen(tray(3, 4), tray(3, 4, stand=Stand(at=(1000, 540)), unread={(1, 1)}))

    assert looks.begun == 1
    assert "R1C1" not in texts(looks)
    assert len(looks.boxes) == 12


def test_a_tray_that_creeps_has_moved_at_last() -> None:
    looks = Looks()
    for step in range(9):
        hidden = set() if step == 0 else {(1, 1)}
        looks = look(looks, tray(3, 4, stand=Stand(at=(960 + 5 * step, 540)), unread=hidden), 100 * step)

    assert looks.begun == 1
    assert "R1C1" not in texts(looks)


def test_another_tray_in_the_same_place_inherits_nothing() -> None:
    other = [replace(one, text=f"other {one.text}") for one in tray(3, 4, empty={(2, 2)}) if one.text]
    looks = seen(tray(3, 4), [*other, *tray(3, 4, unread={(2, 2)}, empty=set(_PLACES) - {(2, 2)})])

    assert all(text is None or text.startswith("other") for text in texts(looks))
    assert looks.begun == 1


def test_one_module_exchanged_changes_its_own_place_alone() -> None:
    other = [replace(one, text="NEW") if one.text == "R2C2" else one for one in tray(3, 4)]
    looks = seen(tray(3, 4, unread={(1, 1)}), tray(3, 4), other)

    assert looks.begun == 0
    assert texts(looks) == {*(f"R{row}C{column}" for row, column in _PLACES), "NEW"} - {"R2C2"}


def test_one_module_put_elsewhere_leaves_its_old_place() -> None:
    before = tray(3, 4, empty={(3, 4)})
    spare = tray(3, 4, empty=set(_PLACES) - {(3, 4)})[0]
    after = [one for one in before if one.text != "R1C1"] + [replace(spare, text="R1C1")]
    looks = seen(before, after)

    assert sum(one.text == "R1C1" for one in looks.boxes) == 1
    assert spare.corners in {one.corners for one in looks.boxes}


def test_the_same_code_at_two_places_stays_at_both() -> None:
    twice = [replace(one, text="SAME") for one in tray(1, 2)]

    looks = seen(twice, twice, [twice[0]])

    assert [one.text for one in looks.boxes] == ["SAME", "SAME"]


def test_an_empty_view_is_borne_for_three_seconds_and_then_the_tray_is_gone() -> None:
    looks = seen(tray(3, 4))

    assert len(look(looks, [], GONE_AFTER_MS - 1).boxes) == 12
    assert look(looks, [], GONE_AFTER_MS).boxes == ()


def test_a_code_of_which_nothing_is_seen_is_not_believed_for_ever() -> None:
    looks = seen(tray(3, 4))
    fewer = tray(3, 4, empty={(2, 3)})

    assert len(look(looks, fewer, STAYS_MS - 1).boxes) == 12
    assert texts(look(looks, fewer, STAYS_MS)) == texts(seen(fewer))


def test_an_unread_box_at_its_place_keeps_a_code_alive() -> None:
    looks = seen(tray(3, 4))
    shaded = tray(3, 4, unread={(2, 3)})
    looks = look(look(looks, shaded, STAYS_MS - 1), shaded, 2 * STAYS_MS - 2)

    assert "R2C3" in texts(looks)


def test_an_unread_box_that_is_gone_is_forgotten_soon() -> None:
    looks = seen([*tray(1, 2), box(None, 300, 300, cause=Cause.BLURRED)])

    assert len(look(looks, tray(1, 2), UNREAD_STAYS_MS - 1).boxes) == 3
    assert len(look(looks, tray(1, 2), UNREAD_STAYS_MS).boxes) == 2
