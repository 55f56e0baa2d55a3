"""The sign-in form: names in lower case; nothing tells which part was wrong."""

from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """Name and password, with words that an officer understands."""

    error_messages = {
        "invalid_login": (
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; sau 5 lần sai phải chờ 15 phút."
        ),
        "inactive": "Tài khoản này đã ngừng dùng. Hãy gọi hội cấp trên.",
    }

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()
