"""Drawings without anything that can act: only shapes, text and their looks survive."""

import re
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ELEMENTS = frozenset(
    [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line",
        "polyline", "polygon", "text", "tspan", "textPath", "clipPath", "mask", "pattern", "marker",
        "linearGradient", "radialGradient", "stop", "filter", "feBlend", "feColorMatrix", "feComponentTransfer",
        "feComposite", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
        "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile", "feTurbulence", "switch", "a",
    ]
)  # fmt: skip
DANGEROUS = re.compile(r"javascript:|vbscript:|data:|expression\s*\(|@import|url\s*\(\s*['\"]?\s*(?!#)", re.I)
# A style sheet that only says how things look: nothing fetched, nothing hidden behind escapes.
ACTIVE_STYLE = re.compile(r"[@\\<]|/\*|javascript|expression|behaviou?r|-moz-binding|url\s*\(\s*['\"]?\s*(?!#)", re.I)
BITMAP = re.compile(r"^data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=]+$", re.I)
BLANKS = re.compile(r"[\x00-\x20]+")
register_namespace("", SVG)
register_namespace("xlink", XLINK)


class NotADrawing(ValueError):
    """The file is not an SVG that can be read safely."""


def clean_svg(data: bytes) -> bytes:
    """The same drawing without scripts, handlers, outside references and style sheets that could do something."""
    try:
        root = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise NotADrawing(str(error)) from error
    if _local(root.tag) != "svg":
        raise NotADrawing(str(root.tag))
    _clean(root)
    cleaned: bytes = tostring(root, encoding="utf-8")
    return cleaned


def _local(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]


def _clean(element: Element) -> None:
    pending = [element]
    while pending:
        current = pending.pop()
        for name in list(current.attrib):
            if not _is_safe(name, current.attrib[name], bitmap=_local(current.tag) == "image"):
                del current.attrib[name]
        for child in list(current):
            foreign = not isinstance(child.tag, str) or (
                child.tag.startswith("{") and not child.tag.startswith(f"{{{SVG}}}")
            )
            if foreign or not _may_stay(child):
                _remove(current, child)
            else:
                pending.append(child)


def _may_stay(element: Element) -> bool:
    """Shapes and text; a style sheet that is only looks; a bitmap that the drawing itself holds."""
    name = _local(element.tag)
    if name == "style":
        return not len(element) and not ACTIVE_STYLE.search(element.text or "")
    if name == "image":
        return any(_local(key) == "href" and BITMAP.match(BLANKS.sub("", value)) for key, value in element.items())
    return name in ELEMENTS


def _remove(parent: Element, child: Element) -> None:
    """Removes an element and keeps the text that followed it."""
    position = list(parent).index(child)
    if child.tail:
        if position:
            before = parent[position - 1]
            before.tail = (before.tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _is_safe(name: str, value: str, *, bitmap: bool = False) -> bool:
    local = _local(name).lower()
    if local.startswith("on") or local in {"base", "src", "action", "formaction", "begin", "values", "from", "to"}:
        return False
    squeezed = BLANKS.sub("", value)
    if local == "href":
        return squeezed.startswith("#") or (bitmap and bool(BITMAP.match(squeezed)))
    if local == "style" and ("\\" in value or "/*" in value):
        return False
    return not DANGEROUS.search(squeezed)
