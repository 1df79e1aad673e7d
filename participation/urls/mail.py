"""Addresses of the mail of a person: which mails, how often."""

from django.urls import path

from participation.views.mail_choices import mail_choices

mail_patterns = [path("mail/", mail_choices, name="mail_choices")]
