"""Components where an include would be clumsy; guide and register share them."""

import copy
from datetime import datetime
from typing import Any

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pages import moments
from pages.badges import TONES, Badge, badge_of
from pages.icons import ICONS
from pages.undo import undo_address_of

register = template.Library()

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
TEXTAREA = "utrecht-textarea utrecht-textarea--html-textarea"
SELECT = "utrecht-select utrecht-select--html-select"
CHECKBOX = "utrecht-checkbox utrecht-checkbox--html-input"


# --- pictures and badges ---------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """An icon beside a word; never alone, for it is hidden from screen readers."""
    return format_html(
        '<svg class="sw-icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        extra_class,
        SafeString(ICONS[name]),
    )


@register.simple_tag
def status_badge(value: str | Promise, tone: str = "") -> SafeString:
    """``{% status_badge stuk.state %}`` for a known state, ``{% status_badge "Nieuw" "info" %}`` for any word.

    A word like another: with spaces around it. A list has dozens, so no template is drawn for each.
    """
    badge = Badge(value, tone) if tone else badge_of(str(value))
    shown_tone = badge.tone if badge.tone in TONES else "neutral"
    return format_html(
        ' <span class="utrecht-status-badge utrecht-status-badge--{}">{}</span> ', shown_tone, badge.label
    )


@register.filter
def day_and_time(value: datetime | None, day: str = moments.DAY) -> str:
    """A moment in the one notation of the site."""
    return moments.day_and_time(value, day) if value else ""


# --- messages --------------------------------------------------------------------------------------


@register.filter
def undo_address(message: Message) -> str:
    """Where the button "Ongedaan maken" of this message is sent to; empty for a message without one."""
    return undo_address_of(message.extra_tags)


# --- forms -----------------------------------------------------------------------------------------


def _control_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return TEXTAREA
    if isinstance(widget, forms.CheckboxInput):
        return CHECKBOX
    if isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect):
        return SELECT
    return TEXTBOX


def _native_widget(widget: forms.Widget) -> forms.Widget:
    """Dates and times are asked with the browser's own control, which wants its values in ISO format."""
    formats = {
        forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
        forms.DateInput: ("date", "%Y-%m-%d"),
        forms.TimeInput: ("time", "%H:%M"),
    }
    for kind, (input_type, value_format) in formats.items():
        if isinstance(widget, kind):
            native = copy.copy(widget)
            native.input_type = input_type
            native.format = value_format
            return native
    return widget


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input of a field with the classes of the design system; ids and descriptions stay Django's."""
    widget = _native_widget(field.field.widget)
    classes = [_control_class(widget), widget.attrs.get("class", "")]
    if field.errors:
        classes.append(f"{classes[0].split()[0]}--invalid")
    widget = copy.copy(widget)
    # A placeholder vanishes while typing; what it says belongs in the label or the help text.
    widget.attrs = {name: value for name, value in widget.attrs.items() if name != "placeholder"}
    return field.as_widget(widget=widget, attrs={"class": " ".join(filter(None, classes))})


@register.filter
def is_choice_group(field: BoundField) -> bool:
    """Radio buttons or a set of checkboxes: one fieldset with a legend."""
    return isinstance(field.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def marks_required(field: BoundField) -> bool:
    """Whether to say that this field must be filled in: only where other fields of the form need not."""
    others = [other for other in field.form.visible_fields() if not is_single_checkbox(other)]
    return field.field.required and any(not other.field.required for other in others)


@register.filter
def error_target(field: BoundField) -> str:
    """The id that a link in the error summary leads to: the input, or the first choice of a group."""
    if is_choice_group(field):
        first = next(iter(field.subwidgets), None)
        return (first.id_for_label if first else "") or field.auto_id
    return field.id_for_label or field.auto_id


@register.inclusion_tag("components/field.html")
def field(field: BoundField) -> dict[str, Any]:
    """``{% field form.title %}``: label, help, error and input."""
    return {"field": field}


@register.simple_block_tag(end_name="end_table_scroll")
def table_scroll(content: str, label: str) -> SafeString:
    """A table that is wider than the screen scrolls in its own box, with the keyboard too."""
    return format_html(
        '<div class="sw-table-scroll" role="region" tabindex="0" aria-label="{}">{}</div>',
        label,
        SafeString(content),
    )


@register.filter
def page_title_prefix(form: object) -> str:
    """The title of a page that came back with errors says so first; screen readers read the title first.

    A page without a form has nothing, which templates hand over as an empty text.
    """
    return _("Fout: ") if isinstance(form, forms.BaseForm) and form.is_bound and form.errors else ""


# --- lists -----------------------------------------------------------------------------------------


@register.filter
def page_numbers(paginator: Paginator, current: int) -> list[int | None]:
    """The page numbers to link to; ``None`` is a gap."""
    pages = paginator.get_elided_page_range(current, on_each_side=1, on_ends=1)
    return [page if isinstance(page, int) else None for page in pages]
