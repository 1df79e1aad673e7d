"""Choosing a template in Beheer, under the page where the new one comes."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from pages.page_templates.model import PageTemplate
from pages.page_templates.registry import template_named, templates_below
from pages.page_templates.services import add_from_template


class TemplateForm(forms.Form):
    """Which template, and the title of the page."""

    template = forms.ChoiceField(label=_("Sjabloon"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Titel van de nieuwe bladzijde"), max_length=255, help_text=_("U kunt de titel later nog veranderen.")
    )

    def __init__(self, *args: object, choices: list[PageTemplate], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(choice.key, f"{choice.label} – {choice.description}") for choice in choices]


@require_http_methods(["GET", "HEAD", "POST"])
def choose_template(request: HttpRequest, parent_id: int) -> HttpResponse:
    """A draft is made and opened; nothing is published."""
    parent = get_object_or_404(Page, pk=parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    choices = templates_below(parent)
    form = TemplateForm(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        template = template_named(form.cleaned_data["template"])
        assert template is not None  # one of the choices
        title = form.cleaned_data["title"]
        page = add_from_template(parent=parent, template=template, title=title, user=request.user)  # type: ignore[arg-type]  # logged in
        return redirect("wagtailadmin_pages:edit", page.pk)
    status = 422 if form.is_bound else 200
    return render(request, "pages/admin/choose_template.html", {"parent": parent, "form": form}, status=status)
