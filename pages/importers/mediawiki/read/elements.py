"""From the fields of an element of an export to what it says: a revision, a file, the site."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from .model import Revision, SiteInfo, Upload
from .namespaces import Namespaces


def number_in(text: str) -> int:
    return int(text) if text.strip().isdecimal() and len(text.strip()) < 19 else 0


def moment_in(text: str) -> datetime | None:
    """A timestamp of the export; None where it is missing or odd."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _author(fields: dict[str, str], hidden: Iterable[str]) -> str:
    """A name. Of who wrote without an account a wiki keeps the address of the computer: personal data, left behind."""
    if "contributor" in hidden:
        return ""
    return fields.get("username", "").strip() or (_("Anoniem") if fields.get("ip", "").strip() else "")


def revision_of(fields: dict[str, str], hidden: set[str]) -> Revision:
    """What the wiki suppressed stays out, also when a careless export holds it."""
    return Revision(
        number=number_in(fields.get("id", "")),
        text="" if "text" in hidden else fields.get("text", ""),
        timestamp=moment_in(fields.get("timestamp", "")),
        author=_author(fields, hidden),
        model=fields.get("model") or "wikitext",
        comment="" if "comment" in hidden else fields.get("comment", ""),
        deleted="text" in hidden,
        minor="minor" in fields,
    )


def upload_of(fields: dict[str, str], hidden: set[str], received: Path | None) -> Upload:
    return Upload(
        filename=fields.get("filename", ""),
        timestamp=moment_in(fields.get("timestamp", "")),
        author=_author(fields, hidden),
        sha1=fields.get("sha1base36", ""),
        path=fields.get("rel", ""),
        comment="" if "comment" in hidden else fields.get("comment", ""),
        size=number_in(fields.get("size", "")),
        archived=bool(fields.get("archivename")),
        stored=received,
    )


def site_info(fields: dict[str, str], spaces: list[tuple[dict[str, str], str]], language: str) -> SiteInfo:
    names: dict[int, str] = {}
    case_sensitive: set[int] = set()
    for attributes, name in spaces:
        try:
            number = int(attributes.get("key", ""))
        except ValueError:
            continue
        names[number] = name.strip()
        if attributes.get("case") == "case-sensitive":
            case_sensitive.add(number)
    first_letter = fields.get("case") != "case-sensitive"
    return SiteInfo(
        name=fields.get("sitename", "").strip(),
        dbname=fields.get("dbname", "").strip(),
        base=fields.get("base", "").strip(),
        namespaces=Namespaces(names or {0: ""}, first_letter, language, case_sensitive),
        language=language,
    )
