"""Writing in as many processes as there are processors, each batch in a transaction of whoever writes it.

Pages have their place by then and old addresses lead to them, so it does not matter which batch is written first. What
batches share, tags and files, is made in turns (write/turns.py). Nothing of Django is imported here before a process
has set it up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .options import Options
from .workers import Workers

_write: Callable[[list[int]], None] | None = None


@dataclass(frozen=True)
class WritingRecipe:
    """What a process needs to write the same import; ``key`` and ``folder`` are those of its work list."""

    database: str
    key: str
    folder: Path
    under: int
    options: Options
    language: str


def writers(recipe: WritingRecipe, count: int) -> Workers:
    return Workers(_start, recipe, count)


def write_in(workers: Workers, batches: list[list[int]]) -> Iterator[None]:
    """Writes batches of items, known by their numbers; one result for each batch, in order."""
    return workers.map(_write_batch, batches)


def _start(recipe: WritingRecipe) -> None:
    from django.db import connection
    from django.utils import translation
    from wagtail.models import Page

    from .progress import Silent
    from .read.export import open_spool
    from .read.files import FileStore
    from .steps import Steps
    from .wiki import Wiki
    from .worklist import WorkList
    from .write.redirects import site_of

    connection.settings_dict["NAME"] = recipe.database
    translation.activate(recipe.language)
    work = WorkList(recipe.key, recipe.folder)
    export = open_spool(work.spool)
    under = Page.objects.get(pk=recipe.under)
    site = site_of(under)
    assert export is not None
    assert site is not None
    wiki = Wiki(export, FileStore(export, recipe.options.folder), now=work.job.started_at)
    global _write
    _write = Steps(work, wiki, under, site, recipe.options, Silent()).write_numbered


def _write_batch(numbers: list[int]) -> None:
    from .garbage import collect

    assert _write is not None
    _write(numbers)
    collect()
