"""App configuration."""

from django.apps import AppConfig

from gerakan.foundation.ui.navigation import topbar


class SearchConfig(AppConfig):
    name = "gerakan.foundation.search"
    label = "search"

    def ready(self) -> None:
        """Put the search box into the top bar."""
        topbar.search_url_name = "search:search"
