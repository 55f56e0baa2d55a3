"""The sign-in form: log-in names in lower case, and nothing tells which part is wrong."""

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from accounts.models import User


class SignInForm(AuthenticationForm):
    """Name and password, with words that an officer understands."""

    error_messages = {
        "invalid_login": (
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; sau 5 lần sai phải chờ 15 phút."
        ),
        "inactive": "Tài khoản này đã ngừng dùng. Hãy gọi hội cấp trên.",
        "no_post": (
            "Tài khoản này hiện không giữ chức vụ nào của Hội nên chưa vào làm việc được. "
            "Hãy gọi hội cấp trên."
        ),
    }

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse who holds no post today; only who knows the password is told so."""
        super().confirm_login_allowed(user)
        if not user.is_superuser and not user.posts().exists():
            raise ValidationError(self.error_messages["no_post"], code="no_post")
