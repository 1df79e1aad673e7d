"""The invented municipality of Voorbeeldpolder, made through the same services that people use."""
