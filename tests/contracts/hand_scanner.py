"""What every hand scanner must do, whether it types or hangs on a line."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import pytest

from app.domain.scan import ScannedCode

BADGE = "BG1001A"
MAKERS = "04QPB7A0012H0JD5K0000001"


class HandScannerContract(ABC):
    """`scan` reads each text in turn, `heard` waits for so many codes and gives all there are."""

    @abstractmethod
    def scan(self, *texts: str) -> None:
        """Read these codes one after the other, as slowly as a person does."""

    @abstractmethod
    def heard(self, count: int) -> Sequence[ScannedCode]:
        """Every code told so far, once there are `count`."""

    @pytest.mark.parametrize(
        "text", [BADGE, MAKERS, "http://id.example/P/1?s=a~B#c", "7LE.803.037.A", "x" * 600]
    )
    def test_a_code_arrives_whole_and_once(self, text: str) -> None:
        self.scan(text)
        (code,) = self.heard(1)
        assert (code.text, code.payload, code.symbology_id) == (text, text.encode(), "")

    def test_two_codes_come_as_two_in_their_order(self) -> None:
        self.scan(MAKERS, BADGE)
        assert [code.text for code in self.heard(2)] == [MAKERS, BADGE]

    def test_the_same_code_twice_is_told_twice(self) -> None:
        self.scan(BADGE, BADGE)
        assert [code.text for code in self.heard(2)] == [BADGE, BADGE]

    def test_what_the_scanner_says_of_the_symbol_is_no_part_of_the_code(self) -> None:
        self.scan("]d2" + MAKERS)
        (code,) = self.heard(1)
        assert (code.symbology_id, code.text, code.payload) == ("]d2", MAKERS, MAKERS.encode())
