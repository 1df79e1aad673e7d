"""The form of an opgave."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import OpgaveKind, ParticipationChoice
from participation.forms.versioned import Group, RecordForm
from participation.models import Opgave
from samenwerking.accounts.models import User

SMALL = forms.Textarea(attrs={"rows": 4})


class OpgaveForm(RecordForm):
    """Everything of an opgave that a lead or member writes."""

    GROUPS = (
        Group(
            _("Waar gaat het om?"),
            _("Schrijf zo dat iemand die er niets van weet het begrijpt."),
            ("title", "kind", "issue", "cause"),
        ),
        Group(
            _("Wat willen we bereiken?"),
            _("De ambitie is de gewenste situatie. Zeg ook of daar nog over te praten valt."),
            ("ambition", "ambition_fixed", "intended_effects"),
        ),
        Group(
            _("Waar ligt de grens?"),
            _("Wat hoort bij deze opgave en wat niet? Dat voorkomt teleurstelling achteraf."),
            ("scope_in", "scope_out"),
        ),
        Group(_("Plaats, thema en tijd"), "", ("areas", "themes", "start_date", "end_date", "contributes_to")),
        Group(
            _("Wie gaat erover?"),
            _("Het bevoegd orgaan bepaalt welke route een stuk volgt."),
            ("competent_body", "portfolio_holder", "client"),
        ),
        Group(
            _("Doen inwoners mee?"),
            _("Een ja en een nee hebben allebei een reden, een orgaan en een datum."),
            ("participation", "participation_reason", "participation_body", "participation_date"),
        ),
        Group(_("Wie mag dit weten?"), "", ("confidentiality", "internal_notes")),
    )

    class Meta:
        model = Opgave
        fields = (
            "title", "kind", "issue", "cause", "ambition", "ambition_fixed", "intended_effects", "scope_in",
            "scope_out", "areas", "themes", "start_date", "end_date", "contributes_to", "competent_body",
            "portfolio_holder", "client", "participation", "participation_reason", "participation_body",
            "participation_date", "confidentiality", "internal_notes",
        )  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "competent_body": forms.RadioSelect,
            "participation": forms.RadioSelect,
            "confidentiality": forms.RadioSelect,
            "areas": forms.CheckboxSelectMultiple,
            "themes": forms.CheckboxSelectMultiple,
            "contributes_to": forms.CheckboxSelectMultiple,
            "participation_reason": SMALL,
            "issue": SMALL,
            "cause": SMALL,
            "ambition": SMALL,
            "intended_effects": SMALL,
            "scope_in": SMALL,
            "scope_out": SMALL,
            "internal_notes": SMALL,
        }
        help_texts = {
            "title": _("Kort en herkenbaar, bijvoorbeeld: Een levend dorpshart voor Lindedorp."),
            "kind": _("Een beleidsopgave is abstract. Een concrete opgave heeft een plaats, mensen en een tijd."),
            "cause": _("Waardoor is het ontstaan, en waarom nu?"),
            "ambition_fixed": _("Vink aan als hier niet meer over te praten valt."),
            "intended_effects": _("Wat merken inwoners ervan als het lukt?"),
            "contributes_to": _("Aan welke beleidsopgaven draagt deze opgave bij?"),
            "portfolio_holder": _("Het collegelid dat hierover verantwoording aflegt."),
            "competent_body": _("Wie neemt het eindbesluit?"),
            "participation_body": _("Wie heeft besloten of inwoners meedoen?"),
        }

    def limit(self) -> None:
        opgave: Opgave = self.instance
        self._limit_people("client", policy.client_candidates(), opgave.client_id)
        self._limit_people("portfolio_holder", policy.portfolio_candidates(), opgave.portfolio_holder_id)
        policies = policy.visible_opgaven(self.user).filter(kind=OpgaveKind.POLICY).exclude(pk=opgave.pk)
        self.fields["contributes_to"].queryset = policies  # type: ignore[attr-defined]  # a model choice
        for name in ("contributes_to", "areas", "themes"):
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]  # a model choice
                self.fields[name].help_text = _("Er is nog niets om uit te kiezen.")
        if not opgave._state.adding:
            self._limit_to_lead(opgave)

    def _limit_people(self, name: str, people: Any, current_id: int | None) -> None:
        """People of the right role, and whoever is filled in now: leaving the form alone changes nothing."""
        chosen = User.objects.filter(Q(pk__in=people.order_by().values("pk")) | Q(pk=current_id))
        self.fields[name].queryset = chosen  # type: ignore[attr-defined]  # a model choice
        self.fields[name].empty_label = _("Nog niemand")  # type: ignore[attr-defined]  # a field of choices

    def _limit_to_lead(self, opgave: Opgave) -> None:
        """Only the lead decides how far a dossier may be known, and by whom."""
        if policy.user_can_manage_team(self.user, opgave):
            return
        for name in ("confidentiality", "client", "portfolio_holder"):
            self.fields[name].disabled = True
            self.fields[name].help_text = _("Alleen de trekker kan dit veranderen.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("start_date"), data.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("Het einde ligt voor het begin."))
        if data.get("participation") in (ParticipationChoice.YES, ParticipationChoice.NO):
            self._ask_for_reason(data)
        return data

    def _ask_for_reason(self, data: dict[str, Any]) -> None:
        """A yes or no is reasoned, with who decided so and when (Wet versterking participatie)."""
        asked = {
            "participation_reason": _("Schrijf op waarom. Ook een nee heeft een reden nodig."),
            "participation_body": _("Kies wie dit heeft besloten."),
            "participation_date": _("Vul in wanneer dit is besloten."),
        }
        for name, message in asked.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, message)

    def record_data(self) -> dict[str, Any]:
        """Policy opgaven that this writer may not know of stay linked."""
        data = super().record_data()
        if not self.instance._state.adding:
            hidden = self.instance.contributes_to.exclude(
                pk__in=policy.visible_opgaven(self.user).order_by().values("pk")
            )
            data["contributes_to"] = [*data["contributes_to"], *hidden]
        return data
