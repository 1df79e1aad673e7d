"""Many municipalities on one machine: one copy of the software, and for each a database, settings and processes.

`python -m samenwerking.municipalities` adds one, lists them, and does a command for each (docs/decisions/0215). It
never runs inside a site: it begins `manage.py` as a program of its own, with the settings of one municipality.
"""
