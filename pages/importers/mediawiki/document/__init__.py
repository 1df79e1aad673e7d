"""The page as a list of blocks: what stands between wiki markup and the guide."""
