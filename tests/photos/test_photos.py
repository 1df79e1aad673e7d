"""Photos of a werkatelier: who adds, describes, orders and sees them, and what is refused."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from participation.choices import AuditAction
from participation.exceptions import ParticipationError
from participation.files.renditions import widths_of
from participation.models import AuditEntry, Photo, PhotoPermission, Werkatelier
from participation.services.bin import restore_part
from participation.services.photos import order_photos
from participation.services.publication import publish_record
from tests.approval.scene import Scene
from tests.dossier_parts.hostile_uploads import huge_png
from tests.dossier_parts.uploads import SCRIPT, pdf, picture_with_place
from tests.factories import WerkatelierFactory
from tests.photos.conftest import AGREED, ALT, CAPTION, NAME, WORDS, agreed, jpeg, photo, sent
from tests.private_disk import path_of
from tests.private_disk import renditions_folder as folder
from tests.werkplaats.conftest import browser_of
from tests.werkplaats.forms import form_on, text_of

BASE = "/werkplaats/werkateliers/plein/fotos/"
PUBLIC = "/register/werkateliers/plein/"


def seen(who: Client, made: Photo, width: int = 480, face: str = "register") -> int:
    return who.get(f"/{face}/werkateliers/{made.werkatelier.slug}/fotos/{made.pk}/{width}.webp").status_code


def test_several_at_once_the_good_ones_are_kept(scene: Scene, session: Werkatelier) -> None:
    """Each refusal names its file; the rest is kept, without place or camera; sent twice is once."""
    lead = browser_of(scene["lead"])
    files = [
        sent("een.jpg"), sent("twee.jpg", picture_with_place()), sent("brief.pdf", pdf()), sent("leeg.jpg", b""),
        sent("plaat.svg", b"<svg>" + SCRIPT), sent("groot.png", huge_png(60_000, 60_000)),
        sent("nep.jpg", SCRIPT), sent("../../etc/<b>x</b>.exe", b"MZ" + SCRIPT), sent("een-kopie.jpg"),
    ]  # fmt: skip
    page = form_on(lead, BASE)
    answer = lead.post(BASE, page | {"photos": files}, follow=True)
    text = answer.content.decode()
    assert Photo.objects.count() == 2
    assert "2 foto’s zijn toegevoegd" in text
    assert "1 foto stond er al" in text
    assert [name for name in ("brief.pdf", "leeg.jpg", "plaat.svg", "groot.png", "nep.jpg") if name not in text] == []
    assert "<b>x</b>" not in text
    kept = path_of(Photo.objects.order_by("-pk")[0].sha256).read_bytes()
    assert b"Telefoonmaker" not in kept
    assert b"Exif" not in kept
    assert {row.confidentiality for row in Photo.objects.all()} == {"internal"}
    assert AuditEntry.objects.filter(action=AuditAction.PHOTO_SAVED).count() == 2
    again = lead.post(BASE, page | {"photos": [sent("drie.jpg", colour="blue")]})
    assert (again.status_code, Photo.objects.count()) == (302, 2), "the same form again"
    assert lead.post(BASE, {"once": "nieuw"}, follow=True).status_code == 200
    one = lead.post(BASE, {"photos": [sent("vier.jpg", colour="green")]}, headers={"Accept": "application/json"}).json()
    assert (one["added"], one["refused"]) == (1, [])
    many = [sent(f"{at}.jpg", jpeg(f"#{at:02}{at:02}{at:02}", (9, 9))) for at in range(10, 42)]
    lead.post(BASE, {"photos": many, "once": "veel"})
    assert Photo.objects.count() == 33, "thirty at once"


# Written by hand. See: a cleared public, a cleared internal and a not cleared photo; add; take away.
WHO = [
    ("lead", (200, 200, 200), 302, 302),
    ("member", (200, 200, 200), 302, 302),
    ("client", (200, 200, 200), 403, 403),
    ("communication", (200, 200, 404), 403, 302),
    ("stranger", (200, 200, 404), 403, 403),
    ("auditor", (200, 200, 404), 403, 403),
    ("council", (200, 404, 404), 403, 403),
    ("admin", (200, 404, 404), 403, 403),
]


@pytest.mark.parametrize(("who", "sees", "adds", "takes"), WHO, ids=[row[0] for row in WHO])
def test_who_may(scene: Scene, session: Werkatelier, who: str, sees: tuple[int, ...], adds: int, takes: int) -> None:
    lead, browser = scene["lead"], browser_of(scene[who])
    rows = [
        photo(lead, session),
        photo(lead, session, "blue", confidentiality="internal"),
        photo(lead, session, "green", people_count=2),
    ]
    assert tuple(seen(browser, row, face="werkplaats") for row in rows) == sees
    assert [seen(Client(), row) for row in rows] == [200, 404, 404]
    assert [seen(browser, row) for row in rows] == [200, 404, 404], "the register is the same for everybody"
    assert browser.post(BASE, {"photos": [sent(colour="white")]}).status_code == adds
    for act in ("", "verwijderen/", "toestemming/"):
        allowed = browser.get(f"{BASE}{rows[0].pk}/{act}").status_code
        assert allowed == (200 if adds == 302 else 403 if sees[1] == 200 or who in ("council", "admin") else 404), act
    assert browser.post(f"{BASE}volgorde/", {"move": f"{rows[1].pk}:up"}).status_code == adds
    assert browser.post(f"{BASE}{rows[2].pk}/weghalen/", {"reason": "permission"}).status_code == takes
    assert Photo.objects.filter(pk=rows[2].pk).exists() == (takes != 302)


def test_of_a_dossier_that_is_not_public_nothing_shows(scene: Scene, session: Werkatelier) -> None:
    made = photo(scene["lead"], session, confidentiality="confidential")
    other = WerkatelierFactory(traject=scene.traject, slug="elders", published=True)
    public = photo(scene["lead"], other, "blue")
    scene.traject.opgave.confidentiality, scene.traject.opgave.published_at = "internal", None
    scene.traject.opgave.save()
    for row in (made, public):
        assert seen(Client(), row) == 404
    assert seen(browser_of(scene["stranger"]), made, face="werkplaats") == 404
    assert Client().get(f"{BASE}").status_code == 302
    lead = browser_of(scene["lead"])
    # A photo of one session is no photo of another (TRAPS), nor in a width that is not offered.
    assert lead.get(f"{BASE}{public.pk}/").status_code == 404
    assert lead.post(f"{BASE}{public.pk}/weghalen/", {"reason": "mistake"}).status_code == 404
    assert lead.get(f"{BASE}{public.pk}/480.webp").status_code == 404
    assert [lead.get(f"{BASE}{made.pk}/{width}.webp").status_code for width in (480, 700, 481, 960, 0)] == [
        200, 200, 404, 404, 404,
    ]  # fmt: skip
    wide = form_on(lead, f"{BASE}{made.pk}/") | {"confidentiality": "public"}
    assert lead.post(f"{BASE}{made.pk}/", wide).status_code == 200
    assert Photo.objects.get(pk=made.pk).confidentiality == "confidential"


LACKING: list[tuple[dict[str, Any], str]] = [
    ({"alt": ""}, "alleen versiering is"),
    ({"decorative": "on"}, "Kies één van beide"),
    ({"maker": " "}, "wie de foto maakte"),
    ({"licence": ""}, "wat er met de foto mag"),
    ({"people_count": ""}, "hoeveel mensen herkenbaar"),
    ({"people_count": "-1"}, "people_count"),
    ({"people_count": "veel"}, "people_count"),
    ({"alt": "x" * 301}, "alt"),
]


@pytest.mark.parametrize(("change", "says"), LACKING, ids=[str(row[0]) for row in LACKING])
def test_a_public_photo_is_described_and_known(
    scene: Scene, session: Werkatelier, change: dict[str, Any], says: str
) -> None:
    """Refused with a sentence, and what was typed stays."""
    lead, made = browser_of(scene["lead"]), photo(scene["lead"], session, confidentiality="internal")
    data = form_on(lead, f"{BASE}{made.pk}/") | {"confidentiality": "public", "caption": "Nieuw bijschrift"} | change
    answer = lead.post(f"{BASE}{made.pk}/", data)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "Nieuw bijschrift" in answer.content.decode()
    assert Photo.objects.get().confidentiality == "internal"


def test_without_permission_nobody_else_sees_it_and_publishing_waits(scene: Scene, session: Werkatelier) -> None:
    lead, member = scene["lead"], browser_of(scene["member"])
    made = photo(lead, session, people_count=2)
    assert not made.cleared
    Werkatelier.objects.update(published_at=None)
    session.refresh_from_db()
    with pytest.raises(ParticipationError, match="zonder toestemming"):
        publish_record(user=lead, record=session)
    address = f"{BASE}{made.pk}/toestemming/"
    data = form_on(member, address) | AGREED
    for wrong in ({"name": ""}, {"text": " "}, {"people": "0"}, {"asked_on": "2999-01-01"}, {"email": "geen"}):
        assert member.post(address, data | wrong).status_code == 422, wrong
    for _twice in range(2):
        assert member.post(address, data).status_code == 302
    assert PhotoPermission.objects.count() == 1
    assert not Photo.objects.get().cleared
    assert "toestemming nodig van 1 persoon" in text_of(member.get(f"{BASE}{made.pk}/").content)
    agreed(lead, made, name="Iemand anders")
    assert publish_record(user=lead, record=session).published_at is not None
    page = Client().get(PUBLIC).content.decode()
    assert ALT in page
    assert f"/fotos/{made.pk}/480.webp 480w" in page
    assert 'width="700" height="500"' in page
    assert 'loading="lazy"' in page
    # Names and words of a permission stand on the page of the team alone.
    for text in (page, text_of(browser_of(scene["stranger"]).get(BASE).content)):
        assert NAME not in text
        assert WORDS not in text
    assert NAME in text_of(member.get(f"{BASE}{made.pk}/").content)
    logged = str(list(AuditEntry.objects.values_list("data", flat=True)))
    assert [word for word in (NAME, WORDS, ALT, CAPTION, "kwartel") if word in logged] == []
    # One more turns out to be recognisable: hidden again at once.
    sent_now = form_on(member, f"{BASE}{made.pk}/", 0) | {"people_count": "3"}
    assert member.post(f"{BASE}{made.pk}/", sent_now).url.endswith("#toestemming")
    assert seen(Client(), made) == 404
    assert ALT not in Client().get(PUBLIC).content.decode()


def test_two_people_describe_one_photo(scene: Scene, session: Werkatelier) -> None:
    lead, made = browser_of(scene["lead"]), photo(scene["lead"], session)
    old = form_on(lead, f"{BASE}{made.pk}/", 0)
    assert lead.post(f"{BASE}{made.pk}/", old | {"caption": "Eerst"}).status_code == 302
    late = lead.post(f"{BASE}{made.pk}/", old | {"caption": "Laatst"})
    assert (late.status_code, "Laatst" in late.content.decode()) == (409, True)
    assert Photo.objects.get().caption == "Eerst"


def test_order_by_buttons_and_by_dragging(scene: Scene, session: Werkatelier) -> None:
    lead = scene["lead"]
    a, b, c = (photo(lead, session, colour).pk for colour in ("red", "blue", "green"))
    other = WerkatelierFactory(traject=scene.traject, slug="elders")
    foreign = photo(lead, other).pk
    browser = browser_of(lead)

    def order(**data: str) -> list[int]:
        assert browser.post(f"{BASE}volgorde/", data).status_code == 302
        return list(Photo.objects.filter(werkatelier=session).values_list("pk", flat=True))

    assert order(move=f"{c}:up") == [a, c, b]
    assert order(move=f"{a}:up") == [a, c, b], "the first stays the first"
    assert order(move=f"{a}:down") == [c, a, b]
    assert order(order=f"{b},{foreign},999999,x,{b}") == [b, c, a], "what is not named keeps its place behind"
    assert order(move=f"{foreign}:up") == [b, c, a]
    assert order(move="") == [b, c, a]
    assert Photo.objects.get(pk=foreign).position == 0
    assert not order_photos(user=lead, werkatelier=session, numbers=[b, c, a])
    assert browser.get(f"{BASE}volgorde/").status_code == 302


def test_deleted_with_undo(scene: Scene, session: Werkatelier) -> None:
    made = agreed(scene["lead"], photo(scene["lead"], session, people_count=1))
    lead = browser_of(scene["lead"])
    assert lead.post(f"{BASE}{made.pk}/verwijderen/").status_code == 302
    assert seen(lead, made, face="werkplaats") == 404
    assert not PhotoPermission.objects.exists()
    binned = scene.traject.binned_parts.get()
    assert ALT not in binned.title
    restore_part(user=scene["lead"], binned=binned)
    assert PhotoPermission.objects.get().name == NAME
    assert seen(Client(), made) == 200


def test_forms_of_a_picture_are_kept_and_swept(scene: Scene, session: Werkatelier, own_folder: Path) -> None:
    made = photo(scene["lead"], session)
    anyone = Client()
    path = f"/register/werkateliers/plein/fotos/{made.pk}/480.webp"
    first = anyone.get(path)
    assert first["Content-Type"] == "image/webp"
    assert first["Cache-Control"] == "public, no-cache"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert anyone.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    (small,) = folder().glob("??/*")
    with Image.open(small) as drawn:
        assert drawn.size == (480, 343)
    path_of(made.sha256).unlink()
    assert anyone.get(path).status_code == 404, "what is left of a picture that is gone is not shown"
    assert [widths_of(width) for width in (100, 480, 700, 1600, 4000)] == [
        [100], [480], [480, 700], [480, 960, 1600], [480, 960, 1600],
    ]  # fmt: skip


def test_the_pages_ask_a_constant_number_of_queries(
    scene: Scene, session: Werkatelier, django_assert_max_num_queries: Any
) -> None:
    lead = browser_of(scene["lead"])
    counts = []
    for colours in (("red",), ("blue", "green", "white", "black", "grey")):
        for colour in colours:
            photo(scene["lead"], session, colour, people_count=1)
        lead.get(BASE)
        with django_assert_max_num_queries(40) as asked:
            assert lead.get(BASE).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
