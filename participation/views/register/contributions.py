"""What was brought in for a traject and what was answered, for everybody; as a page, a table and a feed."""

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import policy
from participation.documents.contributions import export_contributions
from participation.documents.listings import OPENBARE_INBRENG
from participation.forms.contributions.public import OPEN, PublicFilterForm
from participation.models import Contribution, ContributionForm, Traject
from participation.rich_text import clean_text
from participation.selectors.public_fields import PublicView
from participation.services.contributions.public_page import (
    PublicContribution,
    narrowed_rows,
    newest_public,
    public_rows,
    public_view,
    public_views_of,
    with_facts_of,
    with_public_facts,
)
from participation.views.paging import page_of
from participation.views.register.kinds import OPGAVEN
from participation.views.register.lists import crumbs
from participation.views.tables import public_table_or_none
from samenwerking.accounts.request_limits import EXPORT, count_words, limited
from samenwerking.page_cache.public_page import public_page

PER_PAGE = 25
FEED_ITEMS = 50


def public_traject_or_404(slug: str) -> Traject:
    return get_object_or_404(policy.public_trajecten().select_related("opgave"), slug=slug)


def open_form_of(traject: Traject) -> ContributionForm | None:
    """The form, while anybody may send something in."""
    form: ContributionForm | None = getattr(traject, "contribution_form", None)
    return form if policy.contribution_form_is_open(form) else None


@public_page
@require_safe
def contribution_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The public contributions by pages of 25. Nothing here tells how many others there are."""
    traject = public_traject_or_404(slug)
    form = _filters(request, traject)
    count_words(request, form.chosen())
    found = _found(traject, form)
    if table := public_table_or_none(request, OPENBARE_INBRENG, found):
        return table
    page = page_of(request, found, PER_PAGE, searched="q" in form.chosen())
    context = {
        "traject": PublicView(traject),
        "form": form,
        "filtered": bool(form.chosen()),
        "page_obj": page,
        "rows": public_views_of(with_facts_of(page.object_list)),
        "formats": OPENBARE_INBRENG.formats,
        "may_give": open_form_of(traject) is not None,
        "crumbs": trail(traject),
    }
    return render(request, "participation/register/contributions.html", context)


@public_page
@require_safe
def contribution_one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One contribution with its answer, to link to."""
    traject = public_traject_or_404(slug)
    row = get_object_or_404(public_rows(traject), pk=pk)
    context = {"traject": PublicView(traject), "row": public_view(row), "crumbs": trail(traject, _("Bijdrage"))}
    return render(request, "participation/register/contribution.html", context)


@require_safe
@limited(EXPORT)
def contribution_export(request: HttpRequest, slug: str, file_format: str) -> HttpResponseBase:
    """The table at the address that it had before ``?formaat=`` (kept for who links to it)."""
    traject = public_traject_or_404(slug)
    return export_contributions(with_public_facts(_found(traject, _filters(request, traject))), file_format)


def _filters(request: HttpRequest, traject: Traject) -> PublicFilterForm:
    """Subjects of which everybody may read something."""
    named = policy.public_contributions().filter(traject=traject, group__isnull=False).order_by("group__title")
    groups = list(named.values_list("group", "group__title").distinct())
    return PublicFilterForm(request.GET, groups=groups)


def _found(traject: Traject, form: PublicFilterForm) -> QuerySet[Contribution]:
    chosen = form.chosen()
    answer = chosen.get("answer", "")
    return narrowed_rows(
        newest_public(traject),
        words=chosen.get("q", ""),
        group=chosen.get("group", ""),
        outcome="" if answer == OPEN else answer,
        open_only=answer == OPEN,
    )


def trail(traject: Traject, *last: str) -> list[dict[str, str]]:
    """Register, opgave, traject, the contributions, and a page beneath them."""
    listed = reverse("register:contributions", args=[traject.slug]) if last else ""
    return crumbs(
        OPGAVEN.crumb,
        {"title": traject.opgave.title, "url": traject.opgave.get_absolute_url()},
        {"title": traject.title, "url": traject.get_absolute_url()},
        {"title": _("Inbreng"), "url": listed},
        *({"title": title, "url": ""} for title in last),
    )


class ContributionFeed(Feed[PublicContribution, Traject]):
    """The newest public contributions of one traject; a moment is the day it came in."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Traject:
        return public_traject_or_404(kwargs["slug"])

    def title(self, traject: Traject) -> str:
        return _("Inbreng bij “%(title)s”") % {"title": clean_text(traject.title)}

    def link(self, traject: Traject) -> str:
        return reverse("register:contributions", args=[traject.slug])

    def items(self, traject: Traject) -> list[PublicContribution]:
        return public_views_of(with_facts_of(newest_public(traject)[:FEED_ITEMS]))

    def item_title(self, item: PublicContribution) -> str:  # type: ignore[override]  # Django's item may be any model
        return Truncator(clean_text(item.text)).words(12)

    def item_description(self, item: PublicContribution) -> str:  # type: ignore[override]  # narrower than any object, as a feed has one kind
        answer = f"\n\n{item.answer.outcome}: {item.answer.reason}" if item.answer else ""
        return clean_text(f"{item.text}{answer}")

    def item_link(self, item: PublicContribution) -> str:
        return item.url

    def item_pubdate(self, item: PublicContribution) -> datetime:
        return make_aware(datetime.combine(item.received_on, time(12)))


@public_page
@require_safe
def contribution_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Atom; asked for anew each time, for a contribution can be taken away."""
    response = ContributionFeed()(request, slug=slug)
    response["Cache-Control"] = "public, no-cache"
    return response
