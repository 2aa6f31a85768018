"""Sentence → parse, quantities, dates, actors, triggers, roles, status. Knows no coordinates."""

from geo.language.frames import Frame, frames
from geo.language.phrases.locations import BY_WAY, UNKNOWN
from geo.language.reading import Memory, Name, Reading, prose_of
from geo.language.syntax import parse, pipeline
from geo.language.text.actors import area_of
from geo.language.text.actors import find as find_actors
from geo.language.text.cast import Cast, cast_of
from geo.language.text.gate import may_hold_claim, promising, tells_of_forces
from geo.language.text.narratives import years_told
from geo.language.text.sentences import Sentence, split
from geo.language.text.units import ships as find_ships
from geo.language.vocabulary import is_type_name, may_name_place
from geo.language.whose.salience import ranked as ranked_owners

__all__ = [
    "BY_WAY",
    "UNKNOWN",
    "Cast",
    "Frame",
    "Memory",
    "Name",
    "Reading",
    "Sentence",
    "area_of",
    "cast_of",
    "find_actors",
    "find_ships",
    "frames",
    "is_type_name",
    "may_hold_claim",
    "may_name_place",
    "parse",
    "pipeline",
    "promising",
    "prose_of",
    "ranked_owners",
    "split",
    "tells_of_forces",
    "years_told",
]  # fmt: skip
