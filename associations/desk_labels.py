"""Names for boxes on the desk that share one label."""

from django import forms

RANGE_ENDS = ("từ ngày", "đến trước ngày")


def name_ends(field: forms.Field | None, label: str) -> forms.Field | None:
    """Name the two boxes of a range of days, which have one label between them."""
    widgets = getattr(getattr(field, "widget", None), "widgets", ())
    for widget, end in zip(widgets, RANGE_ENDS, strict=False):
        widget.attrs |= {"aria-label": f"{label}, {end}", "placeholder": end.capitalize()}
    return field
