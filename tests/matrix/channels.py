"""The channels of tests/matrix/table/kanalen.md, each with the addresses where somebody reads along it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from wagtail.images.models import Image
from wagtail.models import Page

from pages.models import GuidePage, Question
from participation.models import Attachment, Opgave, Photo, Stuk, Traject, Werkatelier
from samenwerking.accounts.models import User
from samenwerking.outbox.letters import content_of
from samenwerking.outbox.messages import message_of
from samenwerking.outbox.models import OutgoingMail
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.identities import Identity

W, R = "/werkplaats/", "/register/"
DOSSIERS = tuple(KNOWS)
LISTS = ("opgaven", "trajecten", "werkateliers", "stukken")


@dataclass(frozen=True)
class Named:
    """Something of one of the three dossiers that a name gives away. ``state`` is that of a paper."""

    dossier: str
    kind: str
    state: str
    slug: str
    title: str


@cache
def everything_named() -> tuple[Named, ...]:
    """Every opgave, traject, werkatelier and paper of the three dossiers."""
    found = []
    for dossier in DOSSIERS:
        for kind, rows in (
            ("opgave", Opgave.objects.filter(slug=dossier)),
            ("traject", Traject.objects.filter(opgave__slug=dossier)),
            ("werkatelier", Werkatelier.objects.filter(traject__opgave__slug=dossier)),
            ("stuk", Stuk.objects.filter(opgave__slug=dossier)),
        ):
            found += [Named(dossier, kind, getattr(row, "state", ""), row.slug, row.title) for row in rows]
    return tuple(found)


def _each(end: str, *slugs: str) -> list[str]:
    return [end.format(slug=slug) for slug in slugs or DOSSIERS]


def _papers(end: str) -> list[str]:
    return [end.format(slug=one.slug) for one in everything_named() if one.kind == "stuk"]


def _pages() -> list[str]:
    own = [f"{W}{one.kind_path}{one.slug}/" for one in map(_Place, everything_named())]
    parts = ("vragen/", "logboek/", "planning/", "toezeggingen/", "inbreng/", "team/", "evaluaties/")
    beneath = [f"{W}trajecten/{slug}/{part}" for slug in DOSSIERS for part in parts]
    return [W, *(f"{W}{name}/" for name in (*LISTS, "samenhang", "partijen", "toezeggingen")), *own, *beneath]


class _Place:
    PATHS: dict[str, str] = {  # read only
        "opgave": "opgaven/", "traject": "trajecten/", "werkatelier": "werkateliers/", "stuk": "stukken/",
    }  # fmt: skip

    def __init__(self, one: Named) -> None:
        self.slug, self.kind_path = one.slug, self.PATHS[one.kind]


def _register() -> list[str]:
    own = [f"{R}{place.kind_path}{place.slug}/" for place in map(_Place, everything_named())]
    return [R, *(f"{R}{name}/" for name in LISTS), f"{R}samenhang/", *own]


def _searched() -> list[str]:
    words = ["kanarie", *DOSSIERS, *(one.title for one in everything_named())]
    return [f"/zoeken/?q={quote(word)}" for word in dict.fromkeys(words)]


def _suggested() -> list[str]:
    words = ["kanarie", *DOSSIERS, *(one.title[:12] for one in everything_named())]
    return [f"/zoeken/suggesties/?q={quote(word)}" for word in dict.fromkeys(words)]


def _files() -> list[str]:
    return [f"{W}bijlagen/{pk}/" for pk in Attachment.objects.order_by("pk").values_list("pk", flat=True)]


def _pictures() -> list[str]:
    photos = Photo.objects.select_related("werkatelier").order_by("pk")
    own = [f"{W}werkateliers/{photo.werkatelier.slug}/fotos/{photo.pk}/480.webp" for photo in photos]
    return own + [f"{R}werkateliers/{photo.werkatelier.slug}/fotos/{photo.pk}/480.webp" for photo in photos]


def _sheets() -> list[str]:
    lists = [f"{W}{name}/?formaat=csv" for name in LISTS]
    tables = ("inbreng", "onderwerpen", "toezeggingen", "partijen", "antwoorden", "logboek", "besluiten", "planning")
    return lists + [f"{W}gegevens/{name}/?formaat=csv" for name in tables]


def _public_sheets() -> list[str]:
    lists = [f"{R}{name}/?formaat=csv" for name in LISTS]
    tables = ("openbare-inbreng", "beloofd-en-gedaan", "besluiten", "partijen", "antwoorden", "logboek")
    return lists + [f"{R}gegevens/{name}/?formaat=csv" for name in tables]


def _hidden_and_none() -> list[str]:
    """Addresses that are there for some, and ones that are there for nobody."""
    beneath = ("bewerken/", "team/", "publiceren/")
    own = [f"{W}{place.kind_path}{place.slug}/{end}" for place in map(_Place, everything_named()) for end in beneath]
    return [*own, f"{W}opgaven/bestaat-niet/", f"{R}opgaven/bestaat-niet/", "/bestaat-niet/"]


def _beheer(*ends: str) -> Callable[[], list[str]]:
    def addresses() -> list[str]:
        numbers = {
            "page": GuidePage.objects.order_by("pk").values_list("pk", flat=True)[0],
            "home": Page.objects.filter(depth=2).values_list("pk", flat=True)[0],
            "question": Question.objects.order_by("pk").values_list("pk", flat=True)[0],
            "image": next(iter(Image.objects.order_by("pk").values_list("pk", flat=True)), 1),
            "user": User.objects.get(email=Identity.LEAD.email).pk,
        }
        return [f"/beheer/{end.format(**numbers)}" for end in ends]

    return addresses


# The addresses of every channel but mail, which is read in the outbox.
CHANNELS: dict[str, Callable[[], list[str]]] = {
    "pagina": _pages,
    "register": _register,
    "zoeken": _searched,
    "suggestie": _suggested,
    "partijsuggestie": lambda: [f"{W}partijen/suggesties/?name={word}" for word in ("kan", "dorp", "ver", "a")],
    "api": lambda: ["/api/", "/api/v1/", "/api/v2/pages/", "/api/docs/", "/register/api/", "/graphql/"],
    "feed": lambda: [f"{R}atom.xml", *_each(R + "trajecten/{slug}/inbreng/atom.xml")],
    "agenda": lambda: [
        f"{R}werkateliers.ics",
        *_each(R + "werkateliers/{slug}-avond-1.ics"),
        *_each(R + "trajecten/{slug}.ics"),
    ],
    "sitemap": lambda: ["/sitemap.xml", "/robots.txt"],
    "document": _files,
    "beeld": _pictures,
    "export": _sheets,
    "openbare export": _public_sheets,
    "pdf": lambda: [*_papers(W + "stukken/{slug}/stuk.pdf"), *_papers(W + "stukken/{slug}/tekst/")],
    "voorbeeld": _beheer("pages/{page}/view_draft/", "pages/{page}/edit/preview/", "images/{image}/preview/width-80/"),
    "geschiedenis": _beheer(
        *("pages/{page}/history/", "pages/{home}/history/", "reports/site-history/"),
        *("snippets/pages/question/history/{question}/", "users/history/{user}/"),
    ),
    "veranderd": lambda: _papers(W + "stukken/{slug}/veranderd/"),
    "kiezer": _beheer(
        *("choose-page/", "choose-page/search/?q=kan", "choose-page/search/?q=dorpshart"),
        *("images/chooser/?q=dorp", "documents/chooser/?q=dorp", "snippets/choose/pages/question/?q=kan"),
        *("snippets/choose/pages/area/?q=a", "workflows/task_chooser/"),
    ),
    "gebruik": _beheer(
        *("pages/{page}/usage/", "images/usage/{image}/", "snippets/pages/question/usage/{question}/"),
        *("users/usage/{user}/", "reports/page-types-usage/"),
    ),
    "fout": _hidden_and_none,
}


def mails_to(identity: Identity) -> dict[str, str]:
    """What lies in the outbox for this person, as it would be sent now."""
    texts = {}
    for mail in OutgoingMail.objects.filter(recipient__email=identity.email).select_related("recipient", "sender"):
        if (content := content_of(mail)) is not None:
            message = message_of(mail, content)
            texts[f"mail {mail.pk} {mail.letter}"] = f"{message.subject}\n{message.body}\n{message.alternatives}"
    return texts
