"""The municipality's own accounts, by OpenID Connect (allauth.socialaccount; docs/decisions/0195)."""
