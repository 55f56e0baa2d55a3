"""What the public pages say of clusters: which units are in one on a day, and who leads it.

A cluster is a unit of the tree (national) or a dated grouping inside a province (time.md,
Clusters). Who leads one is known upstairs: ``settings.CLUSTER_LEADERS`` names the function.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from associations.history import ancestors_at
from associations.models import Association, Group, GroupMembership, State
from associations.unit_page import link_unit, write_span
from khuyenhoc.lib.dates import format_date

CLUSTER = "cluster"


def list_leaders(cluster: Association | Group, on: date) -> list[dict[str, str]]:
    """Who leads a cluster in the year of a day: ``{label, value, url}`` each."""
    return import_string(settings.CLUSTER_LEADERS)(cluster, on)


def list_groups(host: int, on: date) -> list[dict[str, str]]:
    """The groupings of an association on a day: ``{name, url, members}``; one query."""
    members = Count("memberships", filter=Q(memberships__valid__contains=on))
    groups = Group.objects.filter(host=host, valid__contains=on).annotate(count=members)
    return [
        {"name": group.name, "url": link_group(group.pk), "members": f"{group.count} đơn vị"}
        for group in groups.order_by("name", "pk")
    ]


def link_group(group: int) -> str:
    """The address of a grouping's page."""
    return reverse("associations:group", args=[group])


def describe_group(group: Group, asked: date | None) -> dict[str, object]:
    """The context of the page of a grouping on a day (None: today, or its last): six queries."""
    on = _choose_day(group, asked)
    above = ancestors_at(group.host_id, on)
    host = above[-1].title if above else str(group.host)
    members = GroupMembership.objects.filter(group=group, valid__contains=on)
    states = State.objects.select_related("association").filter(
        association__in=members.values("association"), valid__contains=on
    )
    crumbs = [{"label": "Đơn vị", "url": reverse("associations:find")}]
    crumbs += [{"label": unit.name, "url": link_unit(unit.id, asked)} for unit in above]
    span = write_span(group.valid.lower, group.valid.upper)
    return {
        "crumbs": crumbs,
        "title": group.name,
        "lead": f"Cụm của {host}{', ' + span if span else ''}.",
        "on": on,
        "is_past": on != timezone.localdate(),
        "leaders": list_leaders(group, on),
        "leaders_year": str(on.year),
        "members": [
            {
                "name": state.title,
                "code": state.code or "",
                "url": link_unit(state.association_id, asked),
            }
            for state in sorted(states, key=lambda state: state.association.sort_key)
        ],
        "not_alive": _say_absence(group, asked, on),
    }


def _choose_day(group: Group, asked: date | None) -> date:
    wanted = asked or timezone.localdate()
    if group.valid.lower is not None and wanted < group.valid.lower:
        return group.valid.lower
    if group.valid.upper is not None and wanted >= group.valid.upper:
        return group.valid.upper - timedelta(days=1)
    return wanted


def _say_absence(group: Group, asked: date | None, on: date) -> str:
    if asked is None or asked == on:
        return ""
    if on < asked:
        return f"Ngày {format_date(asked)} cụm này đã kết thúc. Dưới đây là ngày cuối của nó."
    return f"Ngày {format_date(asked)} chưa có cụm này. Dưới đây là ngày đầu của nó."
