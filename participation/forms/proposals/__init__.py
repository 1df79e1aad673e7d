"""Forms for amendments and motions, the result of a vote, and the fractions that vote."""

from .fractions import FractionForm, MemberFormSet
from .tabling import ProposalForm, WithdrawProposalForm
from .voting import ResultForm

__all__ = ["FractionForm", "MemberFormSet", "ProposalForm", "ResultForm", "WithdrawProposalForm"]
