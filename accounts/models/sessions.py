"""Where somebody is signed in: a row for each browser, which its owner sees and ends."""

from datetime import datetime
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from accounts.models.people import User

SINCE, BROWSER = "since", "browser"  # in a session: when and with what it was opened
LONGEST_NAME = 60


class Session(AbstractBaseSession):
    """A session with its owner; without the row the next request is a stranger's."""

    session_key = models.CharField("khóa phiên", max_length=40, primary_key=True)
    session_data = models.TextField("nội dung")
    expire_date = models.DateTimeField("hết hạn lúc", db_index=True)
    user = models.ForeignKey(
        User, models.CASCADE, null=True, related_name="sessions", verbose_name="tài khoản"
    )
    started_at = models.DateTimeField("đăng nhập lúc")
    browser = models.CharField("trình duyệt", max_length=LONGEST_NAME, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "phiên đăng nhập"

    def __str__(self) -> str:
        return f"{self.browser or 'Trình duyệt'}, từ {self.started_at:%d/%m/%Y %H:%M}"

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionStore(DatabaseStore):
    """Django's sessions in the database, which know their owner."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of a session: whose it is and since when is told by what it holds."""
        row = cast(Session, super().create_model_instance(data))
        row.user_id = data.get("_auth_user_id")
        since = data.get(SINCE)
        row.started_at = datetime.fromisoformat(since) if since else timezone.now()
        row.browser = data.get(BROWSER, "")
        return row
