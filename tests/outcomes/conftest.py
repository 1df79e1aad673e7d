"""A session that was held, with one part in its programme."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from participation.models import ProgrammeItem, Werkatelier
from samenwerking.accounts.models import User
from tests.factories import TrajectFactory, UserFactory, WerkatelierFactory


@pytest.fixture
def lead(db: None) -> User:
    return UserFactory()


@pytest.fixture
def session(lead: User) -> Werkatelier:
    starts_at = timezone.now().replace(microsecond=0) - timedelta(days=2)
    made: Werkatelier = WerkatelierFactory(
        traject=TrajectFactory(lead=lead, published=True), published=True, starts_at=starts_at
    )
    return made


@pytest.fixture
def item(session: Werkatelier) -> ProgrammeItem:
    return ProgrammeItem.objects.create(werkatelier=session, starts_at=time(19, 0), title="Aan de kaarten")
