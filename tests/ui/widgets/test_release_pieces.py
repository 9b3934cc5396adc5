"""What a second person signs for: every reading in sight, the failed one red, two places for badges."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from app.domain.verdict import Verdict
from tests.hostile import HOSTILE
from tests.ui.clip import look_of
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color, recording_cuts
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.evidence_table import Evidence, EvidenceState, EvidenceTable
from ui.widgets.reading_state import Post

FAILED = Evidence("10:42", "1 HV+", Verdict.FAILED, "84.2 V", 84_200, post=Post(60_000))
PASSED = Evidence("10:49", "1 HV+", Verdict.PASSED, "3.8 V", 3_800, post=Post(60_000))
UNREAD = Evidence("10:44", "1 HV+", Verdict.UNREAD, reason="no contact")


def count(image: QImage, hue: str) -> int:
    name = color(hue).name()
    return sum(
        image.pixelColor(x, y).name() == name
        for y in range(0, image.height(), 3)
        for x in range(0, image.width(), 3)
    )


def shown(table: EvidenceTable, rows: tuple[Evidence, ...]) -> QImage:
    table.render(EvidenceState("Evidence", "1 more", rows=rows, foot="limit"))
    return picture(table, table.sizeHint(), table.look.palette.ground).toImage()


@pytest.mark.usefixtures("face")
def test_a_failed_reading_stays_red_whatever_came_after() -> None:
    look = look_of("full")
    table = EvidenceTable(look)
    alone = count(shown(table, (FAILED,)), look.palette.hold_soft)
    among = count(shown(table, (FAILED, PASSED, PASSED, PASSED)), look.palette.hold_soft)
    assert among >= alone * 0.8
    assert count(shown(table, (PASSED,) * 4), look.palette.hold_soft) == 0


@pytest.mark.usefixtures("face")
def test_no_value_is_three_dashes_and_a_reason_and_never_a_number() -> None:
    table = EvidenceTable(look_of("full"))
    shown(table, (FAILED, UNREAD, PASSED))
    assert table.accessibleName() == (
        "Evidence; 10:42 1 HV+: failed 84.2 V; 10:44 1 HV+: no contact; 10:49 1 HV+: passed 3.8 V"
    )


@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.parametrize("rows", [1, 4, 12])
@pytest.mark.usefixtures("face")
def test_however_many_readings_there_are_all_are_whole_at_the_least_size(screen: str, rows: int) -> None:
    table = EvidenceTable(look_of(screen))
    table.render(
        EvidenceState("Evidence", "1 more", rows=((FAILED, UNREAD, PASSED) * 4)[:rows], foot="limit")
    )
    with recording_cuts() as cuts:
        picture(table, table.minimumSizeHint(), table.look.palette.ground)
    assert cuts == []


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.usefixtures("face")
def test_names_from_outside_do_no_harm(hostile: str) -> None:
    look = look_of("small")
    table, badge = EvidenceTable(look), BadgePlace(look)
    table.render(EvidenceState(rows=(replace(PASSED, name=hostile),)))
    with recording_cuts() as cuts:
        picture(table, table.minimumSizeHint(), look.palette.ground)
        for kind in (BadgeKind.SIGNED, BadgeKind.RECOGNISED, BadgeKind.REFUSED):
            badge.render(BadgeState(kind, hostile, "now the PIN"))
            picture(badge, badge.minimumSizeHint(), look.palette.ground)
    assert cuts == []


@pytest.mark.usefixtures("face")
def test_a_refused_badge_says_why() -> None:
    badge = BadgePlace(look_of("full"))
    badge.render(BadgeState(BadgeKind.REFUSED, "Wang Haiyan", "It must be somebody else than you."))
    assert badge.accessibleName() == "Wang Haiyan, It must be somebody else than you."
