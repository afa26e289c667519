"""A batch with its file open: tables, columns, names and preview, each computed once and only when asked for."""

from dataclasses import replace
from functools import cached_property

from gerakan.foundation.access import Actor
from gerakan.foundation.exchange import read_tables
from gerakan.foundation.exchange.layout import heading_at
from gerakan.foundation.exchange.table import Table
from gerakan.foundation.indicators import permissions, preview, queries
from gerakan.foundation.indicators.mapping import TableMapping, guess, headings_hash, remembered
from gerakan.foundation.indicators.models import ImportBatch, Indicator, RememberedMapping
from gerakan.foundation.indicators.naming import Names
from gerakan.foundation.regions.finder import RegionFinder
from gerakan.foundation.regions.queries import region_finder


class Delivery:
    """Reads; never writes."""

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch

    @cached_property
    def tables(self) -> list[Table]:
        """The file's sheets."""
        with self.batch.file.open("rb") as file:
            return read_tables(self.batch.name, file.read())

    @cached_property
    def mapping(self) -> TableMapping:
        """As a person left it, else as remembered, else as guessed."""
        return TableMapping.from_json(self.batch.mapping) if self.batch.mapping else self.guess()

    def guess(self, sheet: str = "") -> TableMapping:
        """The reading to begin with: last time's for the same headings, else from the headings themselves."""
        tables = [table for table in self.tables if table.name == sheet] or self.tables
        guesses = [guess(table, self.indicators, name=self.batch.name) for table in tables]
        best = max(guesses, key=lambda found: (not found.problems(), len(found.figures)))
        hashed = headings_hash(best.heading_of(self.table_named(best.sheet)).labels)
        known = RememberedMapping.objects.filter(organisation=self.batch.organisation, headings_hash=hashed).first()
        return remembered(known.mapping, best) if known else best

    def guess_at(self, said: TableMapping) -> TableMapping:
        """Columns guessed anew after a person chose the sheet or said where the heading is."""
        table = self.table_named(said.sheet)
        is_other_sheet = said.sheet != self.mapping.sheet
        heading = None if is_other_sheet else heading_at(table, said.heading_row, said.heading_count)
        found = guess(table, self.indicators, name=self.batch.name, heading=heading)
        return replace(found, decimal=said.decimal, year=said.year or found.year)

    def table_named(self, sheet: str) -> Table:
        """The sheet of this name, else the first."""
        return next((table for table in self.tables if table.name == sheet), self.tables[0])

    @property
    def table(self) -> Table:
        """The sheet that is imported."""
        return self.table_named(self.mapping.sheet)

    @property
    def cell_count(self) -> int:
        """How many values it may hold at most; cheap, for choosing whether to work at once or in the background."""
        return len(self.table.rows) * (1 if self.mapping.is_long else len(self.mapping.figures))

    @cached_property
    def indicators(self) -> list[Indicator]:
        """What the sender may deliver."""
        return queries.indicators_of(self.batch)

    @cached_property
    def finder(self) -> RegionFinder:
        """The register as it stands."""
        return region_finder()

    @cached_property
    def preview(self) -> preview.Preview:
        """What applying would do at this moment."""
        return preview.compute(
            self.table,
            self.mapping,
            indicators=self.indicators,
            finder=self.finder,
            decisions=queries.earlier_decisions(self.batch) | self.batch.decisions,
            current=queries.current_values,
        )

    @property
    def names(self) -> Names:
        """How the regions are written."""
        return self.preview.names

    @cached_property
    def used(self) -> list[Indicator]:
        """Indicators that values would be written for."""
        touched = {change.key.indicator_id for change in self.preview.changes}
        return [indicator for indicator in self.indicators if indicator.pk in touched]

    def forbidden_to(self, user: Actor | str) -> list[Indicator]:
        """Those of them that this person may not fill."""
        if isinstance(user, str):
            return []
        return [indicator for indicator in self.used if not permissions.FILL.allows(user, indicator)]
