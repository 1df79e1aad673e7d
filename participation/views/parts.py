"""Parts of a traject. Each is found through its own traject, so a foreign one does not exist (TRAPS)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import audit, policy
from participation.forms.lesson import LessonForm
from participation.forms.traject import PartForm, PartyForm, ResultForm
from participation.models import BudgetLine, Factor, Lesson, Milestone, Party, Result, Traject
from participation.services.trajecten import save_part
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404
from participation.views.bin import delete_and_offer_undo
from participation.views.saving import made_before, once_key, remember_made, try_save
from samenwerking.accounts.models import User

FOLDER = "participation/werkplaats"
AnyPart = Party | Result | Lesson | Factor | Milestone | BudgetLine


@dataclass(frozen=True)
class PartKind:
    """How a kind of part is made, found and spoken of."""

    name: str
    form: type[PartForm]
    new: Callable[[Traject], AnyPart]
    among: Callable[[Traject], Any]
    title_new: str | Promise
    title_edit: str | Promise
    saved: str | Promise
    deleted: str | Promise
    may: Callable[[User, Traject], bool] = policy.user_can_edit


PARTY = PartKind(
    "party",
    PartyForm,
    lambda traject: Party(traject=traject),
    lambda traject: traject.parties.all(),
    gettext_lazy("Partij toevoegen"),
    gettext_lazy("Partij wijzigen"),
    gettext_lazy("De partij is bewaard."),
    gettext_lazy("De partij is verwijderd."),
)
RESULT = PartKind(
    "result",
    ResultForm,
    lambda traject: Result(traject=traject),
    lambda traject: traject.results.all(),
    gettext_lazy("Resultaat toevoegen"),
    gettext_lazy("Resultaat wijzigen"),
    gettext_lazy("Het resultaat is bewaard."),
    gettext_lazy("Het resultaat is verwijderd."),
)


LESSON = PartKind(
    "lesson",
    LessonForm,
    lambda traject: Lesson(traject=traject),
    lambda traject: traject.lessons.select_related("traject__opgave"),
    gettext_lazy("Les vastleggen"),
    gettext_lazy("Les wijzigen"),
    gettext_lazy("De les is bewaard."),
    gettext_lazy("De les is verwijderd."),
    policy.user_can_record_lessons,
)


def _editable_traject(request: SignedInRequest, slug: str, kind: PartKind) -> Traject:
    traject = traject_or_404(request, slug)
    demand(kind.may(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    return traject


@signed_in
def part_new(request: SignedInRequest, slug: str, kind: PartKind) -> HttpResponse:
    """Add a party, a result or a lesson."""
    traject = _editable_traject(request, slug, kind)
    return made_before(request) or edit_part(request, traject, kind, kind.new(traject), kind.title_new)


@signed_in
def part_edit(request: SignedInRequest, slug: str, pk: int, kind: PartKind) -> HttpResponse:
    """Change a part of this traject."""
    traject = _editable_traject(request, slug, kind)
    return edit_part(request, traject, kind, part_or_404(kind.among(traject), pk), kind.title_edit)


def edit_part(
    request: SignedInRequest, traject: Traject, kind: PartKind, part: AnyPart, title: str | Promise
) -> HttpResponse:
    """The form of a part: shown, or saved; what is new may come with its first words."""
    is_new = part.pk is None
    form = kind.form(posted(request), instance=part, user=request.user)
    attempt = try_save(
        form,
        lambda: save_part(
            user=request.user,
            part=part,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
        ),
    )
    if attempt.saved:
        back = f"{traject.get_workspace_url()}#{kind.name}"
        if is_new:
            remember_made(request, back)
        messages.success(request, str(kind.saved))
        return redirect(back)
    context = attempt.context | {
        "traject": traject,
        "title": title,
        "delete_url": "" if is_new else f"werkplaats:{kind.name}_delete",
        "part": part,
        "once": once_key(request) if is_new else "",
        "crumbs": crumbs.beneath(request, traject, str(title)),
    }
    return render(request, f"{FOLDER}/part_form.html", context, status=attempt.status)


@signed_in
def part_delete(request: SignedInRequest, slug: str, pk: int, kind: PartKind) -> HttpResponse:
    """Remove a part, after asking. Gone already is what was wanted."""
    traject = _editable_traject(request, slug, kind)
    back = f"{traject.get_workspace_url()}#{kind.name}"
    part = part_or_404(kind.among(traject), pk)
    if request.method == "POST":
        return delete_and_offer_undo(request, part=part, done=kind.deleted, back=back)
    trail = crumbs.beneath(request, traject, _("Verwijderen"))
    context = {"part": part, "traject": traject, "crumbs": trail}
    return render(request, f"{FOLDER}/part_delete.html", context)
