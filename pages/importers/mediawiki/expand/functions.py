"""Parser functions by name. Each takes the unexpanded parts, so that branches not chosen cost nothing."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ..markup.markers import Markers
from . import conditions, names, sections, texts
from .arguments import Function, error, letters, nothing, simple, value
from .calendar import calendar_of
from .moments import format_moment
from .nodes import Part, Tree

if TYPE_CHECKING:
    from .expander import Expander, Frame


def _tag(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """``{{#tag:ref|text|name=x}}`` is ``<ref name="x">text</ref>`` with its parts expanded first."""
    inner = value(expander, frame, parts, 0) if parts else None
    attributes = ""
    for part in parts[1:]:
        if part.name is not None:
            name = expander.expand(part.name, frame).strip()
            text = expander.expand(part.out, frame).strip().strip("\"'")
            attributes += f' {name}="{text}"'
    return expander.extension_tag(first.lower(), attributes, inner, f"<{first}{attributes}>{inner or ''}</{first}>")


def _display_title(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    if expander.display_title is None or value(expander, frame, parts, 0) != "noreplace":
        expander.display_title = first
    return ""


def _default_sort(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    expander.default_sort = Markers.drop(first)
    return ""


def _time(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """A moment as the pattern says, in the language of the wiki or the one that is asked for."""
    source = value(expander, frame, parts, 0)
    language = value(expander, frame, parts, 1) or expander.wiki.export.site.language
    shown = format_moment(first, source, expander.wiki.now, calendar_of(language))
    if shown is None:
        return error(_("Ongeldig tijdstip: %(source)s") % {"source": source})
    if not source or source.lower() == "now":
        expander.note_moment(f"#time:{first}")
    return shown


def _date(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """``{{#formatdate:}}``: readers of the wiki could choose a form; without a choice it stays as written."""
    return first


def _invoke(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    expander.notes.left_out("module", _("Scribunto-modules (Lua) worden niet uitgevoerd."), f"{{{{#invoke:{first}}}}}")
    return ""


def _dynamic(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """What an extension drew from data outside the page."""
    message = _("Een onderdeel dat de wiki zelf tekende of uit gegevens samenstelde, is weggelaten.")
    expander.notes.left_out("dynamic", message, first)
    return ""


def _set(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    expander.page_variables[first] = value(expander, frame, parts, 0)
    return ""


def _set_and_show(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    _set(expander, frame, first, parts)
    return expander.page_variables[first]


def _get(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    return expander.page_variables.get(first) or value(expander, frame, parts, 0)


FUNCTIONS: dict[str, Function] = {
    "#if": conditions.if_,
    "#ifeq": conditions.ifeq,
    "#ifexist": conditions.ifexist,
    "#ifexpr": conditions.ifexpr,
    "#iferror": conditions.iferror,
    "#switch": conditions.switch,
    "#expr": conditions.expr,
    "#time": _time,
    "#titleparts": names.title_parts,
    "#rel2abs": names.relative_to_absolute,
    "#tag": _tag,
    "#language": texts.language,
    "#invoke": _invoke,
    "#special": names.special,
    "#formatdate": _date,
    "#len": texts.length,
    "#pos": texts.find,
    "#rpos": texts.find_last,
    "#sub": texts.cut,
    "#count": texts.count,
    "#replace": texts.replace,
    "#explode": texts.explode,
    "#urldecode": simple(texts.url_decode),
    "#lst": sections.labelled,
    "#lstx": sections.without,
    "#lsth": sections.under_heading,
    "#vardefine": _set,
    "#vardefineecho": _set_and_show,
    "#var": _get,
    "#dynamic": _dynamic,
    "lc": letters(str.lower),
    "uc": letters(str.upper),
    "lcfirst": letters(lambda text: text[:1].lower() + text[1:]),
    "ucfirst": letters(lambda text: text[:1].upper() + text[1:]),
    "padleft": texts.pad_left,
    "padright": texts.pad_right,
    "formatnum": texts.number_format,
    "plural": texts.plural,
    "grammar": texts.grammar,
    "gender": texts.gender,
    "bidi": lambda _expander, _frame, first, _parts: first,
    "urlencode": texts.url_encode,
    "anchorencode": simple(names.anchor),
    "ns": names.namespace,
    "localurl": names.local_url,
    "fullurl": names.full_url,
    "canonicalurl": names.full_url,
    "filepath": names.file_path,
    "int": names.message,
    "displaytitle": _display_title,
    "defaultsort": _default_sort,
    "pagesincategory": names.pages_in_category,
    "nothing": nothing,
}


def call(name: str, expander: "Expander", frame: "Frame", first: Tree, parts: list[Part]) -> str:
    """Calls a function; its first argument is what stood after the colon."""
    return FUNCTIONS[name](expander, frame, expander.expand(first, frame).strip(), parts)
