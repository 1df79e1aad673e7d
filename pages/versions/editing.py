"""A published version keeps its text: the editor's automatic saves go to a draft."""

from django.http import HttpRequest

from pages.models import PublishedVersion

OVERWRITE = "overwrite_revision_id"


def keep_published_text(request: HttpRequest) -> None:
    """Wagtail overwrites the latest version in automatic saves, also when a moderator published it meanwhile.

    Without the number Wagtail compares with the version that was opened, and refuses or makes a new one.
    """
    number = request.POST.get(OVERWRITE, "") if request.method == "POST" else ""
    if not number.isdigit() or not PublishedVersion.objects.filter(revision_id=int(number[:18])).exists():
        return
    data = request.POST.copy()
    del data[OVERWRITE]
    request.POST = data  # type: ignore[assignment]  # Django allows it; its type is narrower
