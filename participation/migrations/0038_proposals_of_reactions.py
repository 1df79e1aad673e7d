"""Amendments and motions that were handed in before get their proposal, with who said it as mover.

Backwards nothing is lost: their words, number and answer never left the reaction; the table itself goes with 0037.
"""

from django.db import migrations


def make_proposals(apps, schema_editor):
    Reaction = apps.get_model("participation", "Reaction")
    Proposal = apps.get_model("participation", "Proposal")
    Mover = apps.get_model("participation", "ProposalMover")
    Move = apps.get_model("participation", "ProposalMove")
    found = Reaction.objects.filter(kind__in=["amendment", "motion"], proposal__isnull=True).select_related("author")
    for reaction in found.iterator(chunk_size=500):
        adopted = reaction.adopted_in.order_by("pk").first()
        state = "adopted" if adopted else "tabled"
        proposal = Proposal.objects.create(reaction=reaction, state=state, decided_on=adopted and adopted.date)
        author = reaction.author
        name = f"{author.first_name} {author.last_name}".strip() or author.email
        Mover.objects.create(proposal=proposal, name=name[:120], account=author, place=1)
        Move.objects.create(proposal=proposal, state="tabled", moved_by=author, moved_at=reaction.created_at)
        if adopted:
            Move.objects.create(
                proposal=proposal, state="adopted", moved_by=adopted.registered_by, moved_at=adopted.created_at
            )


class Migration(migrations.Migration):
    dependencies = [("participation", "0037_proposals")]
    operations = [migrations.RunPython(make_proposals, migrations.RunPython.noop)]
