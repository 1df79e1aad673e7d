"""What can be said on the line of locust besides its own options."""

from argparse import Namespace
from typing import Any

from locust import events
from locust.argument_parser import LocustArgumentParser

READERS = 100
PAUSE = 6.0


@events.init_command_line_parser.add_listener
def add_options(parser: LocustArgumentParser) -> None:
    parser.add_argument("--readers", type=int, default=READERS, help="how many read, each a page a second")
    parser.add_argument("--colleagues", type=int, default=25, help="how many work: half write, half review")
    parser.add_argument("--pause", type=float, default=PAUSE, help="seconds, about, that a colleague works at a page")
    parser.add_argument("--accounts-at", default="voorbeeldpolder.example", help="the domain of their addresses")
    parser.add_argument(
        "--named", default="", help="the name of the site, for a front that believes who tells it: then each reader"
        " has an address of their own and all came by https"
    )  # fmt: skip


def told(options: Namespace | Any, number: int) -> dict[str, str]:
    """What whoever stands before the front says of visitor ``number``."""
    if not options.named:
        return {}
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return {"Host": options.named, "X-Forwarded-Proto": "https", "X-Forwarded-For": address}
