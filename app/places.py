"""Where resources and records lie."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one station.

    `mark` lies beside `records` on purpose: the high-water mark must not vanish with the database.
    """

    records: Path
    mark: Path

    @property
    def station_file(self) -> Path:
        """The settings of this station."""
        return self.records / "station.toml"

    @property
    def site_limits(self) -> Path:
        """The limits that this site has set tighter than the library; the file may be absent."""
        return self.records / "limits_site.toml"

    @property
    def site_check_weights(self) -> Path:
        """The check weights of this site; the file may be absent."""
        return self.records / "check_weights_site.toml"

    @property
    def photographs(self) -> Path:
        """Photographs, named by content."""
        return self.records / "photos"

    @property
    def documents(self) -> Path:
        """Procedure documents drafted and published here, named by content."""
        return self.records / "procedures"

    @property
    def incoming(self) -> Path:
        """Where people put documents that they want to bring in; it may be absent."""
        return self.records / "import"

    @property
    def proofs(self) -> Path:
        """What proving the documents came to, so that it is not done at every start."""
        return self.records / "proofs.json"

    def backups(self, folder: str = "") -> Path:
        """Where backups lie: the folder of the settings, or one beside the records."""
        return Path(folder) if folder else self.records / "backups"

    @property
    def crash_file(self) -> Path:
        """The last unexpected fault, shown at the next start."""
        return self.records / "last-fault.txt"


def packaged() -> bool:
    """Whether this is the frozen program of a package and not the project's folder."""
    return bool(getattr(sys, "frozen", False))


def program() -> str:
    """What people type to start this program."""
    return "packbench" if packaged() else "./station"


def resources() -> Path:
    """The folder of fonts, catalogues and translations: beside the code."""
    return Path(__file__).resolve().parent.parent / "resources"


def station_places(records: Path | None = None) -> Places:
    """The folders of a station: those given, or the XDG ones of whoever started it."""
    if records is not None:
        full = records.absolute()
        return Places(full, full.with_name(full.name + "-mark"))
    return Places(_xdg("XDG_DATA_HOME", ".local/share"), _xdg("XDG_STATE_HOME", ".local/state"))


def _xdg(variable: str, fallback: str) -> Path:
    given = os.environ.get(variable, "")
    # The XDG rules say that a relative path counts as not set.
    base = Path(given) if given and Path(given).is_absolute() else Path.home() / fallback
    return base / "packbench"
