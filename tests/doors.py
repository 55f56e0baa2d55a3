"""The doors of the portal: every address of the URLconf, by name or, without one, by route."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# What opens without sign-in, and nothing else.
OPEN = {
    "learning_models:own",  # by a signed link: one registration
    "home", "set_reading", "favicon", "style_file", "login", "admin:login", "slip", "slip_words",
    "figures:results", "figures:dictionary", "figures:releases", "figures:release",
    "figures:release_file", "figures:unit_by_code", "figures:unit", "figures:download",
    "citing:make", "citing:follow", "citing:show",
    "open_data:index", "open_data:licence", "open_data:dictionary", "open_data:package",
    "open_data:file", "api:root", "api:openapi", "api:units", "api:indicators", "api:periods",
    "api:values", "api:releases", "api:unknown", "figures:walk",
    "figures:indicators", "figures:indicator", "figures:indicator_file",
    "figures:latest", "associations:find", "associations:unit",
    "associations:group",
    "news:articles", "news:topic", "news:article", "news:article_paper", "news:article_print",
    "news:photo",
    "news:documents", "news:document", "news:document_file", "news:search", "news:rss",
    "news:opinions", "news:rate", "news:broadcasts", "news:podcast", "news:podcast_cover",
    "figures:models", "figures:model", "centres:results", "centres:file",
    "meeting_pages:meetings", "meeting_pages:meeting", "meeting_pages:paper",
    "meeting_pages:picture", "meeting_pages:calendar",
    "agreement_pages:agreements", "honour_pages:awards",
    "recommendation_pages:recommendations", "recommendation_pages:recommendation",
    "report_pages:reports", "report_pages:report", "report_pages:file",
    "fund_pages:funds", "fund_pages:statement", "fund_pages:file", "awards:round",
    "titles:unit", "titles:file", "titles:data",
    "figures:model_file",
    "news:recording",
    "news:recording_file", "news:links", "news:feedback", "news:take_down", "news:portal_map",
    "news:accessibility", "news:privacy", "news:polls", "news:poll",
    "news:atom", "news:sitemap", "news:sitemap_section", "news:robots", "associations:by_code",
    "associations:reorganisations", "associations:reorganisation",
    "associations:reorganisation_scan", "associations:crosswalk",
    "records:verify", "records:scanned", "records:keys", "records:keys_json",
    "records:alive", "records:ready",
}  # fmt: skip


@dataclass(frozen=True)
class Door:
    """One address: its name with namespaces (else its route), its route, and its view."""

    name: str
    route: str
    view: object

    @property
    def is_open(self) -> bool:
        """Whether it opens without sign-in."""
        return not getattr(self.view, "login_required", True)


def list_doors() -> list[Door]:
    """All doors, in the order of the URLconf."""
    return list(_walk(get_resolver().url_patterns))


def _walk(
    patterns: Iterable[URLPattern | URLResolver], route: str = "", space: str = ""
) -> Iterator[Door]:
    for each in patterns:
        here = f"{route}{each.pattern}"
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _walk(each.url_patterns, here, inner)
        else:
            yield Door(f"{space}{each.name}" if each.name else here, here, each.callback)
