"""Versions in Beheer: what readers are told of each, and which ones they may not see."""
