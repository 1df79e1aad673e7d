"""What the page of a werkatelier in the werkplaats says about taking part; counts, never people."""

from dataclasses import dataclass, field

from participation import policy
from participation.models import ProgrammeItem, Werkatelier
from participation.selectors.registrations import PlaceCounts, place_counts, setup_of
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class RegistrationOverview:
    """``internal`` False: only what the register shows too."""

    internal: bool
    may_handle: bool
    programme: list[ProgrammeItem]
    parties: list[str]
    counts: PlaceCounts | None = None
    is_open: bool = False
    is_set: bool = False
    series: list[Werkatelier] = field(default_factory=list)


def registration_overview(user: User, werkatelier: Werkatelier) -> RegistrationOverview:
    internal = policy.user_can_view_internal(user, werkatelier)
    setup = setup_of(werkatelier) if internal else None
    return RegistrationOverview(
        internal=internal,
        may_handle=policy.user_can_handle_registrations(user, werkatelier),
        programme=list(werkatelier.programme_items.all()),
        parties=list(werkatelier.target_parties.order_by("name").values_list("name", flat=True)),
        counts=place_counts(werkatelier) if internal else None,
        is_open=policy.registration_is_open(werkatelier, setup),
        is_set=setup is not None,
        series=_series(user, werkatelier),
    )


def _series(user: User, werkatelier: Werkatelier) -> list[Werkatelier]:
    """The other days, as far as this person may know of them."""
    if werkatelier.series is None:
        return []
    others = policy.visible_werkateliers(user).filter(series=werkatelier.series).exclude(pk=werkatelier.pk)
    return list(others.order_by("starts_at", "pk"))
