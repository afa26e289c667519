"""Keeping the index: call `put` and `forget` in the command that changes a thing."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from gerakan.foundation.search.models import SearchEntry
from gerakan.foundation.search.sources import Source, source, sources
from gerakan.foundation.search.words import index_words

BATCH = 200


def put(kind: str, *things: models.Model) -> None:
    """Index these things anew."""
    _replace(source(kind), things)


def forget(kind: str, *things: models.Model) -> None:
    """Take these things out of the index."""
    SearchEntry.objects.filter(kind=kind, object_id__in=[str(thing.pk) for thing in things]).delete()


def rebuild(kind: str = "") -> dict[str, int]:
    """Index everything (of one kind) anew; returns how many entries each kind has."""
    chosen = [source(kind)] if kind else sources()
    with transaction.atomic():
        if not kind:
            SearchEntry.objects.exclude(kind__in=[each.kind for each in chosen]).delete()
        return {each.kind: _rebuild(each) for each in chosen}


def _rebuild(each: Source) -> int:
    SearchEntry.objects.filter(kind=each.kind).delete()
    batch: list[Any] = []
    for thing in each.rows().order_by("pk").iterator(chunk_size=BATCH):
        batch.append(thing)
        if len(batch) == BATCH:
            _add(each, batch)
            batch = []
    _add(each, batch)
    return SearchEntry.objects.filter(kind=each.kind).count()


def _replace(each: Source, things: Iterable[models.Model]) -> None:
    rows = list(things)
    with transaction.atomic():
        forget(each.kind, *rows)
        _add(each, rows)


def _add(each: Source, things: Iterable[models.Model]) -> None:
    SearchEntry.objects.bulk_create(
        SearchEntry(
            kind=each.kind,
            object_id=str(thing.pk),
            part=entry.part,
            title=entry.title[:300],
            body=entry.body,
            place=entry.place,
            url=entry.url,
            region_code=entry.region_code,
            title_stems=index_words([entry.title]),
            stems=index_words([entry.title, entry.body]),
        )
        for thing in things
        for entry in each.to_entries(thing)
    )
