"""The one place where a faceless station is put together and taken apart."""

from app.assembly.opening import NotEnrolledYet, open_station, open_store
from app.assembly.records_desk import RecordsDesk
from app.assembly.station import Listeners, Station

__all__ = ["Listeners", "NotEnrolledYet", "RecordsDesk", "Station", "open_station", "open_store"]
