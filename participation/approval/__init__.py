"""The one door to the state of a paper (DESIGN section 4, docs/decisions/0011).

Every function here opens a transaction, locks the paper and its round, compares the step and the version that the
person saw with the current ones, asks ``policy``, writes, records the event and mails on commit. They return the paper
as it is afterwards and raise a ``ParticipationError``; then nothing has changed.
"""

from .deciding import register_decision
from .publishing import publish_stuk, unpublish_stuk
from .steps import approve_step, return_stuk, skip_step
from .submitting import submit_stuk
from .withdrawing import take_up_stuk, withdraw_stuk

__all__ = [
    "approve_step",
    "publish_stuk",
    "register_decision",
    "return_stuk",
    "skip_step",
    "submit_stuk",
    "take_up_stuk",
    "unpublish_stuk",
    "withdraw_stuk",
]
