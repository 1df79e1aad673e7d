"""The same page of the same wiki in MediaWiki 1.39 and in our guide, behind one nginx."""
