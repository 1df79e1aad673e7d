"""Addresses that everybody may ask for: the guide, the public register and the technical ones.

The public register shows the same to everybody, so for a dossier that is not on it the row is ``NOBODY``.
"""

from tests.matrix.addresses import Row
from tests.matrix.identities import EVERYBODY, NOBODY

GUIDE = [
    Row(r"^((?:[\w\-]+/)*)$", "/"),
    Row("zoeken/", "/zoeken/?q=werkatelier"),
    Row("sitemap.xml", "/sitemap.xml"),
    Row("robots.txt", "/robots.txt"),
    Row("healthz/live", "/healthz/live"),
    Row("healthz/ready", "/healthz/ready"),
    Row("metrics", "/metrics", get=NOBODY, knows=NOBODY),
    Row(".well-known/security.txt", "/.well-known/security.txt"),
    Row("tokens/<int:site_pk>.css", "/tokens/999.css", get=NOBODY, knows=NOBODY),
    Row("media/<path:path>", "/media/documents/geheim.pdf", get=NOBODY, knows=NOBODY),
    Row("index.php", "/index.php?title=Bestaat_niet", get=NOBODY, knows=NOBODY),
    Row("index.php/<path:title>", "/index.php/Bestaat_niet", get=NOBODY, knows=NOBODY),
    Row("w/index.php", "/w/index.php?title=Bestaat_niet", get=NOBODY, knows=NOBODY),
    Row("w/index.php/<path:title>", "/w/index.php/Bestaat_niet", get=NOBODY, knows=NOBODY),
    Row(r"documenten/^(\d+)/(.*)$", "/documenten/999/geheim.pdf", get=NOBODY, knows=NOBODY),
]
# Wagtail's way to a page or document behind a password; no such thing is in the demo.
GUIDE += [
    Row(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        "/_util/authenticate_with_password/999/999/",
        get=NOBODY,
        post=NOBODY,
        knows=NOBODY,
    ),
    Row(
        "documenten/authenticate_with_password/<int:restriction_id>/",
        "/documenten/authenticate_with_password/999/",
        get=NOBODY,
        post=NOBODY,
        knows=NOBODY,
    ),
    Row("_util/login/", "/_util/login/", post=EVERYBODY),
]
REGISTER = [
    Row("register/", "/register/"),
    Row("register/atom.xml", "/register/atom.xml"),
    Row("register/werkateliers.ics", "/register/werkateliers.ics"),
    Row("register/opgaven/", "/register/opgaven/"),
    Row("register/trajecten/", "/register/trajecten/"),
    Row("register/werkateliers/", "/register/werkateliers/"),
    Row("register/stukken/", "/register/stukken/"),
]
EXPORT_ROUTE = (
    r"register/^(?P<name>opgaven|trajecten|werkateliers|stukken)/export\.(?P<file_format>csv|xlsx|ods|geojson)$"
)
REGISTER += [
    Row(EXPORT_ROUTE, f"/register/{kind}/export.{file_format}")
    for kind in ("opgaven", "trajecten", "werkateliers", "stukken")
    for file_format in ("csv", "xlsx", "ods", "geojson")
    if (kind, file_format) != ("stukken", "geojson")  # a paper has no place
]
# The three dossiers of the contract: only the first is on the register.
ON_REGISTER = {"dorpshart": EVERYBODY, "vastgoed": NOBODY, "locatiekeuze": NOBODY}
for slug, readers in ON_REGISTER.items():
    evening = f"/register/werkateliers/{slug}-avond-1"
    REGISTER += [
        Row("register/opgaven/<slug:slug>/", f"/register/opgaven/{slug}/", get=readers, knows=readers),
        Row("register/trajecten/<slug:slug>/", f"/register/trajecten/{slug}/", get=readers, knows=readers),
        Row("register/werkateliers/<slug:slug>/", f"{evening}/", get=readers, knows=readers),
        Row("register/werkateliers/<slug:slug>.ics", f"{evening}.ics", get=readers, knows=readers),
    ]
# Of the papers only the adopted ones are there.
PAPERS_ON_REGISTER = {
    "dorpshart-adopted": EVERYBODY,
    "dorpshart-adopted-amended": EVERYBODY,
    "dorpshart-draft": NOBODY,
    "dorpshart-in-review": NOBODY,
    "dorpshart-returned": NOBODY,
    "dorpshart-deferred": NOBODY,
    "dorpshart-rejected": NOBODY,
    "dorpshart-withdrawn": NOBODY,
    "vastgoed-draft": NOBODY,
    "vastgoed-in-review": NOBODY,
    "locatiekeuze-draft": NOBODY,
    "locatiekeuze-in-review": NOBODY,
}
for slug, readers in PAPERS_ON_REGISTER.items():
    REGISTER += [
        Row(f"register/stukken/<slug:slug>{end}", f"/register/stukken/{slug}{end}", get=readers, knows=readers)
        for end in ("/", ".pdf", ".odt", ".txt", ".json")
    ]
