"""The method grid of the guide as a picture of one traject: the same cells, with how far each is.

Reading, but in the services because it asks the policy and the public pages of the guide (docs/decisions/0052).
"""

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Locale

from pages.method_grid import Grid, Progress, build_grid
from pages.models import MethodCellPage
from pages.selectors.public import public_pages
from participation import policy
from participation.models import Traject
from participation.policy import AnyUser
from participation.selectors.questions import progress_of


def trajecten_to_choose(user: AnyUser) -> QuerySet[Traject]:
    """The person's own open trajecten, of which every field may be seen; nobody else's title is among them."""
    own = policy.related_trajecten(user).filter(pk__in=policy.internal_trajecten(user).order_by().values("pk"))
    return own.filter(closed_at__isnull=True).select_related("opgave").order_by("title", "pk")


def picture_of(traject: Traject) -> Grid:
    """The grid with the progress of a traject; its cells lead to the questions in the werkplaats."""
    cells = progress_of(traject)
    pages = {key: (_questions_url(traject, key) if cell.core + cell.deeper else "", "") for key, cell in cells.items()}
    for key, topic in _topics().items():
        pages[key] = (pages[key][0], topic)
    counts = {(*key, True): cell.core for key, cell in cells.items()}
    counts |= {(*key, False): cell.deeper for key, cell in cells.items()}
    progress = {key: Progress(cell.core_answered, cell.core) for key, cell in cells.items() if cell.core}
    return build_grid(pages, counts, progress)


def _questions_url(traject: Traject, key: tuple[str, str]) -> str:
    return reverse("werkplaats:question_cell", args=[traject.slug, *key])


def _topics() -> dict[tuple[str, str], str]:
    """What the guide writes in each cell."""
    shown = MethodCellPage.objects.filter(pk__in=public_pages().values("pk"), locale=Locale.get_active())
    return {(process, element): topic for process, element, topic in shown.values_list("process", "element", "topic")}
