"""Which mails the person who is logged in wants, and how often."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from participation.forms.mail_choices import MailChoicesForm
from participation.services.mail_choices import choices_of
from participation.views import crumbs
from participation.views.access import SignedInRequest, posted, signed_in
from samenwerking.outbox.broken import is_broken
from samenwerking.outbox.preferences import choose_rhythms


@signed_in
def mail_choices(request: SignedInRequest) -> HttpResponse:
    """The own choices only; every mail has a link to this page."""
    form = MailChoicesForm(posted(request), chosen=choices_of(request.user))
    if form.is_bound and form.is_valid():
        choose_rhythms(request.user, form.chosen())
        messages.success(request, _("Uw keuze is bewaard."))
        return redirect("werkplaats:mail_choices")
    context = {
        "form": form,
        "address": request.user.email,
        "broken": is_broken(request.user),
        "hour": settings.MAIL_DIGEST_HOUR,
        "weekday": WEEKDAYS[settings.MAIL_DIGEST_WEEKDAY],
        "crumbs": crumbs.start(_("Mijn mail")),
    }
    status = 422 if form.errors else 200
    return render(request, "participation/werkplaats/mail/choices.html", context, status=status)
