"""Pictures cut out of a stream, however it is cut, wrapped and lied about."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.camera.parts import MOST_PICTURE, NotParts, Parts

PICTURE = st.binary(max_size=400).map(lambda body: b"\xff\xd8\xff" + body.replace(b"-", b"+") + b"\xff\xd9")


def chunks(data: bytes, cuts: list[int]) -> Iterator[bytes]:
    """The bytes in pieces."""
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    for start, end in pairwise(edges):
        yield data[start:end]


def taken(parts: Parts, data: bytes, cuts: list[int]) -> list[bytes]:
    return [body for piece in chunks(data, cuts) for body in parts.take(piece)]


def stream(pictures: list[bytes], *, lie: int | None, line: bytes, before: bytes) -> bytes:
    """A stream of these pictures; `lie` is added to each length, None leaves lengths out."""
    made = before
    for picture in pictures:
        told = b"" if lie is None else b"content-LENGTH : %d" % max(0, len(picture) + lie) + line
        made += b"--edge" + line + b"Content-Type: image/jpeg" + line + told + line + picture + line
    return made + b"--edge" + line


@given(
    pictures=st.lists(PICTURE, max_size=4),
    cuts=st.lists(st.integers(0, 10_000), max_size=12),
    lie=st.sampled_from([None, 0, 0, -1, -50, 1, 2, 37, 5000]),
    line=st.sampled_from([b"\r\n", b"\n"]),
    start=st.sampled_from([(b"", b"edge"), (b"\r\n", b"--edge"), (b"junk - -- ", b"edge")]),
)
def test_every_picture_comes_once_in_order(
    pictures: list[bytes], cuts: list[int], lie: int | None, line: bytes, start: tuple[bytes, bytes]
) -> None:
    before, edge = start
    data = stream(pictures, lie=lie, line=line, before=before)
    # One more part, as a camera that goes on would send: a length told too long waits for what follows.
    data += b"Content-Type: image/jpeg" + line * 2 + b"-" * 6000
    found = taken(Parts(edge), data, cuts)
    assert [body.rstrip(b"\r\n") for body in found] == pictures


@given(data=st.binary(max_size=3000), cuts=st.lists(st.integers(0, 3000), max_size=8))
def test_any_bytes_are_taken_or_refused(data: bytes, cuts: list[int]) -> None:
    stream = data.replace(b"\x00", b"--e\r\n\r\n")
    with suppress(NotParts):
        assert len(b"".join(taken(Parts(b"e"), stream, cuts))) <= len(stream)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"x" * 70_000, "camera.wrong_content"),
        (b"--e\r\n" + b"X: y\r\n" * 3000, "camera.wrong_content"),
        (b"--e\r\nContent-Length: 99999999\r\n\r\n", "camera.too_large"),
        (b"--e\r\n\r\n" + b"x" * (MOST_PICTURE + 100), "camera.too_large"),
        (b"--e\r\nContent-Length: 5\r\n\r\n" + b"x" * (MOST_PICTURE + 100), "camera.too_large"),
    ],
)
def test_what_has_no_end_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(NotParts) as refused:
        taken(Parts(b"e"), data, list(range(0, len(data), 50_000)))
    assert refused.value.code == code


def test_the_closing_edge_ends_it() -> None:
    parts = Parts(b"e")
    assert [body.strip() for body in parts.take(b"--e\r\n\r\n\xff\xd8\xff\xff\xd9\r\n--e--\r\nmore")] == [
        b"\xff\xd8\xff\xff\xd9"
    ]
    assert parts.ended
