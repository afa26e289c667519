"""Rows of a frozen result: nobody changes them, not even a program."""

from collections.abc import Iterable
from typing import Any

from django.db import models

SEALED = ("frozen", "published")


class SealedQuerySet(models.QuerySet[Any]):
    """Refuses to change rows whose result is frozen; `path` leads to the plenary."""

    path = "plenary"

    def update(self, **kwargs: Any) -> int:
        self.refuse_sealed()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self.refuse_sealed()
        return super().delete()

    def bulk_update(self, objs: Iterable[Any], fields: Any, batch_size: int | None = None) -> int:
        rows = list(objs)
        self.model._default_manager.filter(pk__in=[row.pk for row in rows]).refuse_sealed()
        return super().bulk_update(rows, fields, batch_size)

    def refuse_sealed(self) -> None:
        """Raises TypeError when any of these rows is frozen."""
        if self.order_by().filter(**{f"{self.path}__state__in": SEALED}).exists():
            raise TypeError("this result is frozen")


class Sealed(models.Model):
    """A row that belongs to a result."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_sealed()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_sealed()
        return super().delete(*args, **kwargs)

    def refuse_sealed(self) -> None:
        """Also a row that would be added; the state is read again, not believed."""
        above: models.Model = self
        for step in type(self)._default_manager.all().path.split("__"):  # type: ignore[attr-defined]
            above = getattr(above, step)
        if type(above)._default_manager.filter(pk=above.pk, state__in=SEALED).exists():
            raise TypeError("this result is frozen")
