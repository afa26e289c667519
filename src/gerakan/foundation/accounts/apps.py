"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "gerakan.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Declare the rights before anybody asks."""
        import gerakan.foundation.accounts.permissions  # noqa: F401,PLC0415 - models must be loaded first
