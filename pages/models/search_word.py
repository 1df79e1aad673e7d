"""Words that were published at some time, to look for the nearest to one that finds nothing."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchWord(models.Model):
    """One word as it is written. Being here makes it no secret and no suggestion: see ``pages.search.nearest``."""

    word = models.CharField(max_length=40, unique=True)
    # What is left of its beginning with at most two letters taken out (docs/decisions/0116).
    remains = ArrayField(models.CharField(max_length=10))

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["remains"], name="search_word_remains")]

    def __str__(self) -> str:
        return self.word
