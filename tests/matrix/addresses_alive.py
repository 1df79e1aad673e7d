"""Addresses at which readers help a page further, and those of the lessons of a traject."""

from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.identities import EVERYBODY, NOBODY

ALIVE = [
    Row("bladzijden/<int:page_id>/verbeteren/", "/bladzijden/{guide_page}/verbeteren/", post=EVERYBODY),
    Row("bladzijden/<int:page_id>/verbeteren/verstuurd/", "/bladzijden/{guide_page}/verbeteren/verstuurd/"),
    Row("bladzijden/<int:page_id>/verbeteren/", "/bladzijden/999999/verbeteren/", NOBODY, NOBODY, NOBODY),
    Row("bladzijden/<int:page_id>/hielp/", "/bladzijden/{guide_page}/hielp/", post=EVERYBODY),
    Row("bladzijden/<int:page_id>/hielp/bedankt/", "/bladzijden/{guide_page}/hielp/bedankt/", post=EVERYBODY),
    Row("bladzijden/<int:page_id>/hielp/", "/bladzijden/999999/hielp/", NOBODY, NOBODY, NOBODY),
    Row("bladzijden/voorstel/<str:token>/", "/bladzijden/voorstel/geen-token/", NOBODY, NOBODY, NOBODY),
]

# The three dossiers are not evaluated yet: nobody records lessons there.
LESSON_ROUTES = {
    "nieuw/": "nieuw/",
    "<int:pk>/": "999/",
    "<int:pk>/verwijderen/": "999/verwijderen/",
    "<int:pk>/voorstellen/": "999/voorstellen/",
}
for slug, knows in KNOWS.items():
    ALIVE += [
        Row(
            f"werkplaats/trajecten/<slug:slug>/lessen/{route}",
            f"/werkplaats/trajecten/{slug}/lessen/{path}",
            NOBODY,
            NOBODY,
            knows,
            login=True,
        )
        for route, path in LESSON_ROUTES.items()
    ]
