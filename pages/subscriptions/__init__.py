"""Hearing of changes by e-mail: double opt-in, digests, and leaving with one press."""
