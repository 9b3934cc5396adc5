"""Requests that the registry's own description allows, and requests that it forbids, made up by the thousand.

    python -m tests.strangers --cases 1000

Schemathesis reads `/openapi.json` of a registry that is really served on loopback, and makes requests for
every door: such as fit the description, such as do not, and both about a station that there is. Every other
one shows a token, and none proves anything else, so each is answered below 500, says a code where it is
refused by a door for programs, and leaves everything that is kept as it was. Prints what was asked and
answered; 0 when all of this held.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode, SerializationContext

from registry.service import Registry
from tests.registry.opened import opened_registry, snapshot
from tests.registry.served import enrolled_over_http, post_batch, served, shown, token_over_http

_SLOWEST_S = 20.0
_ROUNDS = 20
_FEWEST = 4  # so that the short form does not come back to each door for a single request


@dataclass
class Told:
    """What was asked and what came of it; `wrong` must be empty."""

    cases: int = 0
    doors: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def words(self) -> str:
        """For a person."""
        answers = ", ".join(f"{count} x {status}" for status, count in sorted(self.statuses.items()))
        return "\n".join(
            [
                f"{self.cases} requests to {len(self.doors)} doors: {answers}; {len(self.wrong)} wrong",
                *self.wrong[:20],
            ]
        )


@schemathesis.serializer("application/x-ndjson")
def _lines(_context: SerializationContext, value: Any) -> bytes:
    """A body as it is sent: bytes as they are, everything else as a line of JSON."""
    found = getattr(value, "data", value)
    return found if isinstance(found, bytes) else json.dumps(found).encode() + b"\n"


def run(folder: Path, *, cases: int, chosen: int) -> Told:
    """Ask so many times, spread over all doors; `chosen` is the seed."""
    told = Told()
    with (
        opened_registry(f"sqlite:///{folder / 'registry.sqlite'}", folder / "registry.key") as registry,
        served(registry) as client,
        requests.Session() as session,
    ):
        session.trust_env = False
        station = enrolled_over_http(client, registry)
        station.write(3, base={"B1": None})
        assert post_batch(client, station).status_code == 200
        client.get(f"/v1/stations/{station.station}")
        described = client.get("/openapi.json").json()
        doors = list(_doors(described, {"station": station.station, "epoch": "1", "battery": "B1"}))
        before = _kept(registry)
        ask = _asking(str(client.base_url), session, told, token_over_http(client, registry, station))
        for turn in range(_ROUNDS):
            if told.cases >= cases:
                break
            each = max(_FEWEST, -(-(cases - told.cases) // len(doors)))
            for name, made in doors:
                _play(made, lambda case, name=name: ask(name, case), each=each, chosen=chosen + turn)
        if _kept(registry) != before:
            told.wrong.append("what the registry keeps has changed")
    return told


def _kept(registry: Registry) -> dict[str, list[Any]]:
    """All that is kept but for what the registry itself goes on judging of what it had."""
    return {name: rows for name, rows in snapshot(registry).items() if name not in ("finding", "mention")}


def _doors(described: dict[str, Any], known: dict[str, str]) -> Iterator[tuple[str, SearchStrategy[Case]]]:
    """Every door with requests that fit, that do not, and that name what there is."""
    for found in schemathesis.openapi.from_dict(described).get_all_operations():
        door = found.ok()
        named = {name: value for name, value in known.items() if f"{{{name}" in door.path}
        for mode in GenerationMode:
            if mode is GenerationMode.NEGATIVE and not _can_be_asked_wrongly(
                described, door.path, door.method
            ):
                continue
            yield door.label, door.as_strategy(generation_mode=mode)
            if named:
                yield door.label, door.as_strategy(generation_mode=mode, path_parameters=named)


def _can_be_asked_wrongly(described: dict[str, Any], path: str, method: str) -> bool:
    """Whether there is more to a request than texts in its address, which are always texts."""
    told = described["paths"][path][method.lower()]
    return "requestBody" in told or any(one["in"] == "query" for one in told.get("parameters", ()))


def _play(made: SearchStrategy[Case], ask: Callable[[Case], None], *, each: int, chosen: int) -> None:
    @seed(chosen)
    @settings(
        max_examples=each,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(made)
    def asked(case: Case) -> None:
        ask(case)

    try:
        asked()
    except Unsatisfiable:
        return  # a door that takes nothing cannot be asked wrongly


def _asking(base: str, session: requests.Session, told: Told, token: str) -> Callable[[str, Case], None]:
    def ask(name: str, case: Case) -> None:
        told.cases += 1
        told.doors[name] += 1
        # Every other time by somebody who has got hold of a station's token.
        headers = shown(token) if told.cases % 2 else None
        try:
            answer = case.call(
                base_url=base, session=session, headers=headers, timeout=_SLOWEST_S, allow_redirects=False
            )
        except requests.RequestException as fault:
            told.wrong.append(f"{name}: {type(fault).__name__}, {case.as_curl_command()[:300]}")
            return
        told.statuses[answer.status_code] += 1
        why = why_wrong(case.path, answer.status_code, answer.content)
        if why:
            told.wrong.append(f"{name}: {answer.status_code}, {why}, {case.as_curl_command()[:300]}")

    return ask


def why_wrong(path: str, status: int, body: bytes) -> str:
    """What is wrong with an answer; "" when nothing is."""
    if status >= 500:
        return "an error of the registry's own"
    if status < 400 or not path.startswith("/v1/"):
        return ""
    try:
        code = json.loads(body).get("code") if body else ""
    except (ValueError, AttributeError):
        return "no code"
    return "" if isinstance(code, str) else "no code"


def main(words: Sequence[str]) -> int:
    """Ask, and print; 0 when every answer was in order and nothing has changed."""
    parser = argparse.ArgumentParser(prog="python -m tests.strangers", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="strangers-", ignore_cleanup_errors=True) as scratch:
        told = run(Path(scratch), cases=args.cases, chosen=args.seed)
    sys.stdout.write(told.words() + "\n")
    return 0 if not told.wrong and told.cases >= args.cases else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
