"""What readers do and hear in the sample: comments in our own words, recordings made by code."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from news.broadcasts.files import take_in
from news.models import (
    Article,
    Comment,
    CommentState,
    EarlierViews,
    Imprint,
    Notice,
    Poll,
    PollAnswer,
    Recording,
    WebLink,
)
from news.sample.sounds import make_tone
from news.voices.opinions import decide

COMMENTS = [
    ("Bạn đọc ở Tân Lập", "Thôn tôi cũng có tủ sách đặt ở nhà văn hóa, chiều thứ bảy rất đông trẻ.",
     True),
    ("", "Mong hội đăng cả danh sách các dòng họ đã được công nhận để con cháu ở xa cùng biết.",
     True),
    ("Một giáo viên về hưu", "Tôi muốn tham gia dạy chữ cho người lớn thì liên hệ với ai?", False),
]  # fmt: skip
LINKS = [
    ("Trung ương", "Trung ương Hội Khuyến học Việt Nam", "https://hoikhuyenhoc.vn/"),
    ("Trung ương", "Bộ Giáo dục và Đào tạo", "https://moet.gov.vn/"),
    ("Văn bản", "Cổng thông tin điện tử Chính phủ", "https://chinhphu.vn/"),
    ("Văn bản", "Cơ sở dữ liệu quốc gia về văn bản pháp luật", "https://vbpl.vn/"),
]


@transaction.atomic
def load_comments(editor: User) -> int:
    """Comments on the newest article that ``editor`` moderates, else on the newest of all; how many
    were added, none a second time."""
    articles = Article.objects.public().newest()
    own = articles.within(associations_for(editor, Role.EDIT_NEWS), past=True)
    article = own.first() or articles.first()
    if article is None or Comment.objects.exists():
        return 0
    for name, text, is_let_through in COMMENTS:
        comment = Comment.objects.create(article=article, name=name, text=text)
        if is_let_through:
            decide(comment, CommentState.APPROVED, editor)
    return len(COMMENTS)


@transaction.atomic
def load_recordings() -> int:
    """Two recordings of the programme, one the spoken form of the newest article; once."""
    articles = list(Article.objects.public().newest()[:2])
    if not articles or Recording.objects.exists():
        return 0
    for turn, article in enumerate(articles):
        recording = Recording(
            association=article.association,
            title=f"Buổi phát thanh mẫu số {turn + 1}",
            abstract="Bản ghi minh họa: vài giây nhạc hiệu do máy tạo ra, không có giọng đọc.",
            aired_on=timezone.localdate(article.publish_at),
            article=article if turn == 0 else None,
            transcript="" if turn == 0 else "(Nhạc hiệu.)",
            is_public=True,
        )
        take_in(recording, SimpleUploadedFile("nhac-hieu.wav", make_tone(turn), "audio/wav"))
        recording.save()
    return len(articles)


@transaction.atomic
def load_portal() -> int:
    """The sample's imprint, slogan, links, poll, and what a district's former portal had counted
    of readers; how many rows were added, none a second time."""
    if WebLink.objects.exists() or Imprint.objects.exists():
        return 0
    Imprint.objects.create(
        body="Hội Khuyến học tỉnh mẫu", responsible="Chủ tịch Hội (thông tin mẫu)"
    )
    Notice.objects.create(
        text="Học không bao giờ cùng", target="/tin/", first_day=timezone.localdate()
    )
    links = [
        WebLink.objects.create(group=group, title=title, url=url) for group, title, url in LINKS
    ]
    today = timezone.localdate()
    poll = Poll.objects.create(
        question="Ở nơi bạn ở có tủ sách dùng chung không?",
        first_day=today,
        last_day=today + timedelta(days=365),
    )
    for order, text in enumerate(("Có, tôi hay đến", "Có nhưng ít mở cửa", "Không có"), start=1):
        PollAnswer.objects.create(poll=poll, order=order, text=text)
    EarlierViews.objects.create(
        site="Cổng thông tin huyện Vũ Quang", until=date(2023, 2, 9),
        total=2_284_359, in_year=281_362, in_month=121_877,
    )  # fmt: skip
    return len(links) + 4
