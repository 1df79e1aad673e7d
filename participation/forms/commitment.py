"""The forms of a promise: writing it down, and saying what became of it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import Confidentiality, Publicity
from participation.forms.process import VersionForm
from participation.forms.traject import PartForm
from participation.models import Commitment, Stuk, Traject
from samenwerking.accounts.models import User


class CommitmentForm(PartForm):
    """What is promised to whom. The last day can be chosen once; after that it is moved, with a reason."""

    class Meta:
        model = Commitment
        fields = (
            "promise", "promised_to", "owner", "due_date", "publicity", "werkatelier", "contribution", "stuk",
            "internal_note",
        )  # fmt: skip
        widgets = {
            "promise": forms.Textarea(attrs={"rows": 3}),
            "due_date": forms.DateInput,
            "publicity": forms.RadioSelect,
            "internal_note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "promise": _("Schrijf het op zoals u het tegen de ander zei."),
            "promised_to": _("Een groep of organisatie, bijvoorbeeld: de bewoners van de Kerkstraat. Geen namen."),
            "owner": _("Deze collega krijgt een herinnering voordat de datum er is."),
            "publicity": _("Openbaar: iedereen leest de toezegging en wat ermee gebeurde bij “Beloofd en gedaan”."),
            "internal_note": _("Alleen voor collega’s. Komt nooit op het register."),
        }

    def limit(self) -> None:
        """Only what belongs to this traject, and only colleagues who may see it."""
        super().limit()
        traject: Traject = self.instance.traject
        self._choose("owner", _owners(traject, self.instance.owner_id), _("Kies een collega"))
        self._choose("werkatelier", traject.werkateliers.order_by("-starts_at"), _("Niet op een werkatelier"))
        self._choose("stuk", Stuk.objects.filter(traject=traject).order_by("title"), _("In geen stuk"))
        known = self.instance.contribution_id
        if known is None:
            del self.fields["contribution"]
        else:
            self._choose("contribution", traject.contributions.filter(pk=known), _("Niet naar aanleiding daarvan"))
        if not self.instance._state.adding:
            del self.fields["due_date"]
        if traject.opgave.confidentiality != Confidentiality.PUBLIC:
            field: Any = self.fields["publicity"]
            field.choices = [(Publicity.INTERNAL.value, Publicity.INTERNAL.label)]
            field.help_text = _("Dit dossier is niet openbaar, en deze toezegging dus ook niet.")

    def _choose(self, name: str, rows: Any, empty: Any) -> None:
        field: Any = self.fields[name]
        field.queryset, field.empty_label = rows, empty


def _owners(traject: Traject, now: int | None) -> Any:
    """Colleagues who may see the dossier; who has the promise now stays in the list."""
    people = User.objects.filter(Q(pk__in=policy.team_candidates().order_by().values("pk")) | Q(pk=now))
    if traject.opgave.confidentiality != Confidentiality.CONFIDENTIAL:
        return people.order_by("last_name", "first_name")
    related = [person.pk for dossier in (traject, traject.opgave) for person, _role in policy.team_of(dossier)]
    related += [pk for pk in (traject.opgave.client_id, traject.opgave.portfolio_holder_id) if pk]
    return people.filter(pk__in=related).order_by("last_name", "first_name")


class KeepForm(VersionForm):
    """It is done."""

    on = forms.DateField(label=_("Wanneer is het gedaan?"), widget=forms.DateInput, initial=timezone.localdate)
    how = forms.CharField(
        label=_("Wat is er gedaan?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat er is gedaan. Wie erop wacht, wil dat lezen.")},
    )
    stuk = forms.ModelChoiceField(
        label=_("In welk stuk staat dat?"), queryset=Stuk.objects.none(), required=False, empty_label=_("In geen stuk")
    )

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stuk"].queryset = Stuk.objects.filter(traject=traject).order_by("title")  # type: ignore[attr-defined]  # a field of choices


class MoveForm(VersionForm):
    """Another last day."""

    due_date = forms.DateField(label=_("Nieuwe datum"), widget=forms.DateInput)
    reason = forms.CharField(
        label=_("Waarom wordt het later of eerder?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Geef een reden. Wie erop wacht, wil weten waarom.")},
    )


class DropForm(VersionForm):
    """It will not be done."""

    reason = forms.CharField(
        label=_("Waarom vervalt de toezegging?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Geef een reden. Wie erop wacht, wil weten waarom.")},
    )
