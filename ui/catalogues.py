"""The catalogues of the languages: gathered from the code, filled, checked and compiled.

    python -m ui.catalogues                      gather sentences, then compile
    python -m ui.catalogues --fill FILE.json     put translations in, gather, compile
    python -m ui.catalogues --check              exit 1 and say what to do when anything is not fresh

FILE.json is {"context": {"English source": "translation"}}; the context is the class whose `self.tr` holds
the sentence, or the first argument of QT_TRANSLATE_NOOP. With `--language en` it fills the English plural
forms: {"context": {"%n packs": ["%n pack", "%n packs"]}}. Sentences that the code does not hold are refused,
and so are translations whose {placeholders} differ from the source's.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from xml.etree import ElementTree

import PySide6

from app.places import resources

Forms = tuple[str, ...]
_HELD = re.compile(r"\{[^{}]*\}|%n|<[^<>]*>")
# English is the language of the sources: its catalogue holds only what has a plural.
_ONLY = {"zh": (), "en": ("-pluralonly",)}
_LOCALE = {"zh": "zh_CN", "en": "en_US"}


class CatalogueFault(Exception):
    """Something about a catalogue is not as it must be; args[0] says what and what to do."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry: `forms` are the translations (one, or one per plural form), `done` that all are final."""

    context: str
    source: str
    forms: Forms
    done: bool


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui.catalogues", description="Translations of the face.")
    parser.add_argument("--check", action="store_true", help="fail when a catalogue is not fresh")
    parser.add_argument("--fill", metavar="FILE.json", type=Path, help="translations to put in")
    parser.add_argument("--language", choices=tuple(_ONLY), default="zh", help="the catalogue to fill")
    asked = parser.parse_args(arguments)
    ui = Path(__file__).resolve().parent
    folder = resources() / "i18n"
    try:
        if asked.check:
            check(ui, folder)
        else:
            gather(ui, folder)
            if asked.fill is not None:
                fill(folder / _ts(asked.language), read_filling(asked.fill))
                gather(ui, folder)
            compile_all(folder)
            sys.stdout.write(_left(folder))
    except CatalogueFault as fault:
        sys.stderr.write(f"{fault.args[0]}\n")
        return 1
    return 0


def gather(ui: Path, folder: Path) -> None:
    """Bring every .ts file up to date with the sentences in the code; nothing translated is lost."""
    sources = sorted(str(path.relative_to(ui.parent)) for path in ui.rglob("*.py"))
    for language, only in _ONLY.items():
        _run(
            "lupdate",
            *sources,
            *("-silent", "-no-obsolete", "-locations", "none", *only),
            *("-source-language", "en_US", "-target-language", _LOCALE[language]),
            *("-ts", str(folder / _ts(language))),
            cwd=ui.parent,
        )


def compile_all(folder: Path) -> None:
    """Make every .qm file from its .ts file."""
    for language in _ONLY:
        _run(
            "lrelease", "-silent", str(folder / _ts(language)), "-qm", str(folder / _qm(language)), cwd=folder
        )


def check(ui: Path, folder: Path) -> None:
    """Raise CatalogueFault when extraction changes a .ts, a sentence is open or wrong, or a .qm is stale."""
    with tempfile.TemporaryDirectory() as fresh_name:
        fresh = Path(fresh_name)
        for language in _ONLY:
            if not (folder / _ts(language)).exists():
                raise CatalogueFault(f"{_ts(language)} is missing: run python -m ui.catalogues")
            copy(folder / _ts(language), fresh / _ts(language))
        gather(ui, fresh)
        compile_all(fresh)
        for language in _ONLY:
            _same(folder, fresh, _ts(language))
            faults = list(wrong(sentences(folder / _ts(language))))
            if faults:
                raise CatalogueFault(f"{_ts(language)}: " + "\n".join(faults))
            _same(folder, fresh, _qm(language))


def _same(folder: Path, fresh: Path, name: str) -> None:
    kept = folder / name
    if not kept.exists() or kept.read_bytes() != (fresh / name).read_bytes():
        raise CatalogueFault(f"{name} is not fresh: run python -m ui.catalogues and commit what it writes")


def sentences(catalogue: Path) -> Iterator[Sentence]:
    """Every entry of a .ts file."""
    for context in _root(catalogue).iter("context"):
        for message in context.iter("message"):
            yield _sentence(context.findtext("name", ""), message)


def _sentence(context: str, message: ElementTree.Element) -> Sentence:
    source = message.findtext("source", "")
    translation = message.find("translation")
    if translation is None:
        return Sentence(context, source, (), done=False)
    plural = [form.text or "" for form in translation.iter("numerusform")]
    forms = tuple(plural) if plural else (translation.text or "",)
    return Sentence(context, source, forms, done=translation.get("type") is None)


def wrong(found: Iterator[Sentence]) -> Iterator[str]:
    """What is the matter with these entries, one line each."""
    for sentence in found:
        if not sentence.done or not all(sentence.forms) or not sentence.forms:
            yield f"not translated: [{sentence.context}] {sentence.source!r}: use --fill"
        else:
            yield from disagreements(sentence)


def disagreements(sentence: Sentence) -> Iterator[str]:
    """Translations whose placeholders are not those of the source."""
    expected = sorted(_HELD.findall(sentence.source))
    for form in sentence.forms:
        # A plural form may leave the number out ("one pack"), never a named placeholder.
        missing_number = len(sentence.forms) > 1 and sorted([*_HELD.findall(form), "%n"]) == expected
        if sorted(_HELD.findall(form)) != expected and not missing_number:
            yield f"placeholders differ: [{sentence.context}] {sentence.source!r} / {form!r}"


def read_filling(file: Path) -> Mapping[str, Mapping[str, Forms]]:
    """Translations from a JSON file. Raises CatalogueFault when it is not of the form shown above."""
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        return {
            str(context): {str(source): _forms(given) for source, given in entries.items()}
            for context, entries in written.items()
        }
    except (OSError, ValueError, AttributeError) as fault:
        raise CatalogueFault(f"{file.name} cannot be used: {fault}") from fault


def _forms(given: object) -> Forms:
    forms = given if isinstance(given, list) else [given]
    if not all(isinstance(form, str) for form in forms):
        raise ValueError(f"{given!r} is not a text or a list of texts")
    return tuple(forms)


def fill(catalogue: Path, filling: Mapping[str, Mapping[str, Forms]]) -> None:
    """Put translations into a .ts file. Raises CatalogueFault for unknown sentences or wrong placeholders."""
    root = _root(catalogue)
    places = {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in root.iter("context")
        for message in context.iter("message")
    }
    for context, entries in filling.items():
        for source, forms in entries.items():
            faults = list(disagreements(Sentence(context, source, forms, done=True)))
            if (context, source) not in places:
                faults.append(f"no such sentence in the code: [{context}] {source!r}")
            if faults:
                raise CatalogueFault("\n".join(faults))
            _put(places[context, source], forms)
    ElementTree.ElementTree(root).write(catalogue, encoding="utf-8", xml_declaration=True)


def _put(message: ElementTree.Element, forms: Forms) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ElementTree.SubElement(message, "translation")
    translation.attrib.pop("type", None)
    for former in list(translation):
        translation.remove(former)
    if message.get("numerus") != "yes":
        translation.text = forms[0]
        return
    translation.text = None
    for form in forms:
        ElementTree.SubElement(translation, "numerusform").text = form


def _left(folder: Path) -> str:
    lines = []
    for language in _ONLY:
        found = list(sentences(folder / _ts(language)))
        open_now = list(wrong(iter(found)))
        lines += [f"{_ts(language)}: {len(found)} sentences, {len(open_now)} to do", *open_now]
    return "\n".join(lines) + "\n"


def _root(catalogue: Path) -> ElementTree.Element:
    # Our own file beside the code, not something from outside.
    return ElementTree.parse(catalogue).getroot()  # noqa: S314


def _run(tool: str, *arguments: str, cwd: Path) -> None:
    program = Path(PySide6.__path__[0]) / tool
    # The tool is the wheel's own and no argument comes from outside.
    done = subprocess.run(  # noqa: S603
        [str(program), *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode != 0:
        raise CatalogueFault(f"{tool} failed: {done.stderr.strip()}")


def _ts(language: str) -> str:
    return f"packbench_{language}.ts"


def _qm(language: str) -> str:
    return f"packbench_{language}.qm"


if __name__ == "__main__":
    sys.exit(main())
