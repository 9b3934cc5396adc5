"""Where the station was: one row, written over, no part of the record."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from station_db.tables import PLACE
from station_db.turn import Turn


class PlaceRows:
    """The port `Places` over its table."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def keep(self, place: str, draft: Mapping[str, Any]) -> None:
        """Remember the place and the draft in hand.

        Raises:
            TypeError: the draft holds something that is not plain.
        """
        row = {"one": 1, "place": place, "draft": json.dumps(dict(draft))}
        self._turn.connection().execute(
            upsert(PLACE).values(**row).on_conflict_do_update(index_elements=["one"], set_=row)
        )

    def last(self) -> tuple[str, Mapping[str, Any]] | None:
        """What was kept last, or None."""
        row = self._turn.connection().execute(select(PLACE)).first()
        return (row.place, json.loads(row.draft)) if row is not None else None
