"""A protected page of the wiki is only for who is logged in, until an editor decides otherwise (decision 0083)."""

from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction

from pages.models import GuidePage

from ..notes import Notes
from ..options import Protection

# Who may only not rename a page, or not upload over it, has no say in who reads it.
TELLING = frozenset({"edit", "read", ""})
NOBODY_IN_PARTICULAR = frozenset({"", "*", "user"})


def is_protected(restrictions: str) -> bool:
    """Whether the wiki keeps a page from some people: ``edit=sysop:move=sysop``, or ``sysop`` in old exports."""
    for part in restrictions.split(":"):
        action, _equals, level = part.rpartition("=")
        if action.strip() in TELLING and level.strip() not in NOBODY_IN_PARTICULAR:
            return True
    return False


def note_protection(restrictions: str, choice: Protection, notes: Notes) -> bool:
    """Whether the page must be restricted here; a line in the report either way."""
    if not restrictions:
        return False
    if is_protected(restrictions) and choice is Protection.RESTRICT:
        message = _(
            "De bladzijde is in de wiki beveiligd. Hier is zij, met wat eronder staat, alleen te zien na inloggen."
        )
        notes.approximated("protection", message, restrictions)
        return True
    message = _("De bladzijde is in de wiki beveiligd. Hier regelen rollen wie haar wijzigt; iedereen kan haar lezen.")
    notes.approximated("protection", message, restrictions)
    return False


def protect(page: GuidePage, *, restricted: bool) -> None:
    """Restricts a page once; what an editor set or lifted here is never undone by a page without protection."""
    if restricted and not PageViewRestriction.objects.filter(page_id=page.pk).exists():
        PageViewRestriction.objects.create(page_id=page.pk, restriction_type=PageViewRestriction.LOGIN)
