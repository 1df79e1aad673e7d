"""The answer to one question of the method."""

from typing import Any, Self

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, Publicity
from participation.forms.versioned import VersionedForm
from participation.models import Answer, Traject


class AnswerForm(VersionedForm):
    """A text, how sure it is and who may read it. Saving makes a new answer; earlier ones stay."""

    VERSION_FIELD = "base_answer_id"
    base_answer_id = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Answer
        fields = ("text", "certainty", "publicity")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "certainty": forms.RadioSelect,
            "publicity": forms.RadioSelect,
        }
        error_messages = {"text": {"required": _("Schrijf een antwoord.")}}

    def __init__(self, *args: Any, traject: Traject, current: Answer | None, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"instance": current or Answer()}))
        self.traject = traject
        if traject.opgave.confidentiality != Confidentiality.PUBLIC:
            self.fields["publicity"].choices = [(Publicity.INTERNAL.value, Publicity.INTERNAL.label)]  # type: ignore[attr-defined]  # a field of choices
            self.fields["publicity"].help_text = _("Dit dossier is niet openbaar, en dit antwoord dus ook niet.")
        if not self.is_bound:
            self.remember(current)

    def _post_clean(self) -> None:
        """The service checks the whole new answer; the row that the writer saw is not touched."""

    def version_of(self, current: Model | None) -> int | None:
        return current.pk if current else None

    def rebuilt(self, data: Any, current: Model) -> Self:
        assert isinstance(current, Answer), "a newer answer is an answer"
        return type(self)(data, traject=self.traject, current=current)
