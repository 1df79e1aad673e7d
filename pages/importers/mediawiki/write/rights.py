"""Who owns a file and under which licence, from the words on its file page."""

import re
from dataclasses import dataclass

from ..read.export import WikiPage

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?[,\s]+)?((?:[A-Z]\.\s?)*[^\n.;|{}\[\]<>]*)", re.I
)
OWNER = re.compile(
    r"\|\s*(?:eigenaar|rechthebbende|auteur|maker|fotograaf|author|owner|copyright|urheber|autor)\s*="
    r"\s*((?:\[\[[^\]\n]*\]\]|[^|}\n])+)",
    re.I,
)
RESERVED = re.compile(r"alle rechten voorbehouden|all rights reserved|alle rechte vorbehalten", re.I)
CREATIVE_COMMONS = re.compile(r"\bcc[\s-]?(by(?:[\s-](?:nc|nd|sa)){0,2})[\s-]*(\d\.\d)?", re.I)
PUBLIC_DOMAIN = re.compile(r"\bcc[\s-]?(?:0|zero)\b|publiek(?:e)? domein|public domain|rechtenvrij|\bPD-", re.I)
SOURCE = re.compile(r"\|\s*(?:bron|source|quelle)\s*=\s*(https?://[^\s|}]+)", re.I)
MARKUP = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|'{2,}|<[^>]*>")
DESCRIPTION = re.compile(
    r"^==+\s*(?:beschrijving|omschrijving|description|summary|samenvatting|beschreibung)\s*==+\s*\n+([^\n=].*)$",
    re.I | re.M,
)
DESCRIPTION_FIELD = re.compile(r"\|\s*(?:beschrijving|omschrijving|description|beschreibung)\s*=\s*([^|}\n]+)", re.I)
MADE_HERE = re.compile(r"gemaakt voor (?:de |het )?([A-Z][\w' -]*)", re.I)
ALL_RIGHTS = "Alle rechten voorbehouden"


@dataclass(frozen=True)
class Rights:
    """What the guide must show beside a picture; empty where the wiki does not say it."""

    holder: str = ""
    licence: str = ""
    source_url: str = ""
    description: str = ""


def read_rights(page: WikiPage | None) -> Rights:
    """A reserved right wins over a licence that the same text names for something else."""
    text = page.revision.text if page else ""
    holder = _first(OWNER, text)
    claim = COPYRIGHT.search(text)
    if claim:
        holder = holder or claim.group(1).strip(" ,")
    elif not holder:
        holder = _first(MADE_HERE, text)
    source = SOURCE.search(text)
    return Rights(
        holder=_plain(holder),
        licence=_licence(text, claimed=claim is not None),
        source_url=source.group(1) if source else "",
        description=_plain(_first(DESCRIPTION_FIELD, text) or _first(DESCRIPTION, text)),
    )


def _licence(text: str, *, claimed: bool) -> str:
    if RESERVED.search(text):
        return ALL_RIGHTS
    commons = CREATIVE_COMMONS.search(text)
    if commons:
        kind = re.sub(r"[\s-]+", "-", commons.group(1).upper())
        return " ".join(part for part in ("CC", kind, commons.group(2)) if part)
    if PUBLIC_DOMAIN.search(text):
        return "CC0" if re.search(r"\bcc[\s-]?(?:0|zero)\b", text, re.I) else "Publiek domein"
    return ALL_RIGHTS if claimed else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group(1).strip() if match else ""


def _plain(text: str) -> str:
    return " ".join(MARKUP.sub(lambda match: match.group(1) or "", text).split())[:250]
