"""The links of the guide: where they stand, and whether they still lead somewhere (decision 0108)."""
