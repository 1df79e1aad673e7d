"""The form of a page in the editor: asks of each publication what changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .version_note import NEXT_NOTE, NextNote, VersionNote, draft_note

SUMMARY_MAX = 500


class GuidePageForm(WagtailAdminPageForm):
    """The two fields are no fields of the page: they go to the version that is saved, and the next one starts empty."""

    version_summary = forms.CharField(
        label=_("In een of twee zinnen"),
        required=False,
        max_length=SUMMARY_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Staat na publicatie bij “Wat is er veranderd?” en in de mail aan wie de pagina volgt. Noem geen namen van "
            "inwoners."
        ),
    )
    version_minor = forms.BooleanField(
        label=_("Kleine wijziging"),
        required=False,
        help_text=_("Een tikfout of een dode link. Volgers krijgen daarover geen bericht."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = draft_note(self.instance) or VersionNote()
        self.initial |= {"version_summary": note.summary, "version_minor": note.minor}

    def save(self, commit: bool = True) -> Any:
        """Leaves the words on the page object, for ``BasePage.save_revision``, which makes the version."""
        data = self.cleaned_data
        words = " ".join(data.get("version_summary", "").split())
        self.instance.__dict__[NEXT_NOTE] = NextNote(words, bool(data.get("version_minor")))
        return super().save(commit=commit)


def note_panel() -> MultiFieldPanel:
    """Fresh for every page type: Wagtail binds a panel to its model."""
    return MultiFieldPanel(
        [FieldPanel("version_summary", disable_comments=True), FieldPanel("version_minor", disable_comments=True)],
        heading=_("Wat is er veranderd?"),
        icon="history",
    )
