"""docs/metrics.md says what the code exports."""

from pathlib import Path

from prometheus_client import CollectorRegistry, Counter

from shared.metrics import ALL, OTHER, PREFIX, Metrics, topic_label
from shared.metrics_page import metrics_page

PAGE = Path(__file__).parents[2] / "docs" / "metrics.md"


def test_the_page_lists_every_metric_as_it_is_declared() -> None:
    assert PAGE.read_text(encoding="utf-8") == metrics_page(), "docs/metrics.md is stale: run `make contracts`"


def test_names_have_the_prefix_and_counters_end_in_total() -> None:
    assert [spec.full_name for spec in ALL if not spec.full_name.startswith(PREFIX)] == []
    assert [spec.name for spec in ALL if spec.name.endswith("_total") is not (spec.kind is Counter)] == []


def test_all_metrics_can_be_made_in_a_registry_of_their_own() -> None:
    registry = CollectorRegistry()

    Metrics(registry)

    assert {family.name for family in registry.collect()} == {s.full_name.removesuffix("_total") for s in ALL}


def test_a_topic_prefix_of_an_installation_is_no_label() -> None:
    assert topic_label("desk-a-news.articles.raw.v1") == "news.articles.raw.v1"
    assert topic_label("stranger") == OTHER
