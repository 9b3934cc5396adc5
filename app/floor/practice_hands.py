"""The practice plant's hands: what people would do there, asked for by a face that plays a shift."""

from typing import Protocol

from app.domain.gas import Gas
from app.domain.output import OutputCode
from app.domain.scale_fitness import ScaleRole


class Plant(Protocol):
    """The practice plant's hands: there only where nothing is real."""

    def next_pack(self) -> None:
        """The next pack stands there: its label is not yet before the camera, and the scale is empty."""

    def show_label(self) -> None:
        """The present pack's label is held before the camera."""

    def show_badge(self, number: int) -> None:
        """Somebody holds a practice badge to the camera."""

    def put_on(self) -> None:
        """The pack is set on the scale."""

    def take_off(self) -> None:
        """The pack is lifted off the scale."""

    def show_code(self, text: str) -> None:
        """A label with this code is held before the camera: a pack at the bench, a container, one of ours."""

    def bring_to_bench(self, mass_mg: int | None = None) -> None:
        """The next pack lies on the bench: whole, live, and no probe on it.

        Where its mass is known its six modules weigh what its other parts leave of it, so that it adds up.
        """

    def unplug(self) -> None:
        """The service plug is pulled and locked; a stuck contactor leaves the terminals above the limit."""

    def isolate(self) -> None:
        """The stuck contactor is opened too: the terminals are dead from here on."""

    def cut_sections(self) -> None:
        """The first busbars are cut: from here on the points to probe are the sections."""

    def probe(self, point: int) -> None:
        """The probes are put on a point of the present pack, counted from 1; lifted first if they were on."""

    def probe_off(self) -> None:
        """The probes are lifted and touch nothing."""

    def put_part(self, code: OutputCode, *, in_container: bool = False) -> None:
        """An output is laid on the empty parts scale, alone or in a container like `put_container`'s."""

    def put_container(self) -> None:
        """An empty container is set on the empty parts scale."""

    def take_part(self) -> None:
        """Whatever lies on the parts scale is taken off."""

    def put_check_weight(self, scale: ScaleRole, milligrams: int) -> None:
        """A check weight is set on a scale, whatever lay there."""

    def unplug_parts_scale(self) -> None:
        """Somebody stumbles over the cable of the parts scale."""

    def plug_in_parts_scale(self) -> None:
        """The cable is put back; what lay on the scale still lies there, and its tare is forgotten."""

    def let_out(self, gas: Gas, ppm: int) -> None:
        """So much of a gas comes out of the present pack, and stays until the air is changed."""

    def air(self) -> None:
        """The air over the bench is changed: what was let out fades."""
