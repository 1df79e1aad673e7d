"""What is kept of a person, shown to the administrator who answers them, or as a file to give: HTML to read, JSON."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from participation.forms.person_erasure import PersonForm, ShowPersonForm
from participation.policy.persons import user_can_erase_persons
from participation.services.persons.access import Held, show_person
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, signed_in
from participation.views.persons import show_found

PAGE = "participation/werkplaats/person_access.html"
FILE = "participation/person_access_file.html"


@sensitive_post_parameters("email")
@signed_in
@require_POST
def person_access(request: SignedInRequest) -> HttpResponse:
    """Shown or downloaded: each time a row in the record of events, for each time somebody saw it."""
    demand(user_can_erase_persons(request.user))
    form = ShowPersonForm(request.POST)
    if not form.is_valid():
        asked = PersonForm({"email": request.POST.get("email", "")})
        return show_found(request, asked, show=form if asked.is_valid() else None)
    email = form.cleaned_data["email"]
    held = show_person(user=request.user, email=email)
    context = {"held": held, "email": email, "made": timezone.now()}
    match request.POST.get("soort"):
        case "html":
            return _named(HttpResponse(render_to_string(FILE, context, request)), "html")
        case "json":
            data = {"email": email, "made": context["made"], "held": [_plain(one) for one in held]}
            return _named(JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2}), "json")
    here = {"title": _("Gegevens van een persoon"), "url": reverse("werkplaats:persons")}
    return render(request, PAGE, context | {"crumbs": [*crumbs.start(), here, {"title": _("Inzage"), "url": ""}]})


def _named(response: HttpResponse, kind: str) -> HttpResponse:
    """A file that names nobody in its name: it may lie in a folder of downloads."""
    response["Content-Disposition"] = f'attachment; filename="inzage-{timezone.localdate()}.{kind}"'
    return response


def _plain(one: Held) -> dict[str, object]:
    """For machines: the same names and values as people read (article 20.1: structured and commonly used)."""
    return {
        "what": str(one.label),
        "purpose": str(one.about.purpose),
        "ground": str(one.about.ground.label),
        "term": str(one.about.term),
        "rows": [{str(fact.name): _value(fact.value) for fact in row} for row in one.rows],
    }


def _value(value: object) -> object:
    return value if isinstance(value, bool | int) or hasattr(value, "isoformat") else str(value)
