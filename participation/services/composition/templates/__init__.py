"""Templates of papers: text files with sections and a closed list of placeholders (docs/sjablonen.md)."""
