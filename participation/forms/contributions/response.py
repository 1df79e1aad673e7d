"""The form of an answer: what was done, why, and where it can be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.forms.traject import PartForm
from participation.models import Response, Traject

BETWEEN = ":"


def place_of(response: Response) -> str:
    """Paper and section as one value of the choice."""
    return f"{response.stuk_id}{BETWEEN}{response.section_key}" if response.stuk_id else ""


class ResponseForm(PartForm):
    """``traject``: whose papers can be chosen."""

    place = forms.ChoiceField(
        label=_("Waar leest de gever dit terug?"),
        required=False,
        help_text=_("Kies het stuk, of het onderdeel van dat stuk. Op het register staat dit zodra het stuk er staat."),
    )

    class Meta:
        model = Response
        fields = ("outcome", "reason")
        widgets = {"outcome": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        self.traject = traject
        super().__init__(*args, **kwargs)

    def limit(self) -> None:
        super().limit()
        stukken = list(self.traject.stukken.order_by("-pk"))
        self._papers = {stuk.pk: stuk for stuk in stukken}
        choices = [("", str(_("Niet in een stuk")))]
        for stuk in stukken:
            choices.append((f"{stuk.pk}{BETWEEN}", stuk.title))
            choices += [
                (f"{stuk.pk}{BETWEEN}{part['key']}", f"{stuk.title}: {part['title']}") for part in stuk.sections
            ]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.initial["place"] = place_of(self.instance)
        self.order_fields(["outcome", "reason", "place"])
        # The form of a new answer, sent twice, has no version: the service compares what it says.
        self.fields["base_version"].required = False

    def value_of(self, current: Any, name: str) -> Any:
        return place_of(current) if name == "place" else super().value_of(current, name)

    def record_data(self) -> dict[str, Any]:
        data = super().record_data()
        number, _between, key = data.pop("place", "").partition(BETWEEN)
        return data | {"stuk": self._papers.get(int(number)) if number else None, "section_key": key}

    def rebuilt(self, data: Any, current: Any) -> "ResponseForm":
        fresh = Response.objects.get(pk=current.pk)
        return type(self)(data, instance=fresh, user=self.user, traject=self.traject)
