"""Sentences for the codes of packs that go from one of our stations to another."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "handon.not_stored": QT_TRANSLATE_NOOP(
        "Wording", "{tag} is not in store. Only what is in store and sound is handed on."
    ),
    "handon.opened": QT_TRANSLATE_NOOP("Wording", "{tag} was opened here. It is finished here."),
    "handon.no_station": QT_TRANSLATE_NOOP(
        "Wording", "{text} is no station's mark. Scan a traveller of that station."
    ),
    "handon.to_itself": QT_TRANSLATE_NOOP("Wording", "{mark} is this station. Choose another one."),
    "handon.paper_went_with_it": QT_TRANSLATE_NOOP(
        "Wording", "{tag} was handed on with its traveller. No second one is printed."
    ),
    "comeback.scan_traveller": QT_TRANSLATE_NOOP(
        "Wording", "Scan the traveller that it went with. No other code proves it."
    ),
    "comeback.not_ours": QT_TRANSLATE_NOOP(
        "Wording", "This traveller is another station's. Take the pack over: New pack."
    ),
    "comeback.not_gone": QT_TRANSLATE_NOOP("Wording", "{tag} is here by our record. It was not handed on."),
    "paper.handed_on": QT_TRANSLATE_NOOP(
        "Wording", "{tag} was handed on. If it is back, say so in the queue first."
    ),
    "paper.void": QT_TRANSLATE_NOOP(
        "Wording", "{tag}: this traveller is void. Print its new one, scan that."
    ),
    "paper.of_another_station": QT_TRANSLATE_NOOP(
        "Wording", "Another station's traveller. Take the pack over first: queue, New pack."
    ),
    "remote.taken_over": QT_TRANSLATE_NOOP(
        "Wording", "{station} has taken {tag} over, {at}. It is not opened here. Call the supervisor."
    ),
    "takeover.no_traveller": QT_TRANSLATE_NOOP(
        "Wording", "This is no sound traveller. Scan the one on the pack once more."
    ),
    "takeover.own_paper": QT_TRANSLATE_NOOP(
        "Wording", "This traveller is our own. Look for the pack in the queue."
    ),
    "takeover.paper_known": QT_TRANSLATE_NOOP(
        "Wording", "A pack was set apart here under this traveller. Look for it in the queue."
    ),
    "takeover.paper_used": QT_TRANSLATE_NOOP(
        "Wording", "This traveller has served here already. Keep the pack shut and call the supervisor."
    ),
    "takeover.taken_by_other": QT_TRANSLATE_NOOP(
        "Wording", "{station} took it over by this traveller, {at}. Keep it shut, call the supervisor."
    ),
}
