"""The line of every part of a document, whatever stands in its texts."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.toml_lines import Where, line_at, lines_of
from app.places import resources

DOCUMENT = '''# a note with [[step]] in it
schema = 2
title = { zh = "[[step]]", en = "a = 1 # no note" }

[[step]]
id = "one"
"ppe" = [
  "gloves",  # [note]
  "shoes",
]
detail = """
id = "no key"
[[step]]
"""

  [ step . hold ]
kind = \'it is "so"\'
remedies = [{ zh = "甲", en = "a" },
  { zh = "乙", en = "b" }]

[[step.option]]
id = "x"
[[step.option]]
id = "y"

[[step]]
id = \'\'\'
\'quoted\'\'\'
a.b . "c" = 7
'''

LINES: dict[Where, int] = {
    (): 1,
    ("schema",): 2,
    ("title", "en"): 3,
    ("step",): 5,
    ("step", 0): 5,
    ("step", 0, "id"): 6,
    ("step", 0, "ppe"): 7,
    ("step", 0, "ppe", 0): 8,
    ("step", 0, "ppe", 1): 9,
    ("step", 0, "detail"): 11,
    ("step", 0, "hold"): 16,
    ("step", 0, "hold", "kind"): 17,
    ("step", 0, "hold", "remedies", 0, "zh"): 18,
    ("step", 0, "hold", "remedies", 1, "en"): 19,
    ("step", 0, "option", 0, "id"): 22,
    ("step", 0, "option", 1): 23,
    ("step", 0, "option", 1, "id"): 24,
    ("step", 1): 26,
    ("step", 1, "id"): 27,
    ("step", 1, "a", "b", "c"): 29,
}


def parts(value: object, where: Where = ()) -> Iterator[Where]:
    """Every part of a parsed document."""
    yield where
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from parts(inner, (*where, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from parts(inner, (*where, number))


@pytest.mark.parametrize(("where", "line"), LINES.items())
def test_each_part_has_the_line_it_stands_on(where: Where, line: int) -> None:
    tomllib.loads(DOCUMENT)
    assert lines_of(DOCUMENT)[where] == line
    assert lines_of(DOCUMENT.replace("\n", "\r\n"))[where] == line


def test_every_part_of_a_document_has_a_line_and_nothing_else_has() -> None:
    assert set(lines_of(DOCUMENT)) == set(parts(tomllib.loads(DOCUMENT)))


def test_every_part_of_the_shipped_documents_has_a_line_that_names_it() -> None:
    files = sorted((resources() / "procedures").rglob("*.toml")) + sorted(
        (resources() / "catalogue").glob("*.toml")
    )
    assert len(files) > 3
    for file in files:
        text = file.read_text(encoding="utf-8")
        lines, rows = lines_of(text), text.split("\n")
        assert set(lines) == set(parts(tomllib.loads(text)))
        for where, line in lines.items():
            if where and isinstance(where[-1], str):
                assert where[-1] in rows[line - 1], (file.name, where)


def test_what_is_missing_has_the_line_of_what_it_would_stand_in() -> None:
    lines = lines_of(DOCUMENT)
    assert line_at(lines, ("step", 0, "hold", "rereads")) == 16
    assert line_at(lines, ("step", 1, "people")) == 26
    assert line_at(lines, ("family",)) == 1
    assert line_at({}, ("family",)) == 0


def test_a_deep_value_is_passed_over_with_what_stands_behind_it() -> None:
    text = "a = " + "[\n" * 300 + '"]]" , # ]\n' + "]" * 300 + "\nb = 1\n"
    assert lines_of(text)["b",] == 303
    assert max(map(len, lines_of(text))) < 20


WORD = st.text(st.sampled_from("ab[]{}=#,.\"'\\ \t\n\r拆"), max_size=6)
KEY = st.sampled_from(["a", "b", "step", "0"])


def written(value: object, quote: str) -> str:
    """A value as TOML, its texts in one of the four kinds of quotes where they fit."""
    if isinstance(value, list):
        return "[" + "".join(f"\n  {written(one, quote)}, # ]" for one in value) + "\n]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written(one, quote)}" for key, one in value.items()) + "}"
    text = str(value)
    if "'" in quote and "'" not in text and "\r" not in text and (len(quote) == 3 or "\n" not in text):
        return f"{quote}{text}{quote}"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\t", "\\t")
    return f'"""{escaped}"""' if quote == '"""' else '"' + escaped.replace("\n", "\\n") + '"'


# Only what stands on one line may stand in a table on one line.
INLINE = st.dictionaries(KEY, WORD.filter(lambda text: "\n" not in text), max_size=3)
VALUE = st.recursive(WORD | INLINE, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
QUOTE = st.sampled_from(['"', "'", '"""', "'''"])


@given(st.lists(st.dictionaries(KEY, st.tuples(VALUE, QUOTE), max_size=4), max_size=4))
def test_whatever_a_document_holds_its_parts_are_found(tables: list[dict[str, tuple[object, str]]]) -> None:
    text = "".join(
        "[[row]]\n" + "".join(f"{key} = {written(value, quote)}\n" for key, (value, quote) in row.items())
        for row in tables
    )
    lines, rows = lines_of(text), text.split("\n")
    assert set(lines) == set(parts(tomllib.loads(text)))
    for where, line in lines.items():
        if len(where) == 3:
            assert rows[line - 1].startswith(f"{where[-1]} = ")


@given(st.text(st.sampled_from("a[]{}=#,.\"'\\ \n1"), max_size=40))
def test_any_text_is_gone_through(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())
