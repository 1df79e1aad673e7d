"""Which edition of the glossary is in force."""

from secrets import randbits

from django.db import models

BITS = 62


class GlossaryEdition(models.Model):
    """One row with a mark that differs whenever a word is added, changed or removed (decision 0100).

    Every process keeps the words in its memory; it reads this mark along with the settings of the site and so
    notices at the next page that its words are old. The mark is drawn by lot: a counter would come to the same
    number again after a transaction that was undone.
    """

    ONLY = 1

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="glossary_edition_one_row")]

    def __str__(self) -> str:
        return str(self.number)


def next_edition() -> None:
    """From now on, what was read before is old."""
    GlossaryEdition.objects.update_or_create(pk=GlossaryEdition.ONLY, defaults={"number": randbits(BITS)})
