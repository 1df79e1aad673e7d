"""How deep a traject goes into the questions of the method, and why."""

from typing import Any

from django import forms
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import Question
from participation.forms.versioned import RecordForm
from participation.models import Traject


class DepthForm(RecordForm):
    """Up to which layer; the layers are those of the questions in use."""

    class Meta:
        model = Traject
        fields = ("question_depth", "depth_reason")
        widgets = {"question_depth": forms.RadioSelect, "depth_reason": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "depth_reason": gettext_lazy(
                "Bijvoorbeeld: de opgave is klein, er is weinig tijd, of de voorgeschiedenis vraagt om een goed begin."
            )
        }

    def limit(self) -> None:
        deepest = Question.objects.filter(active=True).aggregate(deepest=Max("layer"))["deepest"] or 1
        choices: list[tuple[int, Any]] = [(1, _("Alleen de kernvragen"))]
        last = max(deepest, self.instance.question_depth)
        choices += [(layer, _("Tot en met laag %(layer)s") % {"layer": layer}) for layer in range(2, last + 1)]
        field = forms.TypedChoiceField(
            label=self.fields["question_depth"].label,
            help_text=self.fields["question_depth"].help_text,
            choices=choices,
            coerce=int,
            widget=forms.RadioSelect,
        )
        self.fields["question_depth"] = field
        self.fields["depth_reason"].required = True
