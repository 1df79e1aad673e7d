"""The one way out for mail to people with an account: a row beside the change it tells of, sent by the worker.

docs/decisions/0191 says why a row can be sent twice when a process dies, and how a second copy is recognised.
"""
