"""What the reader of the report may choose: kind, import, and which lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.importers.mediawiki.topics import TOPICS, label_of
from pages.models import ImportFinding, ImportRun

from .findings import SHOW_LABELS, Show


class FilterForm(forms.Form):
    """Anything that is no choice counts as not chosen: a link that grew old still opens the page."""

    toon = forms.ChoiceField(label=_("Toon"), required=False)
    soort = forms.ChoiceField(label=_("Soort"), required=False)
    run = forms.ChoiceField(label=_("Welke import"), required=False)

    def __init__(self, *args: Any, runs: list[ImportRun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.runs = {str(run.pk): run for run in runs}
        kinds = sorted(((topic, label_of(topic)) for topic in TOPICS), key=lambda kind: kind[1])
        self.fields["toon"].choices = [(show.value, label) for show, label in SHOW_LABELS.items()]  # type: ignore[attr-defined]  # a field of choices
        self.fields["soort"].choices = [("", _("Alle soorten")), *kinds]  # type: ignore[attr-defined]  # a field of choices
        self.fields["run"].choices = [  # type: ignore[attr-defined]  # a field of choices
            ("", _("De laatste van elke pagina")),
            *((key, str(run)) for key, run in self.runs.items()),
        ]
        self.full_clean()

    @property
    def show(self) -> Show:
        return Show(self._chosen("toon") or Show.OPEN)

    @property
    def topic(self) -> str:
        return self._chosen("soort")

    @property
    def chosen_run(self) -> ImportRun | None:
        return self.runs.get(self._chosen("run"))

    def _chosen(self, name: str) -> str:
        return str(getattr(self, "cleaned_data", {}).get(name) or "")


class TickForm(forms.Form):
    """Which lines, and whether they are done or open again."""

    findings = forms.ModelMultipleChoiceField(
        queryset=ImportFinding.objects.all(),
        error_messages={
            "required": _("Kies eerst een of meer regels."),
            "invalid_choice": _("Een van deze regels bestaat niet meer. Kijk de lijst nog eens na."),
            "invalid_pk_value": _("Een van deze regels bestaat niet meer. Kijk de lijst nog eens na."),
        },
    )
    action = forms.ChoiceField(choices=[("tick", _("Afvinken")), ("open", _("Weer openen"))])
