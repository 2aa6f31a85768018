"""What one visitor is looking at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.dashboard.own import Own
from geo.filters import Filters
from geo.maps import usual_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from typing import BinaryIO

    from geo.dashboard.own import Source
    from geo.maps import Clock, MapReport, Symbols, Window
    from geo.model import Article


@dataclass(slots=True)
class Order:
    """How the table is sorted, and how many of its rows are sent to the browser."""

    column: str = ""
    descending: bool = True
    rows: int = 20


@dataclass(slots=True)
class View:
    """The date and its clock, the filters, the selection, the map's view and how much of its news was heard.

    ``selected`` is a deployment's id. ``window`` None is the clock's usual one. ``map_view`` is latitude,
    longitude and zoom. ``heard`` is the count of the map's last report: an answer to an older one must not
    undo what the user has done since. ``tours`` counts how often the tour was asked for. ``source`` says whether
    the map tells of the articles that the app opened with, of the visitor's ``own``, or of both.
    """

    day: date | None = None
    clock: Clock = "as of"
    window: Window | None = None
    selected: str | None = None
    filters: Filters = field(default_factory=Filters)
    symbols: Symbols = "plain"
    map_view: tuple[float, float, float] | None = None
    heard: int = 0
    order: Order = field(default_factory=Order)
    tours: int = 0
    own: Own = field(default_factory=Own)
    source: Source = "opened"

    def clamp(self, first: date | None, last: date | None) -> None:
        """Bring the day within the days that there are; without one, go to the last."""
        if first is None or last is None:
            self.day = None
        else:
            self.day = min(max(self.day or last, first), last)

    def take(self, articles: Iterable[Article], *, on_article: Callable[[Article], None]) -> int:
        """Read articles of the visitor's own and turn to them; return how many are new."""
        return self._turn_to_own(self.own.add(articles, on_article=on_article))

    def open(self, work: bytes | BinaryIO) -> int:
        """Take over saved work and turn to it; return how many of its articles are new.

        Raises
        ------
        geo.store.WorkFileError
            If it is no work file.
        """
        return self._turn_to_own(self.own.open(work))

    def _turn_to_own(self, number: int) -> int:
        if number:
            self.turn_to("own" if self.source == "opened" else self.source)
        return number

    def turn_to(self, source: Source) -> None:
        """Show other articles: what was looked at in the former ones means nothing in these."""
        self.source = source
        self.day = self.selected = self.map_view = None
        self.filters = Filters()
        self.leave_map()

    def leave_map(self) -> None:
        """Leave the map: the next one is made anew and counts its reports from nothing."""
        self.heard = 0

    def forget(self) -> None:
        """Forget the visitor's own articles."""
        self.own = Own()
        self.turn_to("opened")

    def hear(self, report: MapReport | None) -> None:
        """Take over what was done on the map; of one that was only moved, where it is now."""
        if report is None:
            return
        self.map_view = report.view
        if report.count <= self.heard:
            return
        self.heard = report.count
        self.day, self.clock = report.day, report.clock
        self.window = None if report.window == usual_window(report.clock) else report.window
        self.selected, self.symbols = report.selected, report.symbols
        self.filters = replace(self.filters, area=report.area)
