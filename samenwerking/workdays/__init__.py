"""Working days: Dutch holidays from a library, recess from the settings, and every term counted in one place.

docs/decisions/0193 says which terms count in working days and which in days of the calendar, and why.
"""
