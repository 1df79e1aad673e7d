"""Which edition of the glossary is in force."""

from django.db import models, transaction
from django.db.models import F


class GlossaryEdition(models.Model):
    """One row with a number that goes up whenever a word is added, changed or removed (decision 0100).

    Every process keeps the words in its memory; it reads this number along with the settings of the site and so
    notices at the next page that its words are old.
    """

    ONLY = 1

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="glossary_edition_one_row")]

    def __str__(self) -> str:
        return str(self.number)


@transaction.atomic
def next_edition() -> None:
    """From now on, what was read before is old."""
    if not GlossaryEdition.objects.filter(pk=GlossaryEdition.ONLY).update(number=F("number") + 1):
        GlossaryEdition.objects.get_or_create(pk=GlossaryEdition.ONLY)
