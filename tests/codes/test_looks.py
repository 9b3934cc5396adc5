"""The order of looks: plainly first, every way once at a still picture, by turns at a moving one."""

from app.codes.looks import FRAME, FULL, Looks, Stage, live_stages, still_stages


def all_looks(looks: Looks, *, longest: int) -> list[Stage]:
    taken: list[Stage] = []
    while (stage := looks.choose(same_picture=bool(taken), longest=longest)) is not None:
        taken.append(stage)
        looks.note(stage, found=False)
    return taken


def test_a_still_picture_is_looked_at_in_every_way_once() -> None:
    for longest in (640, 1280, 4000):
        looks = Looks()
        assert all_looks(looks, longest=longest) == list(still_stages(longest))
        assert looks.done
        assert looks.choose(same_picture=True, longest=longest) is None


def test_tilted_bars_are_not_searched_for_when_all_is_settled() -> None:
    looks = Looks()
    taken = []
    while (stage := looks.choose(same_picture=True, longest=1280, satisfied=True)) is not None:
        taken.append(stage)
    assert taken == [stage for stage in still_stages(1280) if not stage.linear_only]
    assert looks.done


def test_a_new_picture_after_a_still_one_is_looked_at_plainly_first() -> None:
    looks = Looks()
    all_looks(looks, longest=1280)
    assert looks.choose(same_picture=False, longest=1280) is FRAME
    assert not looks.done


def test_a_moving_picture_without_a_code_gets_other_looks_between_plain_ones() -> None:
    looks = Looks()
    taken = []
    for _ in range(2 * len(live_stages(1280))):
        stage = looks.choose(same_picture=False, longest=1280)
        assert stage is not None
        looks.note(stage, found=False)
        taken.append(stage)
    assert taken[::2] == [FRAME] * len(live_stages(1280))
    assert taken[1::2] == list(live_stages(1280))


def test_plain_looks_go_on_while_they_find_something() -> None:
    looks = Looks()
    for _ in range(6):
        stage = looks.choose(same_picture=False, longest=1280)
        assert stage is FRAME
        looks.note(FRAME, found=True)


def test_a_look_that_found_something_is_taken_again() -> None:
    looks = Looks()
    taken = []
    for _ in range(8):
        stage = looks.choose(same_picture=False, longest=1280)
        assert stage is not None
        looks.note(stage, found=stage is live_stages(1280)[1])
        taken.append(stage)
    assert taken[3::2] == [live_stages(1280)[1]] * 3


def test_only_a_large_picture_needs_a_look_at_full_size() -> None:
    assert FULL in still_stages(4000)
    assert FULL not in still_stages(1920)
    assert FULL in live_stages(3840)


def test_looking_afresh_starts_plainly() -> None:
    looks = Looks()
    all_looks(looks, longest=640)
    looks.restart()
    assert looks.choose(same_picture=True, longest=640) is FRAME
