"""Amendments and motions of the council, from handing in to the result of the vote."""
