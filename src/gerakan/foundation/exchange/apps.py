"""App configuration."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "gerakan.foundation.exchange"
    label = "exchange"
