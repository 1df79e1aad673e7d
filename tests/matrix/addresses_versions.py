"""Versions of pages, recent changes, and who follows them: the same for everybody, and only of public pages.

``{guide_page}`` is a public page of the demo and ``{guide_version}`` its version of today. A key that is in no mail
lets nobody in; leaving answers the same for a used key, because a mail program sends it without looking.
"""

from tests.matrix.addresses import Row
from tests.matrix.identities import EVERYBODY, NOBODY

PAGE = "bladzijden/<int:page_id>/"
CLOSED = {"get": NOBODY, "knows": NOBODY}
VERSIONS = [
    Row("wijzigingen/", "/wijzigingen/"),
    Row("wijzigingen/atom.xml", "/wijzigingen/atom.xml"),
    Row(PAGE, "/bladzijden/{guide_page}/"),
    Row(PAGE, "/bladzijden/999999/", **CLOSED),
    Row(f"{PAGE}wijzigingen/", "/bladzijden/{guide_page}/wijzigingen/"),
    Row(f"{PAGE}citeren/", "/bladzijden/{guide_page}/citeren/"),
    Row(f"{PAGE}versies/<int:number>/", "/bladzijden/{guide_page}/versies/{guide_version}/"),
    Row(f"{PAGE}versies/<int:number>/", "/bladzijden/{guide_page}/versies/999999/", **CLOSED),
    Row(f"{PAGE}versies/vergelijken/", "/bladzijden/{guide_page}/versies/vergelijken/?naar=999999", **CLOSED),
    Row(f"{PAGE}volgen/", "/bladzijden/{guide_page}/volgen/", post=EVERYBODY),
    Row("wijzigingen/volgen/", "/wijzigingen/volgen/", post=EVERYBODY),
    Row("abonnementen/", "/abonnementen/", post=EVERYBODY),
    Row("abonnementen/verstuurd/", "/abonnementen/verstuurd/"),
    Row("abonnementen/afgemeld/", "/abonnementen/afgemeld/"),
    Row("abonnementen/bevestigen/<slug:key>/", "/abonnementen/bevestigen/geraden/", post=NOBODY, **CLOSED),
    Row("abonnementen/mijn/<slug:key>/", "/abonnementen/mijn/geraden/", post=NOBODY, **CLOSED),
    Row("abonnementen/afmelden/<slug:key>/", "/abonnementen/afmelden/geraden/", post=EVERYBODY, **CLOSED),
]
