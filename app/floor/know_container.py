"""Containers: weighed empty once, known by their label from then on."""

from app.domain.bench_facts import ContainerKnown
from app.domain.identity import normal_form
from app.domain.output import Container
from app.domain.own_label import Prefix, parse
from app.domain.refusals import Refusal, refuse
from app.floor.bind_label import bind_on_sight
from app.floor.foreign_text import keepable
from app.floor.order_label import fresh_label, order_label
from app.floor.output_commands import AskContainer, KnowContainer
from app.floor.output_views import ContainerSaved
from app.floor.ports import WorkUnit
from app.floor.scale_state import fitness_words, scale_bars
from app.floor.settled_weight import plate, tare_of, unfit_weight, used_weight
from app.floor.sign_in import author_now
from app.floor.site import Site


def know_container(unit: WorkUnit, command: KnowContainer, site: Site) -> ContainerSaved | Refusal:
    """Weigh an empty container once; from then on its label takes the tare off."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    reading = command.reading
    # What is wrong with a tare is wrong with every weight after it, and nobody's pack waits for one.
    refusal = unfit_weight(reading, site) or used_weight(unit, reading) or scale_bars(unit, site)
    if refusal is not None:
        return refusal
    # With a tare set on the scale it shows less than the container weighs.
    if tare_of(reading):
        return refuse("output.two_tares")
    given = command.container
    text = label_text(given) if given else fresh_label(unit, site, Prefix.BN)
    if not is_container(text):
        return refuse("container.not_ours")
    fact = ContainerKnown(
        container=text,
        tare_mg=reading.mass.milligrams,
        printed=reading.mass.printed,
        unit=reading.mass.unit,
        instrument=plate(reading.instrument),
        raw=reading.raw.hex(),
        source=reading.source.value,
        taken_at=reading.taken.utc_ms,
        stability=reading.stability.value,
        fitness=fitness_words(unit, reading.instrument, site),
    )
    entry = unit.journal.append(fact, author)
    job = None
    if not given:
        job = order_label(unit, site, text=text, about=text, pack="", author=author)
    else:
        bind_on_sight(unit, site, text=text, about=text, pack="", author=author)
    known = known_container(unit, text)
    return known if isinstance(known, Refusal) else ContainerSaved(entry.seq, known, job)


def ask_container(unit: WorkUnit, command: AskContainer, _site: Site) -> Container | Refusal:
    """A container with a known tare."""
    return known_container(unit, command.container)


def known_container(unit: WorkUnit, text: str) -> Container | Refusal:
    """The container that carries this label, when its tare is known."""
    return unit.outputs.container(label_text(text)) or refuse("container.unknown")


def label_text(text: str) -> str:
    """A label of ours in the form it was minted in, however it was read."""
    return normal_form(keepable(text))


def is_container(text: str) -> bool:
    """Whether this is a sound container label of ours."""
    label = parse(text)
    return label is not None and label.sound and label.prefix is Prefix.BN
