"""Links that leave the wiki: bracketed, numbered and bare (``handleExternalLinks``, ``handleMagicLinks``)."""

import html
import re
from collections.abc import Callable

PROTOCOLS = [
    "bitcoin:", "ftp://", "ftps://", "geo:", "git://", "gopher://", "http://", "https://", "irc://", "ircs://",
    "magnet:", "mailto:", "matrix:", "mms://", "news:", "nntp://", "redis://", "sftp://", "sip:", "sips:", "sms:",
    "ssh://", "svn://", "tel:", "telnet://", "urn:", "worldwind://", "xmpp:",
]  # fmt: skip
PROTOCOL = "|".join(re.escape(protocol) for protocol in PROTOCOLS)
URL_CHAR = r"[^\[\]<>\"\x00-\x20\x7f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffd]"
ADDRESS = r"(?:\[[0-9a-fA-F:.]+\]|" + URL_CHAR + ")"
SPACE = r"[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
BRACKETED = re.compile(rf"\[(((?i:{PROTOCOL}|//)){ADDRESS}{URL_CHAR}*+){SPACE}*+([^\]\x00-\x08\x0a-\x1f\ufffd]*+)\]")
BARE = re.compile(rf"(<a[ \t\r\n>].*?</a>)|(<.*?>)|((?<![\w])(?i:{PROTOCOL}){ADDRESS}{URL_CHAR}*)", re.S)
STARTS_WITH_PROTOCOL = re.compile(rf"^(?:{PROTOCOL})", re.I)
# What may stand in a link of ours; other schemes keep their text and lose the link.
SAFE_URL = re.compile(r"^(?:https?://|ftps?://|mailto:|tel:|//)", re.I)
Linker = Callable[[str, str], str]


def convert_bracketed(
    text: str, link: Linker, split_trail: Callable[[str], tuple[str, str]], next_number: Callable[[], int]
) -> str:
    """``[address text]`` and ``[address]``, which shows the next number of the page."""
    if "]" not in text:
        return text
    out, position = [], 0
    for match in BRACKETED.finditer(text):
        if match.start() < position:
            continue
        url, _protocol, label = match.groups()
        cut = re.search(r"&(?:lt|gt);", url)
        if cut:
            label = url[cut.start() :] + (" " + label if label else "")
            url = url[: cut.start()]
        out.append(text[position : match.start()])
        position = match.end()
        trail = ""
        if not label:
            label = f"[{next_number()}]"
        else:
            trail, _rest = split_trail(text[position : position + 100])
            position += len(trail)
        out.append(link(url, label + trail))
    return "".join(out) + text[position:]


def convert_bare(text: str, link: Linker) -> str:
    """Addresses in running text; punctuation at the end belongs to the sentence."""

    def replace(match: re.Match[str]) -> str:
        url = match.group(3)
        return match.group(0) if url is None else _bare(url, link)

    return BARE.sub(replace, text)


def _bare(url: str, link: Linker) -> str:
    trail = ""
    cut = re.search(r"&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));", url)
    if cut:
        url, trail = url[: cut.start()], url[cut.start() :]
    separators = ",;.:!?" + ("" if "(" in url else ")")
    shortened = url.rstrip(separators)
    if url.endswith(";") and re.search(r"&(?:[a-z]+|#x[\da-f]+|#\d+)$", shortened, re.I):
        shortened += ";"
    url, trail = shortened, url[len(shortened) :] + trail
    if STARTS_WITH_PROTOCOL.sub("", url) == "":
        return url + trail
    return link(url, url) + trail


def clean_url(url: str) -> str | None:
    """The address without entities and control characters; None when its scheme may not be linked."""
    plain = re.sub(r"[\x00-\x20\x7f\u200b-\u200f\u202a-\u202e\ufeff]", "", html.unescape(url))
    return plain if SAFE_URL.match(plain) else None
