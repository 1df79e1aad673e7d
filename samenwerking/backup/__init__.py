"""Backups of the whole site: database and files, sealed for whoever keeps the key, checked, put back whole.

A backup is a folder of its own, named after its moment, with three sealed parts: ``manifest.json.age`` (what there
should be), ``database.dump.age`` and ``files.tar.age``. Between backups every change of the database is kept too
(``wal.py``), so that the database can go back to any moment (``moments.py``). See docs/decisions/0203.
"""
