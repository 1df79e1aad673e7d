"""What a reader does for themselves: being told what is new, marking what is read, keeping notes.

These writes leave no row in the record of events: nobody but the reader knows of them (docs/decisions/0186).
"""
