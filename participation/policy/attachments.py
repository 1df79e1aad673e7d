"""Who reads which file and which entry of the logbook: as far as the dossier reaches, or narrower (rules 2 to 4)."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from participation.choices import Confidentiality
from participation.models import Attachment, LogEntry, Opgave, Traject, Werkatelier
from participation.policy.people import AnyUser
from participation.policy.relations import AnyRecord, one_of
from participation.policy.seeing import (
    internal_opgaven,
    internal_trajecten,
    internal_werkateliers,
    related_opgaven,
    related_trajecten,
    user_can_view,
    user_can_view_internal,
    user_is_related,
    visible_opgaven,
    visible_trajecten,
    visible_werkateliers,
)

# From wide to narrow.
WIDTH = (Confidentiality.PUBLIC, Confidentiality.INTERNAL, Confidentiality.CONFIDENTIAL)


def narrowest(*values: str) -> Confidentiality:
    """The narrowest of these."""
    return max((Confidentiality(value) for value in values), key=WIDTH.index)


def widths_within(limit: str) -> list[Confidentiality]:
    """What a part can be under this limit: equal or narrower, never wider (DESIGN section 3)."""
    return list(WIDTH[WIDTH.index(Confidentiality(limit)) :])


def _readable(
    name: str, visible: QuerySet[Opgave] | QuerySet[Traject] | QuerySet[Werkatelier], internal: Q, related: Q
) -> Q:
    """Public parts with who sees the record, internal ones with who sees its inside, all with who is related to it."""
    public = Q(confidentiality=Confidentiality.PUBLIC) & one_of(name, visible)  # type: ignore[type-var]  # one of three kinds, which the parameter cannot tell
    return public | (~Q(confidentiality=Confidentiality.CONFIDENTIAL) & internal) | related


def _of_trajecten(user: AnyUser) -> Q:
    internal, related = one_of("traject", internal_trajecten(user)), one_of("traject", related_trajecten(user))
    return _readable("traject", visible_trajecten(user), internal, related)


def visible_log_entries(user: AnyUser) -> QuerySet[LogEntry]:
    """Entries of the logbook that this person may read."""
    return LogEntry.objects.filter(_of_trajecten(user))


def visible_attachments(user: AnyUser) -> QuerySet[Attachment]:
    """Files that this person may read. One of the logbook goes no further than its entry."""
    of_opgaven = _readable(
        "opgave",
        visible_opgaven(user),
        one_of("opgave", internal_opgaven(user)),
        one_of("opgave", related_opgaven(user)),
    )
    of_werkateliers = _readable(
        "werkatelier",
        visible_werkateliers(user),
        one_of("werkatelier", internal_werkateliers(user)),
        one_of("werkatelier__traject", related_trajecten(user)),
    )
    in_log = Q(log_entry__isnull=True) | one_of("log_entry", visible_log_entries(user))
    return Attachment.objects.filter(of_opgaven | _of_trajecten(user) | of_werkateliers).filter(in_log)


def public_log_entries() -> QuerySet[LogEntry]:
    """What everybody reads on the register."""
    return visible_log_entries(AnonymousUser())


def public_attachments() -> QuerySet[Attachment]:
    """What everybody may fetch from the register."""
    return visible_attachments(AnonymousUser())


def attachments_on(user: AnyUser, record: AnyRecord) -> QuerySet[Attachment]:
    """As ``visible_attachments`` says it, of one record itself: what a page of that record asks anyhow is enough."""
    return attachments_of(Attachment.objects.filter(confidentiality__in=_widths_seen(user, record)), record)


def log_entries_of(user: AnyUser, traject: Traject) -> QuerySet[LogEntry]:
    """As ``visible_log_entries`` says it, of one traject."""
    return LogEntry.objects.filter(traject=traject, confidentiality__in=_widths_seen(user, traject))


def _widths_seen(user: AnyUser, record: AnyRecord) -> list[Confidentiality]:
    """Of the parts of a record: which may this person read? The same as ``_readable``."""
    if user_is_related(user, record):
        return list(WIDTH)
    if user_can_view_internal(user, record):
        return [Confidentiality.PUBLIC, Confidentiality.INTERNAL]
    return [Confidentiality.PUBLIC] if user_can_view(user, record) else []


def attachments_of(attachments: QuerySet[Attachment], record: AnyRecord) -> QuerySet[Attachment]:
    """Those of one record itself, without the files of its logbook."""
    return attachments.filter(**{str(record._meta.model_name): record}, log_entry__isnull=True)
