"""A full export of one dossier as a zip, for the archive (decision 0167; docs/dossier-export.md).

scope.py     whose export, of what       tables.py    from rows to JSON
head.py      opgave and traject          parts.py     what a traject has
voices.py    inbreng and answers         sessions.py  werkateliers
persons.py   people outside              papers.py    papers, versions, decisions
files.py     attachments                 photos.py    photos, with permission
handovers.py who handed over             meetings.py  lists of meetings
chain.py     from inbreng to decision
events.py    extract of the record       mdto.py      metadata for the archive
schema.py    what the tables mean        words.py     what fields are called
readme.py    what is what, in words
contents.py  everything, in order        zipping.py   the zip itself
running.py   making one                  tasks.py     by the worker
"""
