"""Borders of areas from a GeoJSON file: read, tried out, written, undone.

reading.py   what is in the file          geometry.py         what a border may look like
outline.py   fewer points, to draw        rijksdriehoek.py    from the Dutch grid to degrees
running.py   the life of an upload
"""
