"""The search index: the words of everything that was published, one row for each, and its sections."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import RawSQL

# The language of the register, and of a page that says nothing else.
LANGUAGE = "nl"
CONFIG = "dutch"


# Two words that no text has, so that one index finds "of this kind, in this language" along with the rest.
LABELS = "array_to_tsvector(ARRAY['kind=' || kind, 'lang=' || language])"


def _words(column: str, weight: str) -> str:
    """The words of a column in the dictionary of the row's own language (docs/decisions/0115).

    Without slashes: PostgreSQL takes "inwoners/bewoners" for one word, the path of a file.
    """
    return f"setweight(to_tsvector(pages_search_config(language), replace({column}, '/', ' ')), '{weight}')"


def _generated(*parts: str) -> models.GeneratedField:
    """A vector that PostgreSQL keeps in step with the row."""
    expression = RawSQL(" || ".join(parts), ())  # noqa: S611  # only the constants of this file
    return models.GeneratedField(expression=expression, output_field=SearchVectorField(), db_persist=True)


class SearchEntry(models.Model):
    """What can be found of one object. A row never makes anything visible.

    Whether somebody may see the object is asked of its source at every search (``pages.search.registry``),
    so a row that is out of date can hide something, never show it.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=12, default=LANGUAGE)
    title = models.CharField(max_length=255)
    keywords = models.TextField(blank=True)
    text = models.TextField(blank=True)
    # Words with accents, written without: who types "cooperatie" finds "coöperatie".
    plain_words = models.TextField(blank=True)
    # Fingerprint of all that was indexed: a save that changes no word writes nothing.
    digest = models.CharField(max_length=64, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    vector = _generated(
        _words("title", "A"), _words("keywords", "B"), _words("text", "D"), _words("plain_words", "D"), LABELS
    )
    title_vector = _generated(_words("title", "A"), LABELS)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once_per_object")]
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector"),
            GinIndex(fields=["title_vector"], name="search_entry_title_vector"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.title}"


class SearchSection(models.Model):
    """A part of an object under its own heading, with the name that a link can point to.

    Found only along with its entry: sections are looked into for the few hits on one page of results.
    """

    entry = models.ForeignKey(SearchEntry, models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=255)
    heading = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=12, default=LANGUAGE)
    vector = _generated(_words("heading", "A"), _words("text", "D"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["entry", "position"], name="search_section_once_per_place")]

    def __str__(self) -> str:
        return f"{self.entry_id}#{self.anchor}"
