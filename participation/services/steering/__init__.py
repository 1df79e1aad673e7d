"""The council's steering card: filling it in, departures from it, telling the council, and reading (decision 0201)."""
