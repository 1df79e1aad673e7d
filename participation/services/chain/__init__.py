"""The way from a contribution to a decision and what came of it (docs/decisions/0136)."""

from .reading import Chain, ChainStep, chains_of, public_chains_of

__all__ = ["Chain", "ChainStep", "chains_of", "public_chains_of"]
