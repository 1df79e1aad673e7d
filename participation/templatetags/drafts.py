"""What a page tells the script that keeps drafts (static_src/js/drafts.js)."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenwerking.drafts import key_of, mark_of, owner_of, take_saved

register = template.Library()


@register.simple_tag(takes_context=True)
def drafts_meta(context: dict[str, Any]) -> SafeString | str:
    """Whose machine this is now, and which forms were saved since the last page."""
    request = context["request"]
    if not request.user.is_authenticated:
        return ""
    return format_html(
        '<meta name="sw-drafts" content="{}" data-saved="{}">', owner_of(request.user), " ".join(take_saved(request))
    )


@register.simple_tag(takes_context=True)
def draft_of(context: dict[str, Any], path: str = "") -> SafeString:
    """Attributes of a form whose text the browser keeps; ``path`` is where the form is sent, without it this page."""
    request = context["request"]
    words = {
        "found": _("Op dit apparaat staat tekst die u nog niet had bewaard, van"),
        "restore": _("Zet die tekst terug"),
        "remove": _("Gooi die tekst weg"),
        "restored": _("De tekst is teruggezet. Bewaar om die te houden."),
        "kept": _("Uw tekst staat op dit apparaat, ook als de verbinding wegvalt. Bijgewerkt om"),
    }
    return format_html(
        'data-draft="{}" data-draft-key="{}" data-draft-found="{}" data-draft-restore="{}" data-draft-remove="{}"'
        ' data-draft-restored="{}" data-draft-kept="{}"',
        mark_of(request.user, path or request.path),
        key_of(request.user),
        *words.values(),
    )
