"""The page ``docs/metrics.md``, written from the declarations in ``shared/metrics.py``."""

from shared.metrics import ALL, MetricSpec

HEAD = """# Metrics

Written by `make contracts` from `shared/metrics.py`; do not edit.

Each service serves these at `/metrics`, next to the process and platform metrics of prometheus-client
(`process_*`, `python_*`). Counters restart with the process and may count a redelivered article twice;
the exact sums are in the receipts. A label value that is not on its closed list is `other`.

| name | type | labels | meaning | what to do about it |
|---|---|---|---|---|
"""


def metrics_page() -> str:
    """Return the whole page."""
    return HEAD + "".join(_row(spec) for spec in ALL)


def _row(spec: MetricSpec) -> str:
    labels = ", ".join(f"`{label}`" for label in spec.labels)
    return f"| `{spec.full_name}` | {spec.kind.__name__.lower()} | {labels} | {spec.meaning} | {spec.action} |\n"
