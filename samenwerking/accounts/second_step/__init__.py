"""Logging in with two steps: an app, a security key, and recovery codes for when both are gone (allauth.mfa)."""
