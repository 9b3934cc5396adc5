"""Pieces: each known by its own code or by a label of ours, and no code ever by two things."""

import pytest

from app.domain.output import IN_PIECES, OutputCode
from app.domain.own_label import Prefix, mint, numbered_body, parse
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor import output_commands as out
from app.floor.label_words import OUTPUTS
from app.floor.output_views import ContainerSaved, OutputSaved, TraceView
from app.floor.piece_code import LABEL_OF
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, CODE, OTHER_CODE, Floor, shown

MOD, CABLE = OutputCode.MOD, OutputCode.CABLE
MODULE_CODE = CODE[:3] + "M" + CODE[4:]
CELL_CODE = CODE[:3] + "C" + CODE[4:]
STRANGE_CODE = "SN-77/4 x"


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Where modules and cables come out."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    return hands


def scan(floor: Floor, text: str) -> ScannedCode:
    return floor.scanned(text)


def piece_refused(hands: Hands, text: str, **more: object) -> str:
    return hands.refused(hands.weighing(piece=scan(hands.floor, text), **more))


def take_back(floor: Floor, saved: OutputSaved) -> None:
    floor.saved(out.CorrectOutput(saved.output.id, "wrong piece", shown(BO)))


def test_every_output_has_words_and_every_piece_a_label():
    assert set(OUTPUTS) == set(OutputCode)
    assert set(LABEL_OF) == IN_PIECES


@pytest.mark.parametrize("text", [MODULE_CODE, STRANGE_CODE, "7", "LSVAU2180N2183294"])
def test_a_piece_keeps_its_own_code(floor: Floor, hands: Hands, text: str):
    saved = hands.weigh(piece=scan(floor, text))
    assert (saved.output.text, saved.output.own_label, saved.job) == (text, False, None)
    assert piece_refused(hands, text) == "output.already_recorded"


def test_a_piece_without_a_code_gets_a_sound_label_of_ours(floor: Floor, hands: Hands):
    saved = hands.weigh()
    label = parse(saved.output.text)
    assert label is not None
    assert (label.prefix, label.sound, saved.output.own_label) == (Prefix.MD, True, True)
    assert saved.job is not None
    assert (saved.job.text, saved.job.about, saved.job.print_no) == (saved.output.text, saved.output.id, 1)


def test_what_is_no_piece_gets_neither(floor: Floor, hands: Hands):
    saved = hands.weigh(code=CABLE)
    assert (saved.output.text, saved.output.own_label, saved.job) == ("", False, None)
    assert piece_refused(hands, STRANGE_CODE, code=CABLE) == "output.no_pieces"


def test_labels_of_ours_are_never_given_twice(floor: Floor, hands: Hands):
    texts = []
    for number in range(60):
        saved = hands.weigh()
        texts.append(saved.output.text)
        if number % 7 == 0:
            take_back(floor, saved)
        if number % 20 == 10:
            floor.reboot()
    assert len(set(texts)) == len(texts)
    assert all(label is not None and label.sound for label in map(parse, texts))


def test_a_label_that_came_back_from_a_lost_record_book_is_not_given_again(floor: Floor, hands: Hands):
    ahead = [mint(Prefix.MD, numbered_body(floor.site.station, number)) for number in (1, 2, 4)]
    for text in ahead:
        assert hands.weigh(piece=scan(floor, text)).job is None
    fresh = [hands.weigh().output.text for _ in range(3)]
    assert not set(fresh) & set(ahead)
    bin_ahead = mint(Prefix.BN, numbered_body(floor.site.station, 1))
    assert isinstance(floor.do(out.KnowContainer(floor.part("2.40"), bin_ahead)), ContainerSaved)
    given = floor.do(out.KnowContainer(floor.part("2.40")))
    assert isinstance(given, ContainerSaved)
    assert given.container.text != bin_ahead


def test_containers_and_modules_are_numbered_apart(floor: Floor, hands: Hands):
    first = hands.weigh().output.text
    container = floor.do(out.KnowContainer(floor.part("2.40")))
    assert isinstance(container, ContainerSaved)
    assert first[2:7] == container.container.text[2:7]
    assert first[:2] != container.container.text[:2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "code.rejected"),
        ("   ", "code.rejected"),
        ("A" * 5000, "code.rejected"),
        (CODE[:-1], "code.rejected"),
        ("MD10010", "code.rejected"),
        (CODE, "output.code_of_a_pack"),
        (f" {CODE.lower()} ", "output.code_of_a_pack"),
        (OTHER_CODE, "output.code_of_a_pack"),
        ("04QPB7A0012H0JD5K0000999", "output.code_of_a_pack"),
        (CELL_CODE, "code.not_a_piece"),
        ("https://id.gs1.org/01/09521234543213", "code.no_single_thing"),
        ("7LE.803.037.A", "code.no_single_thing"),
        (ANNE.badge, "code.not_a_piece"),
        (mint(Prefix.BN, "7"), "code.not_a_piece"),
        (mint(Prefix.LT, "7"), "code.not_a_piece"),
        (mint(Prefix.PK, "7"), "code.not_a_piece"),
        (mint(Prefix.CE, "7"), "code.not_a_piece"),
    ],
)
def test_what_is_not_this_pieces_code(hands: Hands, text: str, code: str):
    assert piece_refused(hands, text) == code


def test_the_code_of_any_pack_here_is_no_pieces(floor: Floor):
    strange = "PACK IN THE STORE 7"
    floor.stored(strange)
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    assert piece_refused(hands, strange) == "output.code_of_a_pack"


def test_a_piece_is_recorded_once_in_the_whole_plant(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    own = hands.weigh().output.text
    hands.weigh(piece=scan(floor, STRANGE_CODE))
    hands.go_on()
    hands.to_the_end()
    hands.start(floor.stored(OTHER_CODE))
    hands.to("lift")
    for text in (own, STRANGE_CODE):
        answer = floor.do(hands.weighing(piece=scan(floor, text)))
        assert isinstance(answer, Refusal)
        assert (answer.code, answer.facts["tag"]) == ("output.already_recorded", "P-2611-0001")
    assert piece_refused(hands, CODE) == "output.code_of_a_pack"


def test_a_piece_that_was_taken_back_is_weighed_again_under_its_label(floor: Floor, hands: Hands):
    first = hands.weigh()
    take_back(floor, first)
    again = hands.weigh("28.50", piece=scan(floor, first.output.text))
    assert (again.output.text, again.output.own_label, again.job) == (first.output.text, True, None)
    assert again.output.id != first.output.id


# Taking back


def test_an_output_is_taken_back_with_a_reason_and_a_second_person(floor: Floor, hands: Hands):
    saved = hands.weigh()
    before = hands.view().run
    name = saved.output.id

    def refused(reason: str, who: object) -> str:
        return hands.refused(out.CorrectOutput(name, reason, who))  # type: ignore[arg-type]

    assert refused("", shown(BO)) == "correct.needs_reason"
    assert refused(" \t", shown(BO)) == "correct.needs_reason"
    assert refused("wrong", shown(ANNE)) == "second.same_person"
    assert refused("wrong", shown(BO, pin=False)) == "second.badge_and_pin"
    assert hands.refused(out.CorrectOutput("none", "wrong", shown(BO))) == "output.unknown"
    take_back(floor, saved)
    entry = floor.entries()[-1]
    old = floor.entries()[saved.seq - 1]
    assert (entry.type, entry.second, entry.meaning) == ("entry.corrected", BO.id, "output_taken_back")
    assert (entry.data["seq"], entry.data["hash"]) == (old.seq, old.hash.hex())
    after = hands.view().run
    assert (after.outputs, after.out_mg) == (before.outputs - 1, before.out_mg - 28_440_000)
    assert hands.refused(out.CorrectOutput(name, "wrong", shown(BO))) == "output.unknown"


# Links both ways


def test_links_lead_from_a_pack_to_its_pieces_and_back(floor: Floor, hands: Hands):
    pack = hands.view().pack
    own, scanned, cable = (
        hands.weigh().output,
        hands.weigh(piece=scan(floor, MODULE_CODE)).output,
        hands.weigh(code=CABLE).output,
    )
    for asked, output in (
        (own.text, own),
        (own.text.lower(), own),
        (own.id, own),
        (MODULE_CODE, scanned),
        (cable.id, cable),
        (pack.code, None),
        (f" {pack.code.lower()}", None),
        (pack.id, None),
    ):
        trace = floor.do(out.AskTrace(asked))
        assert isinstance(trace, TraceView)
        assert (trace.pack, trace.asked) == (pack, output)
        assert trace.outputs[-3:] == (own, scanned, cable)
    for asked in ("", "nothing", "BN00000", ANNE.badge):
        assert hands.refused(out.AskTrace(asked)) == "trace.unknown"


def test_the_label_of_a_piece_that_was_taken_back_still_tells_its_pack(floor: Floor, hands: Hands):
    saved = hands.weigh()
    take_back(floor, saved)
    trace = floor.do(out.AskTrace(saved.output.text))
    assert isinstance(trace, TraceView)
    assert (trace.pack, trace.asked) == (hands.view().pack, None)
    assert saved.output not in trace.outputs
