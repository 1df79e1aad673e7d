"""A MediaWiki export becomes guide pages: read → expand → markup → document → write, with a report of each step.

``read`` turns the XML into pages and files, ``expand`` resolves templates, ``markup`` turns wikitext into HTML the way
MediaWiki's own parser does, ``document`` turns that HTML into a model of blocks, and ``write`` stores it in Wagtail.
Only ``write`` touches the database, so everything before it can be tested on text alone.
"""
