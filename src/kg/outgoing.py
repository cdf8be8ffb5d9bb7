"""What connections to servers have in common, whatever is asked of them."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.request import ProxyHandler


def is_this_machine(host: str) -> bool:
    """Whether what is sent to a host stays on this machine.

    >>> is_this_machine("127.0.0.1"), is_this_machine("gazette.example")
    (True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxies(host: str) -> ProxyHandler:
    """The proxies of the environment, and none for this machine: a proxy is another."""
    return ProxyHandler({}) if is_this_machine(host) else ProxyHandler()


def why_unreached(error: Exception) -> str | None:
    """Why nothing answers, such as "Connection refused"; None if it was too slow."""
    cause = getattr(error, "reason", None)
    if isinstance(cause, TimeoutError):
        return None
    return getattr(cause, "strerror", None) or "there is no such server"
