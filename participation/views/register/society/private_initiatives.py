"""An initiative behind the private link: what became of it, changing it, still right or not, taking it back."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from participation.exceptions import ParticipationError, StaleVersion
from participation.forms.service_errors import show_errors
from participation.forms.society.initiative import ChangeForm, OwnContactForm
from participation.models import Initiative, InitiativeContact
from participation.services.initiatives.contacts import (
    check_initiative,
    save_own_contact,
    withdraw_initiative,
)
from participation.services.initiatives.reading import change_rows
from participation.services.initiatives.writing import change_own_initiative
from participation.services.private_links import contact_by_secret
from participation.views.register.lists import crumbs
from participation.views.register.society.own import FOLDER, own_act, own_erase, own_link, own_page
from samenwerking.public_forms import without_cookie


def _contact(secret: str) -> InitiativeContact:
    """The same answer for a link that was and one that never was."""
    contact = contact_by_secret(InitiativeContact, secret)
    if contact is None:
        raise Http404
    contact.initiative = Initiative.objects.select_related("change").get(pk=contact.initiative_id)
    return contact


def _page(secret: str, done: str = "") -> str:
    address = reverse("register:initiative_private", args=[secret])
    return f"{address}?{done}=1" if done else address


@never_cache
@require_safe
def initiative_private(request: HttpRequest, secret: str) -> HttpResponse:
    """For who has the link."""
    contact = _contact(secret)
    context = {
        "initiative": contact.initiative,
        "contact": contact,
        "changes": change_rows(contact.initiative),
        "secret": secret,
        "crumbs": crumbs({"title": _("Uw initiatief"), "url": ""}),
    }
    return render(request, f"{FOLDER}/initiative_private.html", context)


@own_page
def initiative_own_edit(request: HttpRequest, secret: str) -> HttpResponse:
    """Change the texts. What is on the register changes after a judgement."""
    contact = _contact(secret)
    form = ChangeForm(request.POST or None, request=request, initiative=contact.initiative)
    waits: list[bool] = []
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["base_version"]
        if _saved(form, lambda: waits.append(_changed(contact, form, version))):
            return redirect(_page(secret, "wacht" if waits[0] else "bewaard"))
    return _form_page(request, form, secret, _("Uw initiatief wijzigen"))


def _changed(contact: InitiativeContact, form: ChangeForm, version: int) -> bool:
    return change_own_initiative(contact=contact, data=form.own_data(), base_version=version)


@own_page
def initiative_own_contact(request: HttpRequest, secret: str) -> HttpResponse:
    """The own data, and whether they stand on the register."""
    contact = _contact(secret)
    form = OwnContactForm(request.POST or None, request=request, contact=contact)
    if form.is_bound and form.is_valid():
        public = form.cleaned_data["is_public"]
        if _saved(form, lambda: save_own_contact(contact=contact, data=form.contact, is_public=public)):
            return redirect(_page(secret, "bewaard"))
    return _form_page(request, form, secret, _("Uw gegevens"))


def _form_page(request: HttpRequest, form: ChangeForm | OwnContactForm, secret: str, title: str) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "back": _page(secret),
        "crumbs": crumbs({"title": _("Uw initiatief"), "url": _page(secret)}, {"title": title, "url": ""}),
    }
    return render(request, f"{FOLDER}/own_form.html", context, status=422 if form.errors else form.status)


def _saved(form: ChangeForm | OwnContactForm, act: Callable[[], object]) -> bool:
    try:
        act()
    except ValidationError as error:
        show_errors(form, error)
    except StaleVersion as stale:
        form.add_error(None, _("De gemeente heeft dit intussen gewijzigd. Uw tekst staat er nog. Verstuur opnieuw."))
        form.data["base_version"] = str(getattr(stale.current, "version", 0))  # type: ignore[index]  # a copy
    except ParticipationError as refusal:
        form.add_error(None, str(refusal.message))
    else:
        return True
    return False


@never_cache
@without_cookie
@require_POST
def initiative_own_check(request: HttpRequest, secret: str) -> HttpResponse:
    """Still right. Twice is once."""
    check_initiative(contact=_contact(secret))
    return redirect(_page(secret, "klopt"))


@own_page
def initiative_own_link(request: HttpRequest, secret: str) -> HttpResponse:
    return own_link(request, _contact(secret).initiative, page=_page, secret=secret)


@own_page
def initiative_own_erase(request: HttpRequest, secret: str) -> HttpResponse:
    return own_erase(
        request,
        _contact(secret).initiative,
        after=f"{reverse('register:initiatives')}?gewist=gegevens",
        back=_page(secret),
        explanation=_(
            "Uw initiatief blijft staan. Uw naam en adres zijn weg, deze link werkt niet meer en u krijgt geen mail."
        ),
    )


@own_page
def initiative_own_withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """Take it all back."""
    contact = _contact(secret)

    def withdraw() -> str:
        withdraw_initiative(contact=contact)
        return f"{reverse('register:initiatives')}?gewist=alles"

    return own_act(
        request,
        withdraw,
        title=_("Trek mijn initiatief in"),
        explanation=_(
            "Uw initiatief gaat van het register. Uw teksten, naam en adres zijn daarna weg en komen niet terug."
        ),
        button=_("Trek in en wis alles"),
        back=_page(secret),
        danger=True,
    )
