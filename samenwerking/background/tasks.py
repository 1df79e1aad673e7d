"""The one task of the clock: a job that is due, done by the worker, beside what others hand to it."""

from django_tasks import task

from .clock import job_named, run_job


@task(backend="background")
def run_due_job(name: str) -> bool:
    """A job that left the table while it waited is no error: a newer version of the site took over."""
    try:
        job = job_named(name)
    except KeyError:
        return False
    return run_job(job)
