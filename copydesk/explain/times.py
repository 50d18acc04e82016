"""A time that is known as an interval, in words."""

from shared.events import Published


def describe_time(time: Published) -> str:
    """Say an interval in words a reader takes in at once.

    >>> describe_time(Published())
    'unknown'
    """
    if time.earliest is None and time.latest is None:
        return "unknown"
    earliest = time.earliest.strftime("%Y-%m-%d %H:%M") if time.earliest else "…"
    latest = time.latest.strftime("%Y-%m-%d %H:%M") if time.latest else "…"
    span = earliest if earliest == latest else f"{earliest} to {latest}"
    return f"{span} UTC ({time.precision} from {time.basis}, confidence {time.confidence:.2f})"
