"""The search index: the words of everything that was published, one row for each."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.expressions import Combinable
from django.db.models.functions import Replace

CONFIG = "dutch"


def _words(field: str) -> Combinable:
    """A field without slashes: PostgreSQL takes "inwoners/bewoners" for one word, the path of a file."""
    return Replace(models.F(field), models.Value("/"), models.Value(" "), output_field=models.TextField())


class SearchEntry(models.Model):
    """What can be found of one object. A row never makes anything visible.

    Whether somebody may see the object is asked of its source at every search (``pages.search.registry``),
    so a row that is out of date can hide something, never show it.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=255)
    keywords = models.TextField(blank=True)
    text = models.TextField(blank=True)
    # Words with accents, written without: who types "cooperatie" finds "coöperatie".
    plain_words = models.TextField(blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    vector = models.GeneratedField(
        expression=SearchVector(_words("title"), weight="A", config=CONFIG)
        + SearchVector(_words("keywords"), weight="B", config=CONFIG)
        + SearchVector(_words("text"), weight="D", config=CONFIG)
        + SearchVector("plain_words", weight="D", config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once_per_object")]
        indexes = [GinIndex(fields=["vector"], name="search_entry_vector")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.title}"
