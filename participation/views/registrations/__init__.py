"""Taking part in a werkatelier, as its team sees it."""
