"""Rows that nobody changes once what they belong to is closed, not even a program."""

from collections.abc import Iterable
from typing import Any

from django.db import models


class KeptQuerySet(models.QuerySet[Any]):
    """Refuses to change rows that are closed; `closed` says which, `still` which fields may follow later."""

    closed = models.Q()
    still: frozenset[str] = frozenset()

    def update(self, **kwargs: Any) -> int:
        if set(kwargs) - self.still:
            self.refuse_closed()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self.refuse_closed()
        return super().delete()

    def bulk_update(self, objs: Iterable[Any], fields: Any, batch_size: int | None = None) -> int:
        rows = list(objs)
        self.model._default_manager.filter(pk__in=[row.pk for row in rows]).refuse_closed()
        return super().bulk_update(rows, fields, batch_size)

    def refuse_closed(self) -> None:
        """Raises TypeError when one of these rows is closed."""
        if self.order_by().filter(self.closed).exists():
            raise TypeError("this is closed and kept")


class Kept(models.Model):
    """One such row; its state is read again, not believed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_closed()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_closed()
        return super().delete(*args, **kwargs)

    def refuse_closed(self) -> None:
        """Raises TypeError when this row is closed."""
        if self.pk:
            type(self)._default_manager.filter(pk=self.pk).refuse_closed()  # type: ignore[attr-defined]
