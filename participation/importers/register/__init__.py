"""Existing lists of opgaven and trajecten: columns chosen, tried out, read in whole or not at all, undone.

columns.py     what a list can hold          cells.py     what a cell means
people.py      colleagues by e-mail          links.py     what hangs under what
reading.py     from rows to records          writing.py   making the records
undoing.py     taking them away              running.py   the life of an upload
example.py     a list to begin with          progress.py  how far the worker is
"""
