"""What stands in the rail follows the language, and goes only when it is withdrawn."""

from collections.abc import Callable

from ui.application.told import Told
from ui.shell.notices import Notice, NoticeKind


class Sight:
    """Keeps what is shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[Notice, ...]] = []

    def show(self, notices: tuple[Notice, ...]) -> None:
        """As the rail does."""
        self.shown.append(notices)


def test_a_notice_is_said_anew_in_another_language(speak: Callable[[str], None]) -> None:
    speak("zh")
    sight = Sight()
    told = Told(sight.show)
    told.tell("crash", NoticeKind.CARE, "station.stopped_badly")
    told.tell("restart", NoticeKind.SAVED, "station.restarted", time="06:41:07")
    assert [one.text for one in sight.shown[-1]] == [
        "程序上次自己停了。请告诉信息部门。",
        "已重启。存到 06:41:07，什么都没丢。",
    ]
    speak("en")
    told.say()
    assert sight.shown[-1] == (
        Notice("crash", NoticeKind.CARE, "The program stopped by itself last time. Tell plant IT."),
        Notice("restart", NoticeKind.SAVED, "Restarted. Saved up to 06:41:07. Nothing is lost."),
    )


def test_a_notice_stands_until_it_is_withdrawn_by_its_name(speak: Callable[[str], None]) -> None:
    speak("en")
    sight = Sight()
    told = Told(sight.show)
    told.tell("restart", NoticeKind.SAVED, "station.restarted", time="06:41:07")
    told.tell("restart", NoticeKind.SAVED, "station.restarted", time="06:42:00")
    assert [one.text for one in sight.shown[-1]] == ["Restarted. Saved up to 06:42:00. Nothing is lost."]
    told.withdraw("crash")
    assert len(sight.shown) == 2
    told.withdraw("restart")
    assert sight.shown[-1] == ()
