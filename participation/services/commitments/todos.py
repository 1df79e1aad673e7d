"""Promises on the first page of the werkplaats: what I have to keep soon, and what is late in the dossiers I lead."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.models import Commitment, CommitmentTerms
from participation.services.expectations import Todo
from samenwerking.accounts.models import User

SHOWN = 20


def commitment_todos(user: User) -> list[Todo]:
    """The nearest day first; two queries."""
    today = timezone.localdate()
    soon = today + timedelta(days=CommitmentTerms.current().reminder or 0)
    own = Q(pk__in=policy.awaited_commitments(user).order_by().values("pk"), due_date__lte=soon)
    led = Q(pk__in=policy.led_commitments(user).order_by().values("pk"), due_date__lt=today)
    found = Commitment.objects.filter(own | led).select_related("traject", "owner").order_by("due_date", "pk")
    return [_todo(user, commitment) for commitment in found[:SHOWN]]


def _todo(user: User, commitment: Commitment) -> Todo:
    own = commitment.owner_id == user.pk
    title = _("Kom een toezegging na") if own else _("Een toezegging is te laat")
    text = "" if own else _("%(name)s doet dit.") % {"name": commitment.owner}
    return Todo(
        title,
        text,
        commitment.due_date,
        commitment.get_workspace_url(),
        paper=commitment.promise,
        dossier=commitment.traject.title,
    )
