"""The life of an export of a dossier: asked for, made by the worker, fetched for some days, gone (decision 0167)."""
