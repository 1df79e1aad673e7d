"""Templates, parser functions and magic words: wikitext in, wikitext without braces out."""
