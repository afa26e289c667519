"""App configuration."""

from django.apps import AppConfig

from gerakan.foundation.ui.navigation import topbar


class SearchConfig(AppConfig):
    name = "gerakan.foundation.search"
    label = "search"

    def ready(self) -> None:
        """Put the search box into the top bar; regions answer by themselves."""
        from gerakan.foundation.search.places import regions_called  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.search.sources import register_finder  # noqa: PLC0415 - apps must be loaded first

        register_finder("regions", regions_called)
        topbar.search_url_name = "search:search"
