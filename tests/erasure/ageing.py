"""As if a long time had passed: then every term is over."""

import os
from datetime import timedelta

from django.conf import settings as site_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState

from pages.models import HelpedRemark, SearchMiss
from participation.models import BinnedPart, ContributionImport, EvaluationRound, RegisterImport
from participation.services.persons.kinds import PERSON_KINDS
from samenwerking.accounts.models import FailedTry

LONG_AGO = timedelta(days=400)


def grow_old() -> None:
    """As if every term were over."""
    before, today = timezone.now() - LONG_AGO, timezone.localdate() - timedelta(days=1)
    for kind in PERSON_KINDS:
        names = {field.name for field in kind.model._meta.fields}
        for name in {"retain_until", "erase_on"} & names:
            kind.model._default_manager.update(**{name: today})
    HelpedRemark.objects.update(erase_on=today)
    for upload in (ContributionImport, RegisterImport):
        upload.objects.update(created_at=before)
    EvaluationRound.objects.update(opens_on=before.date(), closes_on=before.date())
    SearchMiss.objects.update(month=before.date().replace(day=1))
    FormState.objects.update(last_updated_at=before)
    BinnedPart.objects.update(deleted_at=before)
    FailedTry.objects.update(tried_at=before)
    DBTaskResult.objects.update(finished_at=before, enqueued_at=before, status="FAILED")
    for path in (site_settings.PRIVATE_MEDIA_ROOT).rglob("*"):
        os.utime(path, (before.timestamp(), before.timestamp()))
