"""The forms of the logbook: an entry, an e-mail file, and the filters of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.choices import Confidentiality, LogKind
from participation.forms.attachment import WHO_READS, CheckedFileField, width_choices
from participation.forms.traject import PartForm
from participation.models import LogEntry
from participation.services.attachments import KeptFile

TEXT = forms.Textarea(attrs={"rows": 8})


class LogEntryForm(PartForm):
    """What was said or done, on which day, and who may read it."""

    BOOKKEEPING = (*PartForm.BOOKKEEPING, "file")

    file = CheckedFileField(label=_("Bijlage"), required=False)

    class Meta:
        model = LogEntry
        fields = ("date", "kind", "subject", "text", "confidentiality")
        widgets = {"kind": forms.RadioSelect, "text": TEXT, "confidentiality": forms.RadioSelect}
        help_texts = {
            "subject": _("Waar ging het over?"),
            "text": _("Kort. Noem mensen alleen als dat nodig is; openbaar nooit met naam."),
            "confidentiality": WHO_READS,
        }

    def limit(self) -> None:
        super().limit()
        choices = width_choices(self.instance.opgave.confidentiality)
        self.fields["confidentiality"].choices = choices  # type: ignore[attr-defined]  # a field of choices
        if self.instance.pk is None and Confidentiality.INTERNAL.value not in dict(choices):
            self.initial["confidentiality"] = choices[0][0]
        self.order_fields([*self.Meta.fields, "file"])


class MailUploadForm(forms.Form):
    """An e-mail as the mail program saves it."""

    file = forms.FileField(
        label=_("E-mailbestand (.eml)"),
        widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
        help_text=_("Bewaar de e-mail in uw mailprogramma als bestand, of sleep haar naar uw bureaublad."),
    )


class MailEntryForm(LogEntryForm):
    """The entry that was made of an e-mail, to correct before it is kept. ``attached``: the files that passed."""

    BOOKKEEPING = (*LogEntryForm.BOOKKEEPING, "mail", "attached")

    mail = forms.CharField(widget=forms.HiddenInput)
    attached = forms.MultipleChoiceField(
        label=_("Bijlagen van de e-mail"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Haal het vinkje weg bij wat niet in het logboek hoort."),
    )

    def __init__(self, *args: Any, kept: list[KeptFile], **kwargs: Any) -> None:
        self.kept = kept
        super().__init__(*args, **kwargs)

    def limit(self) -> None:
        super().limit()
        del self.fields["file"]
        self.fields["attached"].choices = [(str(at), file.name) for at, file in enumerate(self.kept)]  # type: ignore[attr-defined]  # a field of choices
        if not self.kept:
            del self.fields["attached"]

    def chosen_files(self) -> list[KeptFile]:
        """The files that stay."""
        return [self.kept[int(at)] for at in self.cleaned_data.get("attached", [])]


class LogbookFilterForm(forms.Form):
    """Filters of the logbook. A value that does not exist is left out, not an error page."""

    q = forms.CharField(label=_("Zoek in het logboek"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Alle soorten")), *LogKind.choices])
    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput)
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput)

    def chosen(self) -> dict[str, Any]:
        """The filters that are filled in and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
