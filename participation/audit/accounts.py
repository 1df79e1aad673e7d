"""What happens to accounts and roles, for the record of events. Accounts tell it; they do not know the register."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from participation.choices import AuditAction
from participation.models import AuditEntry
from samenwerking.accounts.events import AccountAction, account_event
from samenwerking.accounts.models import User
from samenwerking.accounts.naming import MORE, Naming

from .chain import write_entry


def connect() -> None:
    account_event.connect(_note, dispatch_uid="participation.audit.accounts")
    if _rows_about not in MORE:
        MORE.append(_rows_about)


def _note(*, action: AccountAction, by: User | None, about: Model, facts: dict[str, Any], **kwargs: Any) -> None:
    """In the transaction of the event itself."""
    write_entry(by, AuditAction(action.value), about, None, **facts)


def _rows_about(user: User) -> Naming | None:
    """Rows name an account by its number, also where no key of the database points to it."""
    rows = AuditEntry.objects.filter(object_type=str(User._meta.model_name), object_id=user.pk)
    return Naming(_("gebeurtenissen in het verslag"), rows.count())
