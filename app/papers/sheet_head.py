"""The head of a handover sheet, the shorter one of its further pages, its foot, and the two signatures."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.codes.draw import qr
from app.domain.handover_sheet import Signature, check_code, sheet_code
from app.papers.sheet_flow import INNER, LEFT, RIGHT, Block, Strip
from app.papers.sheet_pen import Pen, bold, plain
from app.papers.sheet_text import Line, fitting, legible, wrapped
from app.papers.sheet_values import NONE, Values, of
from app.papers.sheet_words import SHIFTS, SIDES, VERDICTS, both

_QR_SIDE = 21.0
_TOP = 13.0
_CAPTION, _FACT = 8.0, 11.0
_PEOPLE_PT, _PEOPLE_STEP = 9.5, 4.4
NEXT_TOP = 23.5  # where the blocks of further pages begin
_SIGN_HIGH = 15.5


def head_lines(values: Values) -> list[Line]:
    """The people and the sheet before, as lines of the whole width."""
    head = values.content["A"]
    crew = [bold(f"{_leveled(values, one['operator']['v'])}  ", kept=True) for one in head["crew"]]
    parts = [
        plain("交 Outgoing "),
        bold(values.person(head["outgoing"]["v"]), kept=True),
        plain("   接 Incoming "),
        bold(values.person(head["incoming"]["v"]), kept=True),
        plain("   在场 Crew "),
        *(crew or [bold(NONE)]),
    ]
    lines = wrapped(parts, RIGHT - LEFT, pt=_PEOPLE_PT)
    return [*lines, *wrapped(_chain(values), RIGHT - LEFT, pt=_PEOPLE_PT)]


def _leveled(values: Values, operator: str) -> str:
    return f"{values.person(operator)} {values.level(operator)}".strip()


def _chain(values: Values) -> list[Any]:
    head = values.content["A"]
    entries = head["entries"]
    told_of = ", ".join("–".join(f"{span[0]}/{number}" for number in span[1:]) for span in entries["from"])
    if not entries["v"]:
        told_of = "无 none"
    words = [plain(f"记录 Entries {told_of}（{entries['v']}）")]
    before = head["previous"]
    if before is None:
        return [*words, plain("   上一张 Before: 无，第一张 none, the first sheet")]
    signed = "；".join(
        f"{both(SIDES, one['side']['v'])} {values.person(one['operator']['v'])} "
        f"{both(VERDICTS, one['verdict']['v'])}"
        for one in before["signed"]
    )
    return [
        *words,
        plain("   上一张 Before: "),
        bold(before["sheet"]["v"]),
        plain(f" {signed or '未签 NOT SIGNED'}"),
    ]


def head_end(values: Values) -> float:
    """Where the first page's blocks begin."""
    return _TOP + _QR_SIDE + 3.2 + len(head_lines(values)) * _PEOPLE_STEP + 1.6


def draw_head(pen: Pen, values: Values) -> None:
    """Title, where and when, number, check code and the sheet's own QR code; then the people."""
    head = values.content["A"]
    pen.text(LEFT, _TOP + 7.4, "交接班记录", pt=23, bold=True)
    pen.text(LEFT + 44.5, _TOP + 7.4, "Shift handover", pt=15)
    shift = both(SHIFTS, head["shift"]["v"])
    began, ended = head["began"]["v"], head["ended"]["v"]
    span = "无记录 no entry" if began is None else f"{values.time(began)}–{values.time(ended)}"
    facts = (
        (LEFT, 42.0, "站 Station", head["label"]["v"]),
        (LEFT + 44, 23.0, "日期 Date", values.day(values.frozen_ms)),
        (LEFT + 69, 37.0, "班 Shift", f"{shift} {span}".strip()),
        (LEFT + 108, 18.0, "定稿于 Frozen", values.time(values.frozen_ms, seconds=True)),
    )
    for x, room, caption, fact in facts:
        pen.text(x, _TOP + 13.4, caption, pt=_CAPTION)
        _fact(pen, (x, _TOP + 18.6), fact, room=room)
    right = RIGHT - _QR_SIDE - 3.4
    pen.text_left(right, _TOP + 2.6, "单号 Sheet", pt=_CAPTION)
    pen.text_left(
        right, _TOP + 8, head["sheet"]["v"], pt=14 if len(head["sheet"]["v"]) < 16 else 10, bold=True
    )
    pen.text_left(right, _TOP + 13.4, "校验 Check", pt=_CAPTION)
    code = check_code(values.content)
    pen.text_left(right, _TOP + 18.8, f"{code[:4]} {code[4:]}", pt=14, bold=True)
    pen.symbol(RIGHT - _QR_SIDE, _TOP, qr(sheet_code(values.content), module_px=1), side=_QR_SIDE)
    y = _TOP + _QR_SIDE + 3.2
    pen.rule(LEFT, y - 1.2, RIGHT)
    pen.lines(LEFT, y + 3, head_lines(values), pt=_PEOPLE_PT, step=_PEOPLE_STEP)


def _fact(pen: Pen, place: tuple[float, float], fact: str, *, room: float) -> None:
    """A bold fact in one line or, smaller, in two."""
    x, y = place
    lines = wrapped([bold(fact)], room, pt=_FACT)
    if len(lines) == 1:
        pen.lines(x, y, lines, pt=_FACT, step=0)
        return
    small = wrapped([bold(fact)], room, pt=_CAPTION)
    if len(small) > 2:
        small = [
            small[0],
            (
                bold(
                    fitting(
                        "".join(one.text for line in small[1:] for one in line), room, pt=_CAPTION, bold=True
                    )
                ),
            ),
        ]
    pen.lines(x, y - 1.4, small, pt=_CAPTION, step=3.4)


def draw_next_head(pen: Pen, values: Values) -> None:
    """What every further page says of its sheet."""
    head = values.content["A"]
    code = check_code(values.content)
    pen.text(LEFT, 19, "交接班记录", pt=13, bold=True)
    pen.text(LEFT + 26, 19, "Shift handover", pt=10)
    told = f"{legible(head['label']['v'])[:40]}   {values.day(values.frozen_ms)}"
    pen.text(LEFT + 56, 19, fitting(told, 74, pt=9.5), pt=9.5)
    pen.text_left(RIGHT, 19, f"{head['sheet']['v']}   {code[:4]} {code[4:]}", pt=11, bold=True)


def draw_foot(pen: Pen, values: Values, *, page: int, pages: int) -> None:
    """Page n of m, and what the reader must know."""
    pen.text(LEFT, 290.5, "黑色即可读；后来的更正写在下一张上。", pt=7.5)
    pen.text(LEFT + 50, 290.5, "Readable in black; later corrections appear on the next sheet.", pt=7.5)
    pen.text_left(RIGHT, 290.5, f"{values.content['A']['sheet']['v']}   {page} / {pages}", pt=9, bold=True)


def signing(values: Values, signatures: Sequence[Signature]) -> Block:
    """Block K: blank lines before signing, who signed when afterwards."""
    newest = {one.side: one for one in signatures}
    head = values.content["A"]
    half = (RIGHT - INNER - 4) / 2
    sides = (
        (INNER, "outgoing", head["outgoing"]["v"]),
        (INNER + half + 4, "incoming", head["incoming"]["v"]),
    )

    def draw_sides(pen: Pen, top: float) -> None:
        for x, side, operator in sides:
            _side(pen, (x, top), values, side=side, operator=operator, wide=half, signed=newest.get(side))

    incoming = newest.get("incoming")
    strips = [
        Strip(_SIGN_HIGH + 1.8, draw_sides),
        Strip(5.6, lambda pen, top: _verdicts(pen, top, incoming)),
        *_remarks(values, signatures),
    ]
    return Block("K", tuple(strips), whole=True)


def _side(
    pen: Pen,
    corner: tuple[float, float],
    values: Values,
    *,
    side: str,
    operator: str,
    wide: float,
    signed: Signature | None,
) -> None:
    x, y = corner
    pen.box(x, y, wide=wide, high=_SIGN_HIGH)
    pen.text(x + 2, y + 4.2, both(SIDES, side), pt=9)
    who = signed.operator if signed is not None else operator
    name = fitting(f"{values.person(who)}  {values.level(who)}", wide - 28, pt=9.5, bold=True)
    pen.text_left(x + wide - 2, y + 4.2, name, pt=9.5, bold=True)
    if signed is None:
        pen.text(x + 2, y + 12.6, "签字 sign", pt=9)
        pen.rule(x + 18, y + 13, x + 52)
        pen.text(x + 54, y + 12.6, "时间 time", pt=9)
        pen.rule(x + 69, y + 13, x + wide - 2)
        return
    pen.tick_box(x + 2, y + 6.6, ticked=True)
    said = fitting(f"已签 signed：{both(VERDICTS, signed.verdict)}", wide - 8, pt=9.5, bold=True)
    pen.text(x + 7, y + 9.6, said, pt=9.5, bold=True)
    pen.text(x + 7, y + 13.6, "工牌和密码双重验证 with badge and PIN", pt=7.5)
    pen.text_left(x + wide - 2, y + 13.6, values.time(signed.at_ms, seconds=True), pt=9.5, bold=True)


def _verdicts(pen: Pen, top: float, signed: Signature | None) -> None:
    x = INNER
    for verdict in ("accepted", "accepted_with_remarks", "refused"):
        words = both(VERDICTS, verdict)
        pen.tick_box(x, top + 0.6, ticked=signed is not None and signed.verdict == verdict)
        pen.text(x + 5, top + 3.7, words, pt=9.5)
        x += 5 + bold(words).width(9.5) + 6
    if signed is None:
        pen.text(x, top + 3.7, "原因 why", pt=9.5)
        pen.rule(x + 16, top + 4.2, RIGHT)


def _remarks(values: Values, signatures: Sequence[Signature]) -> list[Strip]:
    """Every remark that was signed, and the signatures that stand in no box, such as a witness's."""
    newest = {one.side: one for one in signatures}
    lines: list[Line] = []
    for one in signatures:
        boxed = one is newest[one.side] and one.side != "witness"
        if boxed and not one.remarks:
            continue
        words = f"{both(SIDES, one.side)} {values.person(one.operator)} {values.time(one.at_ms)} "
        words += f"{both(VERDICTS, one.verdict)}"
        lines += wrapped([plain(words), bold(f"：{one.remarks}" if one.remarks else "")], RIGHT - INNER, pt=9)
    return [_line_strip(line) for line in lines]


def _line_strip(line: Line) -> Strip:
    return Strip(4.6, lambda pen, top: pen.line(INNER, top + 3.4, line, pt=9))


def accepted_items(signatures: Sequence[Signature]) -> frozenset[str]:
    """The open items that the incoming side went through and signed for."""
    return frozenset(key for one in signatures if one.side == "incoming" for key in one.accepted)


def is_practice(content: Mapping[str, Any]) -> bool:
    """Whether nothing on this sheet is real."""
    return bool(of(content["A"], "realm") == "practice")
