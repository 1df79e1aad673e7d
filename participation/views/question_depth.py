"""Choosing how deep a traject goes into the questions of the method."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.forms.depth import DepthForm
from participation.services.trajecten import save_traject
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in, traject_or_404
from participation.views.saving import try_save


@signed_in
def question_depth(request: SignedInRequest, slug: str) -> HttpResponse:
    """Which layers of questions this traject answers, with the reason."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_edit(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    form = DepthForm(posted(request), instance=traject, user=request.user)
    attempt = try_save(
        form,
        lambda: save_traject(
            user=request.user, traject=traject, data=form.record_data(), base_version=form.cleaned_data["base_version"]
        ),
    )
    back = reverse("werkplaats:questions", args=[slug])
    if attempt.saved:
        messages.success(request, _("Uw keuze is bewaard."))
        return redirect(back)
    trail = [*crumbs.beneath(request, traject), {"title": _("Vragen"), "url": back}]
    context = attempt.context | {"traject": traject, "crumbs": [*trail, {"title": _("Hoe diep gaat u?"), "url": ""}]}
    return render(request, "participation/werkplaats/question_depth.html", context, status=attempt.status)
