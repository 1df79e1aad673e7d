"""What people see and what stays when a part of the site is away; ``table.py`` says it fault by fault."""
