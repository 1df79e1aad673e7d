"""What locust starts: see docs/operations/performance.md for the command."""

from benchmarks.load.colleagues import Editor, Reviewer
from benchmarks.load.readers import Reader

__all__ = ["Editor", "Reader", "Reviewer"]
