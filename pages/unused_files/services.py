"""Deleting files that stand nowhere."""

from collections.abc import Collection

from django.db import transaction
from wagtail.log_actions import log

from pages.unused_files.selectors import unused
from samenwerking.accounts.models import User


@transaction.atomic
def delete_unused(*, kind: str, ids: Collection[int], user: User) -> int:
    """Delete those of the chosen files that are unused at this moment and that the person may delete.

    Returns how many went. One that somebody used in the meantime stays.
    """
    chosen = list(unused(kind, user).filter(pk__in=ids))
    for item in chosen:
        log(item, "wagtail.delete", user=user, deleted=True)
        item.delete()
    return len(chosen)
