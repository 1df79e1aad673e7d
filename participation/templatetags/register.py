"""How the register writes periods, moments and lists, and the cards of its rows."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from participation.choices import ImpactLevel, ParticipationForm
from samenwerking.page_cache.parts import part

register = template.Library()

DAY = "j F Y"
# What each form asks of residents and promises them, in one sentence.
FORM_MEANS: dict[str, Promise] = {
    ParticipationForm.INFORM: gettext_lazy("U hoort wat er gebeurt en waarom. Meebeslissen kan hier niet."),
    ParticipationForm.CONSULT: gettext_lazy("U zegt wat u ervan vindt. De gemeente laat weten wat zij ermee doet."),
    ParticipationForm.ADVISE: gettext_lazy("U geeft advies. Wie ervan afwijkt, legt uit waarom."),
    ParticipationForm.COPRODUCE: gettext_lazy("U maakt het plan samen met de gemeente en andere partijen."),
    ParticipationForm.CODECIDE: gettext_lazy("U beslist mee, binnen wat vooraf is afgesproken."),
}
IMPACT_MEANS: dict[int, Promise] = {
    ImpactLevel.NONE: gettext_lazy("Geen merkbare gevolgen"),
    ImpactLevel.SMALL: gettext_lazy("Kleine gevolgen"),
    ImpactLevel.MEDIUM: gettext_lazy("Middelgrote gevolgen"),
    ImpactLevel.LARGE: gettext_lazy("Grote gevolgen"),
}


@register.simple_tag
def period(start: date | None, end: date | None) -> str:
    """A period in words; empty when neither day is known."""
    if start and end:
        return _("%(start)s tot en met %(end)s") % {"start": date_format(start, DAY), "end": date_format(end, DAY)}
    if start:
        return _("vanaf %(start)s") % {"start": date_format(start, DAY)}
    return _("tot en met %(end)s") % {"end": date_format(end, DAY)} if end else ""


@register.simple_tag
def moment(starts_at: datetime, ends_at: datetime) -> str:
    """When a session is: one day with two times, or two days."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if start.date() == end.date():
        return _("%(day)s, van %(start)s tot %(end)s uur") % {
            "day": date_format(start, "l j F Y"),
            "start": date_format(start, "H.i"),
            "end": date_format(end, "H.i"),
        }
    return _("%(start)s uur tot %(end)s uur") % {
        "start": date_format(start, "l j F Y H.i"),
        "end": date_format(end, "l j F Y H.i"),
    }


@register.filter
def in_words(items: Iterable[Any]) -> str:
    """A, B en C."""
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


@register.filter
def form_means(value: str) -> str:
    """What a form of participation means for who takes part."""
    return str(FORM_MEANS[ParticipationForm(value)])


@register.filter
def impact_means(value: int) -> str:
    """The level of impact in words, without its number."""
    return str(IMPACT_MEANS[value])


@register.filter
def is_past(moment: datetime) -> bool:
    return moment < timezone.now()


@register.simple_tag(takes_context=True)
def with_filter(context: dict[str, Any], name: str, value: str = "") -> str:
    """The address of this list with one filter set, or taken away; back on the first page."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


@register.simple_tag(takes_context=True)
def filter_field(context: dict[str, Any], field: BoundField) -> SafeString:
    """One filter of a list. While nothing is chosen in it, it is the same for everybody and drawn once for many."""
    if field.data or field.errors:
        return _field(field)
    name = ("filter", type(field.form), field.name, get_language())
    return part(context["request"], name, lambda: _field(field))


def _field(field: BoundField) -> SafeString:
    return render_to_string("components/field.html", {"field": field})


@register.simple_tag
def register_card(listing_name: str, card: Any, level: int = 3) -> SafeString:
    """The card of one row: ``{% register_card "opgaven" opgave %}``. ``level`` is that of its heading."""
    return render_to_string(f"participation/register/cards/{listing_name}.html", {"card": card, "level": level})
