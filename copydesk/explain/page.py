"""Explained articles as one HTML page that needs nothing beside itself: no script, no font, no address."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader

from copydesk.explain.annotations import MARKS, mark_body, tell_findings
from copydesk.explain.rows import explain_facts, explain_rows, make_visible, sum_roles
from shared.events import ArticleContent, EnrichedArticle
from shared.events.vocabulary import KEPT_ROLES, ROLES


@dataclass(frozen=True, slots=True)
class Told:
    """One occurrence: its article, or why there is none."""

    title: str
    article: ArticleContent | None
    outcome: str = ""

    @property
    def summary(self) -> str:
        """What the list of contents says of it: its headline, or what became of it."""
        return self.outcome if self.article is None else make_visible(self.article.headline or "")


def render_page(title: str, told: Sequence[Told]) -> str:
    """Return the page; everything that comes from a dump is escaped."""
    environment = Environment(loader=PackageLoader("copydesk.explain", "."), autoescape=True, trim_blocks=True)
    return environment.get_template("page.html.j2").render(
        title=title,
        told=told,
        roles=[role for role in ROLES if role != "blank"],
        kept=KEPT_ROLES,
        rows=explain_rows,
        facts=explain_facts,
        sums=sum_roles,
        marks=MARKS,
        is_enriched=lambda article: isinstance(article, EnrichedArticle),
        paragraphs=mark_body,
        findings=tell_findings,
    )
