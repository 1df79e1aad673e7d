"""Wikitext to HTML in the stages of MediaWiki's own parser, one file per stage."""
