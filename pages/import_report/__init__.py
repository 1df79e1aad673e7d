"""The report of an import as a page in Beheer: what asks for a person, by kind, with a way to the spot and a tick."""
