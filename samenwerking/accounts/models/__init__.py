"""The people who log in, and what is kept of their coming and going."""

from .invitation import Invitation
from .membership import RoleMembership, Source
from .public_forms import PublicFormCount, PublicFormSecret
from .review import AccessReview, GroupMapping
from .tries import FailedTry, SpentCode
from .user import User, UserManager

__all__ = [
    "AccessReview",
    "FailedTry",
    "GroupMapping",
    "Invitation",
    "PublicFormCount",
    "PublicFormSecret",
    "RoleMembership",
    "Source",
    "SpentCode",
    "User",
    "UserManager",
]
