"""A colleague sends somebody outside a new private link, or erases who it was; asked before it is done."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from participation.services.private_contacts import Record, erase_private_contact, renew_private_link
from participation.views.access import SignedInRequest, posted
from participation.views.acting import act_page
from participation.views.crumbs import Crumb


def link_page(request: SignedInRequest, record: Record, *, trail: list[Crumb], explanation: str) -> HttpResponse:
    return act_page(
        request,
        forms.Form(posted(request)),
        lambda: renew_private_link(record=record, user=request.user),
        title=_("Stuur een nieuwe link"),
        button=_("Stuur een nieuwe link"),
        done=_("De nieuwe link is onderweg. De oude werkt niet meer."),
        back=record.get_workspace_url(),
        trail=trail,
        explanation=explanation,
    )


def erase_page(request: SignedInRequest, record: Record, *, trail: list[Crumb], explanation: str) -> HttpResponse:
    return act_page(
        request,
        forms.Form(posted(request)),
        lambda: erase_private_contact(record=record, user=request.user),
        title=_("Wis de contactgegevens"),
        button=_("Wis de contactgegevens"),
        done=_("De contactgegevens zijn gewist."),
        back=record.get_workspace_url(),
        trail=trail,
        explanation=explanation,
        danger=True,
    )
