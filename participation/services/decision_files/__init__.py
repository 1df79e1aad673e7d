"""Everything that belongs to one decision, for a reader who asks years later who decided what, on which text."""

from .gathering import DecisionFile, decision_file, public_decision_file

__all__ = ["DecisionFile", "decision_file", "public_decision_file"]
