"""Accounts and roles in Beheer: who has what, inviting, roles with dates, closing, and the yearly signature."""
