"""How Django draws forms: through our own templates, so that every form is accessible without extra work."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """``{{ form }}`` and ``{{ form.x.as_field_group }}`` use the components of the site.

    Widgets keep Django's own templates: Wagtail's admin draws the same widgets.
    """

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
