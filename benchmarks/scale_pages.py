"""The addresses that ``register_scale`` asks, by who asks; every list, search, dossier and file of the register."""

from collections.abc import Iterator

from benchmarks.scale_records import busy_traject
from participation.models import Commitment, Contribution, Opgave, Organisation, Stuk
from participation.views.paging import MOST
from samenwerking.accounts.roles import Role

VISITOR = None
REFERENCE = "/healthz/live"
Page = tuple[Role | None, str]

REGISTER = (
    "/register/", "/register/?area=proef-1",
    "/register/opgaven/", "/register/opgaven/?status=open&theme=proef-dorpsplein", "/register/opgaven/?sort=title",
    "/register/trajecten/", "/register/trajecten/?page={last}", "/register/trajecten/?q=sportpark",
    "/register/trajecten/?process=explore&theme=proef-dorpsplein", "/register/trajecten/?area=proef-1&status=open",
    "/register/trajecten/?year=2022", "/register/trajecten/?sort=title", "/register/trajecten/?sort=date",
    "/register/trajecten/?weergave=kaart", "/register/werkateliers/", "/register/werkateliers/?status=past",
    "/register/werkateliers/?weergave=kaart", "/register/stukken/", "/register/stukken/?kind=startnotitie",
    "/register/stukken/?page={last_stuk}", "/register/samenhang/", "/register/initiatieven/", "/register/uitdaagrecht/",
    "/register/atom.xml", "/register/werkateliers.ics", "/register/trajecten/{busy}.ics",
    "/register/opgaven/{opgave}/", "/register/trajecten/{busy}/", "/register/trajecten/{quiet}/",
    "/register/werkateliers/{atelier}/", "/register/stukken/{stuk}/",
    "/register/trajecten/{busy}/inbreng/", "/register/trajecten/{busy}/inbreng/?page=2",
    "/register/trajecten/{busy}/inbreng/?q=bomen", "/register/trajecten/{busy}/inbreng/atom.xml",
    "/register/trajecten/{busy}/beloofd-en-gedaan/", "/register/trajecten/{busy}/van-inbreng-tot-besluit/",
    "/register/trajecten/{quiet}/inbreng/{contribution}/weg/",
    "/zoeken/?q=sportpark", "/zoeken/?q=bewoners", "/zoeken/?q=sportpark&soort=trajecten",
    "/zoeken/suggesties/?q=sport", "/sitemap.xml", "/sitemap.xml?soort=trajecten&deel=1",
)  # fmt: skip
LISTS = (
    "/werkplaats/", "/werkplaats/opgaven/", "/werkplaats/trajecten/", "/werkplaats/trajecten/?page={last}",
    "/werkplaats/trajecten/?state=open", "/werkplaats/trajecten/?q=sportpark", "/werkplaats/trajecten/?mine=on",
    "/werkplaats/opgaven/?q=sportpark", "/werkplaats/werkateliers/", "/werkplaats/werkateliers/?when=coming",
    "/werkplaats/werkateliers/?mine=on", "/werkplaats/stukken/", "/werkplaats/stukken/?q=sportpark",
    "/werkplaats/toezeggingen/", "/werkplaats/trajecten/{quiet}/", "/werkplaats/opgaven/{opgave}/",
    "/werkplaats/werkateliers/{atelier}/", "/werkplaats/stukken/{stuk}/",
)  # fmt: skip
INSIDE = (
    "/werkplaats/trajecten/{busy}/", "/werkplaats/trajecten/{busy}/inbreng/",
    "/werkplaats/trajecten/{busy}/inbreng/?page=3", "/werkplaats/trajecten/{busy}/inbreng/?q=bomen",
    "/werkplaats/trajecten/{busy}/inbreng/?answer=open", "/werkplaats/trajecten/{busy}/inbreng/bijna-gelijk/",
    "/werkplaats/trajecten/{busy}/inbreng/onderwerpen/", "/werkplaats/trajecten/{quiet}/inbreng/{contribution}/",
    "/werkplaats/trajecten/{quiet}/inbreng/{contribution}/weg/",
    "/werkplaats/trajecten/{busy}/van-inbreng-tot-besluit/", "/werkplaats/trajecten/{quiet}/toezeggingen/",
    "/werkplaats/trajecten/{quiet}/toezeggingen/{commitment}/", "/werkplaats/trajecten/{busy}/logboek/",
    "/werkplaats/trajecten/{busy}/vragen/", "/werkplaats/trajecten/{quiet}/krachtenveld/",
    "/werkplaats/trajecten/{quiet}/contactpersonen/", "/werkplaats/trajecten/{quiet}/planning/",
    "/werkplaats/werkateliers/{atelier}/aanmeldingen/", "/werkplaats/werkateliers/{atelier}/deur/",
    "/werkplaats/werkateliers/{atelier}/uitkomsten/", "/werkplaats/partijen/", "/werkplaats/partijen/?q=nummer+12",
    "/werkplaats/partijen/suggesties/?q=nummer+1", "/werkplaats/partijen/{organisation}/", "/werkplaats/samenhang/",
    "/werkplaats/initiatieven/", "/werkplaats/uitdaagrecht/", "/werkplaats/samen/opgaven/", "/werkplaats/lijsten/",
    "/werkplaats/keuzehulp/", "/werkplaats/speelveld/",
)  # fmt: skip
AUDIT = (
    "/werkplaats/verantwoording/", "/werkplaats/verantwoording/?page=100",
    "/werkplaats/verantwoording/?action=published", "/werkplaats/verantwoording/?object_type=traject",
    "/werkplaats/verantwoording/?object_type=stuk",
)  # fmt: skip
# Others see the same lists through other rules; these pages show each rule at work.
BY_ROLE = (
    "/werkplaats/", "/werkplaats/opgaven/", "/werkplaats/trajecten/", "/werkplaats/trajecten/?mine=on",
    "/werkplaats/werkateliers/", "/werkplaats/stukken/", "/werkplaats/toezeggingen/",
)  # fmt: skip
OTHERS = (
    Role.MANAGER, Role.COUNCIL, Role.COLLEGE, Role.SECRETARIAT, Role.CLERK, Role.COMMUNICATION, Role.ADMIN,
)  # fmt: skip


def pages(size: int) -> Iterator[Page]:
    """Who asks which address."""
    words = _words(size)
    found: list[Page] = [(VISITOR, REFERENCE), *((VISITOR, path) for path in REGISTER)]
    found += [(Role.PROJECT_LEADER, path) for path in (*LISTS, *INSIDE)]
    found += [(role, path) for role in OTHERS for path in BY_ROLE]
    found += [(Role.AUDITOR, path) for path in ("/werkplaats/", *AUDIT)]
    for role, path in found:
        yield role, path.format(**words)


def _words(size: int) -> dict[str, object]:
    """What stands in the place of the names: a public dossier in the middle, led by the lead, and last pages."""
    middle = size // 2
    opgave = Opgave.objects.get(slug=f"proef-opgave-{middle // 4:06}")
    quiet = opgave.trajecten.order_by("pk")[0]
    contributions = Contribution.objects.filter(traject=quiet, state="shown", publicity="public")
    return {
        "busy": busy_traject(size),
        "quiet": quiet.slug,
        "opgave": opgave.slug,
        "atelier": quiet.werkateliers.order_by("pk")[0].slug,
        "stuk": Stuk.objects.filter(traject__opgave=opgave).order_by("pk")[0].slug,
        "contribution": contributions.order_by("pk")[0].pk,
        "commitment": Commitment.objects.filter(traject=quiet).order_by("pk")[0].pk,
        "organisation": Organisation.objects.order_by("pk")[0].pk,
        "last": max(1, min(size * 9 // 10, MOST) // 25),
        "last_stuk": max(1, min(size * 9 // 20, MOST) // 25),
    }  # fmt: skip
