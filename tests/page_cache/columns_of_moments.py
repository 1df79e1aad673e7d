"""Columns of moments, in tables of which something shows on a public page, that never change a page by their coming."""

# What happened, and when: past when it is written.
HAPPENED = {
    "account.EmailConfirmation": "created sent",
    "accounts.AccessReview": "signed_at",
    "accounts.RoleMembership": "ended_at",
    "accounts.User": "date_joined last_login",
    "pages.CheckedLink": "checked_at",
    "pages.ImportFinding": "done_at",
    "pages.ImportRun": "finished_at",
    "pages.PageCare": "reviewed_at",
    "pages.PublishedVersion": "published_at",
    "pages.WikiMerge": "handled_at",
    "pages.WikiSource": "changed_at",
    "participation.AreaImport": "finished_at",
    "participation.AuditCheck": "checked_at",
    "participation.AuditEntry": "created_at",
    "participation.BinnedPart": "deleted_at",
    "participation.ChallengeRequester": "erased_at",
    "participation.CommitmentNotice": "sent_at",
    "participation.ContributionGiver": "withdrawn_at",
    "participation.ContributionImport": "finished_at",
    "participation.DepartureQuestion": "answered_at",
    "participation.DossierExport": "asked_at finished_at started_at",
    "participation.EvaluationRound": "closed_at invited_at published_at",
    "participation.InitiativeContact": "erased_at",
    "participation.Invitee": "sent_at",
    "participation.MailLink": "used_at",
    "participation.MarkedPassage": "removed_at",
    "participation.Opgave": "closed_at published_at",
    "participation.OrganisationMerge": "merged_at undone_at",
    "participation.PhotoEdition": "gone_at",
    "participation.ProposalMove": "moved_at",
    "participation.Reaction": "answered_at",
    "participation.RegisterImport": "finished_at",
    "participation.Registration": "attended_at cancelled_at door_at placed_at",
    "participation.RegistrationNotice": "sent_at",
    "participation.Response": "given_at told_at",
    "participation.ResponseNotice": "sent_at",
    "participation.SecrecyGrant": "confirmed_at lapsed_at lifted_at",
    "participation.SteeringCard": "adopted_at replaced_at",
    "participation.SteeringDeparture": "explained_at told_at",
    "participation.Stuk": "college_offered_at council_offered_at first_published_at last_published_at submitted_at"
    " superseded_at",
    "participation.Traject": "closed_at published_at",
    "participation.Werkatelier": "cancelled_at published_at",
    "wagtailcore.APIToken": "last_used_at revoked_at",
    "wagtailcore.Comment": "resolved_at",
    "wagtailcore.ModelLogEntry": "timestamp",
    "wagtailcore.Page": "first_published_at last_published_at latest_revision_created_at locked_at",
    "wagtailcore.PageLogEntry": "timestamp",
    "wagtailcore.Revision": "created_at",
    "wagtailcore.TaskState": "finished_at",
}
# No public page is another one by it: links in mails, files that somebody asked for, the check of links. What Wagtail
# publishes at a moment it does by writing.
SHOWS_NOTHING = {
    "pages.CheckedLink": "due_at",
    "participation.DossierExport": "expires_at",
    "participation.MailLink": "expires_at",
    "participation.Stuk": "expire_at go_live_at",
    "socialaccount.SocialToken": "expires_at",
    "wagtailcore.Page": "expire_at go_live_at",
    "wagtailcore.Revision": "approved_go_live_at",
    "wagtailembeds.Embed": "cache_until",
}


def names(columns: dict[str, str]) -> set[str]:
    return {f"{label}.{name}" for label, some in columns.items() for name in some.split()}
