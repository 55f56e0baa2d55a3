"""Messages of readers to the association."""

from datetime import date

from django import forms

from figures.home import find_home
from news.models import Feedback, FeedbackState
from news.voices.walls import WalledForm


class FeedbackForm(WalledForm):
    """What a reader wants to tell the association."""

    kind = "feedback"

    text = forms.CharField(
        label="Điều bạn muốn nói", max_length=4000, widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": "Hãy viết điều bạn muốn nói."},
    )  # fmt: skip
    name = forms.CharField(label="Tên bạn", required=False, max_length=80)
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử", required=False, max_length=120,
        help_text="Chỉ ghi khi bạn muốn hội trả lời. Không hiện ở đâu trên cổng.",
    )  # fmt: skip


def keep_feedback(form: FeedbackForm) -> Feedback | None:
    """A new message in the inbox of the unit whose portal this is; None while there is no unit."""
    home = find_home()
    if home is None:
        return None
    given = form.cleaned_data
    return Feedback.objects.create(
        association_id=home, name=given["name"], contact=given["contact"], text=given["text"]
    )


def erase_settled(before: date) -> int:
    """Delete messages that were sent before a day and are settled, by the term; how many."""
    rows = Feedback.objects.filter(state=FeedbackState.DONE, created_at__date__lt=before)
    return rows.delete()[0]
