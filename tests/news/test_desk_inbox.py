"""What news and meetings bring to the desk's inbox."""

import pytest
from django.urls import reverse

from meetings import desk_inbox as meetings_inbox
from news.desk_inbox import list_waiting
from news.models import Article, ArticleState, Comment
from tests.factories import make_association, make_officer
from tests.meetings.gatherings import make_called
from tests.news.articles import make_article, make_public, make_unit

pytestmark = pytest.mark.django_db


def test_a2_editor_and_publisher_find_what_waits_in_their_own_unit(client):
    Comment.objects.create(article=make_public(), text="Cảm ơn các thầy cô.")
    Article.objects.filter(pk=make_article().pk).update(state=ArticleState.REVIEW)
    chief = make_officer("chu-bien", make_unit(), ("edit_news", "approve"))
    stranger = make_officer("khac", make_association("Lạng Sơn", "province"), ("edit_news",))
    client.force_login(chief)

    lines = list_waiting(chief)

    assert [line["name"] for line in lines] == ["Duyệt 1 ý kiến bạn đọc", "Duyệt đăng 1 bài"]
    assert [
        client.get(line["url"]).context["cl"].result_count for line in lines
    ] == [1, 1]  # fmt: skip
    assert list_waiting(stranger) == []


def test_a_coming_meeting_is_told_to_who_may_see_it():
    province = make_association("Thái Nguyên", "province")
    commune = make_association("Kha Sơn", "commune", province)
    office = make_officer("vanphong", province, ("entry", "approve"))
    sister = make_officer("khac", make_association("Lạng Sơn", "province"), ("entry",))
    meeting = make_called(province, office, [commune])

    told = [line for line in meetings_inbox.list_waiting(office) if line["word"] == "sắp họp"]

    assert [(line["name"], line["url"]) for line in told] == [
        ("Hội nghị sơ kết", reverse("meetings:meeting", args=[meeting.pk]))
    ]
    assert meetings_inbox.list_waiting(sister) == []
