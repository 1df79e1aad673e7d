"""What the register hands to the guide: public trajecten that used a page (DESIGN section 3, rules 2 to 4).

A traject used a page when it names the instrument, or answered one of the page's questions. That a question was
answered is as public as the answer: an internal answer counts nowhere.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages.applied.registry import Use, register_uses
from pages.models import MethodCellPage
from participation import policy
from participation.choices import Publicity
from participation.models import Answer, Traject


class TrajectUses:
    """Trajecten as uses, read in parts."""

    def __init__(self, trajecten: QuerySet[Traject]) -> None:
        self._trajecten = trajecten

    def __len__(self) -> int:
        return self._trajecten.count()

    def __getitem__(self, part: slice) -> Sequence[Use]:
        rows = self._trajecten.select_related("opgave")[part]
        return [Use(row.title, row.get_absolute_url(), (str(row.stage.label), row.opgave.title)) for row in rows]


class TrajectUseSource:
    """Public trajecten, those that began last first."""

    label: str | Promise = _("Trajecten")

    def uses_of(self, page: Page, cell: MethodCellPage | None) -> TrajectUses:
        asked = Q(question__guide_page_id=page.pk)
        if cell is not None:
            asked |= Q(question__process=cell.process, question__element=cell.element)
        answered = Answer.objects.filter(
            asked, traject=OuterRef("pk"), is_current=True, publicity=Publicity.PUBLIC, question__active=True
        )
        named = Traject.instruments.through.objects.filter(traject_id=OuterRef("pk"), instrumentpage_id=page.pk)
        trajecten = policy.public_trajecten().filter(Exists(named) | Exists(answered))
        return TrajectUses(trajecten.order_by("-start_date", "-pk"))


def connect() -> None:
    """Called once, when the site starts."""
    register_uses(TrajectUseSource())
