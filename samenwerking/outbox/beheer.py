"""The page of Beheer about mail that did not arrive."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenwerking.accounts.models import User

from .outside import outside_problems, try_outside_again
from .problems import address_is_wrong, let_go, people_with_problems, problems_of, try_again

PERMISSION = "outbox.change_outgoingmail"
PER_PAGE = 50


def _demand(request: HttpRequest) -> User:
    """Raises PermissionDenied for who does not keep accounts."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(PERMISSION):
        raise PermissionDenied
    return user


@require_safe
def mail_problems(request: HttpRequest) -> HttpResponse:
    _demand(request)
    page = Paginator(people_with_problems(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page": page, "problems": problems_of(page.object_list), "outside": outside_problems()}
    return render(request, "outbox/beheer/problems.html", context)


@require_POST
def outside_mail_again(request: HttpRequest, name: str) -> HttpResponse:
    """Mail of this sort to residents goes once more; a sort that is not there does not exist."""
    _demand(request)
    try:
        count = try_outside_again(name)
    except KeyError:
        raise Http404 from None
    said = ngettext("%(count)d mail gaat opnieuw op weg.", "%(count)d mails gaan opnieuw op weg.", count)
    messages.success(request, said % {"count": count})
    return redirect("mail_problems")


@require_POST
def mail_problem_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again, put the address aside, or let it rest."""
    user = _demand(request)
    person = get_object_or_404(User, pk=pk)
    act = request.POST.get("act")
    if act == "again":
        count = try_again(person)
        said = ngettext("%(count)d mail gaat opnieuw op weg.", "%(count)d mails gaan opnieuw op weg.", count)
        messages.success(request, said % {"count": count})
    elif act == "wrong":
        address_is_wrong(person, by=user)
        messages.success(request, _("Naar dit adres gaat geen mail meer, tot het verandert of u opnieuw probeert."))
    elif act == "seen":
        let_go(person)
        messages.success(request, _("Deze mails staan niet meer in de lijst."))
    return redirect("mail_problems")
