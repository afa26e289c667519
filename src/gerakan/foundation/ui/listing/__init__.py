"""The one list of Gerakan: declare it once, get search, filters, sort, pages, columns, totals, bulk acts and export."""

from gerakan.foundation.ui.listing.columns import Column
from gerakan.foundation.ui.listing.declaration import BulkAction, Empty, Listing
from gerakan.foundation.ui.listing.filters import Choice, Dates, Filter, Range, Tick
from gerakan.foundation.ui.listing.page import ListingPage

__all__ = [
    "BulkAction",
    "Choice",
    "Column",
    "Dates",
    "Empty",
    "Filter",
    "Listing",
    "ListingPage",
    "Range",
    "Tick",
]
