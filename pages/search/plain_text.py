"""Rich text as plain text, as Wagtail's index takes it, without reading every sentence with a parser of HTML."""

import re
from html import unescape

from wagtail.rich_text import get_text_for_indexing

# Whole tags with quoted attributes, whole entities, and no other sign that a parser could take for one. Elements whose
# content is no text to a parser are left to the parser.
_ORDERLY = re.compile(
    r"""(?: [^<>&]++
          | &(?:[a-zA-Z][a-zA-Z0-9]*+|\#[0-9]++|\#[xX][0-9a-fA-F]++);
          | <(?!script|style|textarea|title|xmp|iframe|no|plaintext)
             [a-zA-Z][a-zA-Z0-9]*+ (?:\s++[\w-]++="[^"<>]*+")*+ \s*+ /?>
          | </[a-zA-Z][a-zA-Z0-9]*+>
        )*+""",
    re.X | re.I,
)
_TAG = re.compile("<[^>]+>")
_END_OF_BLOCK = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/>", re.I)


def plain_text(source: str) -> str:
    """The same as ``wagtail.rich_text.get_text_for_indexing``; most cells of a table are not even markup."""
    if "<" not in source and ">" not in source and "&" not in source:
        return source.strip()
    if _ORDERLY.fullmatch(source) is None:
        return get_text_for_indexing(source)
    return unescape(_TAG.sub("", _END_OF_BLOCK.sub(" ", source)).strip())
