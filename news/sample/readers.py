"""What readers do in the sample: comments in our own words, let through and waiting."""

from django.db import transaction

from accounts.models import User
from news.models import Article, Comment, CommentState
from news.voices.opinions import decide

COMMENTS = [
    ("Bạn đọc ở Tân Lập", "Thôn tôi cũng có tủ sách đặt ở nhà văn hóa, chiều thứ bảy rất đông trẻ.",
     True),
    ("", "Mong hội đăng cả danh sách các dòng họ đã được công nhận để con cháu ở xa cùng biết.",
     True),
    ("Một giáo viên về hưu", "Tôi muốn tham gia dạy chữ cho người lớn thì liên hệ với ai?", False),
]  # fmt: skip


@transaction.atomic
def load_comments(editor: User) -> int:
    """Comments on the newest article of the sample; how many were added, none a second time."""
    article = Article.objects.public().newest().first()
    if article is None or Comment.objects.exists():
        return 0
    for name, text, is_let_through in COMMENTS:
        comment = Comment.objects.create(article=article, name=name, text=text)
        if is_let_through:
            decide(comment, CommentState.APPROVED, editor)
    return len(COMMENTS)
