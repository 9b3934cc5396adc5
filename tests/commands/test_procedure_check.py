"""The command `procedure check`: what it says of documents, and how it ends."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.places import resources
from tests.host.test_procedures import DOCUMENT
from tests.hostile import HOSTILE

SHIPPED = sorted((resources() / "procedures").rglob("*.toml"))


def written(folder: Path, name: str = "a.toml", content: str = DOCUMENT) -> Path:
    """A document in any place: the command asks for none."""
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """What the command ends with and prints."""
    ended = main(["procedure", *map(str, words)])
    told = capsys.readouterr()
    return ended, told.out, told.err


def test_the_shipped_documents_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    ended, told, wrong = said(capsys, "check", *SHIPPED)
    assert (ended, wrong) == (0, "")
    lines = told.splitlines()
    assert len(lines) == len(SHIPPED) + 1 > 5
    assert all(" is sound: " in line for line in lines[:-1])
    assert lines[-1].startswith(f"{len(SHIPPED)} checked against the grammar and ")
    assert lines[-1].endswith(f" limits: {len(SHIPPED)} sound, 0 malformed with 0 defects")


def test_every_defect_has_its_line_and_a_remedy(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good = written(tmp_path)
    wrong = DOCUMENT.replace("people = 1", "peple = 1").replace('kind = "show"', 'kind = "confrim"')
    bad = written(tmp_path, "b.toml", wrong)
    ended, told, _ = said(capsys, "check", good, bad)
    lines = told.splitlines()
    assert ended == 2
    assert lines[0].startswith(f"{good}: a-pack@1 is sound: 1 steps, 0 deviations with 0 steps, ")
    assert [line.split(";")[0].split(" - ")[0] for line in lines[1:4]] == [
        f'{bad}:17: step 1 (look): key "peple" is unknown',
        f'{bad}:12: step 1 (look): kind "confrim" is unknown',
        f"{bad}:10: step 1 (look): people: missing",
    ]
    assert 'did you mean "people"?' in lines[1]
    assert lines[4].endswith(": 1 sound, 1 malformed with 3 defects")


def test_the_same_as_a_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good = written(tmp_path)
    bad = written(tmp_path, "b.toml", DOCUMENT.replace("people = 1", "people = 3"))
    ended, told, _ = said(capsys, "check", "--json", good, bad)
    first, second = json.loads(told)
    assert ended == 2
    assert (first["file"], first["sound"], first["procedure"], first["defects"]) == (
        str(good),
        True,
        "a-pack@1",
        [],
    )
    assert len(first["sha256"]) == 64
    assert (second["sound"], second["procedure"], second["sha256"]) == (False, None, None)
    assert second["defects"] == [
        {
            "line": 17,
            "place": "step 1 (look)",
            "defect": "people: must be 1 or 2",
            "remedy": "write people = 1, or 2 where somebody must stand by",
        }
    ]


def test_a_file_that_cannot_be_read_is_malformed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    nothing, no_toml = tmp_path / "nothing.toml", written(tmp_path, content="\n[[step]")
    ended, told, _ = said(capsys, "check", nothing, no_toml)
    assert ended == 2
    assert f"{nothing}: not a file - nothing is there; look at the name" in told
    assert f"{no_toml}:2: not TOML: " in told


def test_a_document_named_twice_is_checked_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = written(tmp_path)
    ended, told, _ = said(capsys, "check", file, file)
    assert (ended, len(told.splitlines())) == (0, 2)


def test_other_limits_than_the_shipped_ones_can_be_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    library = (resources() / "catalogue" / "limits.toml").read_text(encoding="utf-8")
    assert '"surface_work"' in library
    other = written(tmp_path, "limits.toml", library.replace('"surface_work"', '"surface_mild"'))
    ended, told, _ = said(capsys, "check", "--limits", other, *SHIPPED)
    assert ended == 2
    assert 'limit "surface_work" is not among the site\'s limits - take one of: ' in told
    assert "surface_mild" in told


def test_limits_that_cannot_be_used_are_told_and_nothing_is_judged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    faulty = written(tmp_path, "limits.toml", 'version = "1"\n')
    for door in ("check", "prove", "show"):
        ended, told, wrong = said(capsys, door, SHIPPED[0], "--limits", faulty)
        assert (ended, told) == (2, "")
        assert f"{faulty}: weight_fresh: missing" in wrong.splitlines()


@pytest.mark.parametrize("door", ["prove", "show"])
def test_no_door_does_anything_with_a_malformed_document(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, door: str
) -> None:
    bad = written(tmp_path, content=DOCUMENT.replace("people = 1", "people = 3"))
    ended, told, wrong = said(capsys, door, bad)
    assert (ended, told) == (2, "")
    assert wrong.splitlines()[0] == (
        f"{bad}:17: step 1 (look): people: must be 1 or 2"
        " - write people = 1, or 2 where somebody must stand by"
    )


@pytest.mark.parametrize("words", [[], ["check"], ["mend", "x.toml"], ["show", "a.toml", "b.toml"]])
def test_a_door_and_its_files_must_be_named(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["procedure", *words])
    assert caught.value.code == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_document_holds_the_console_is_not_harmed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str
) -> None:
    content = text.encode("utf-8", "surrogatepass")
    file = tmp_path / "a.toml"
    file.write_bytes(b'id = "' + content + b'"\n"' + content + b'" = 1\n')
    ended, told, _ = said(capsys, "check", file)
    assert ended == 2
    assert all(line.isprintable() for line in told.split("\n"))
