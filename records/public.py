"""Pages where anyone checks a certificate (by its code, by its QR code, the public keys), and what
machines ask that watch the portal."""

import base64
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from khuyenhoc.origins import is_own_origin
from records import knocks
from records.models import SigningKey
from records.verifying import UNKNOWN, Answer, Verdict, verify_code
from records.watching import is_ready, look

PROGRAM = Path(__file__).with_name("verify_offline.py")
TOO_OFTEN = (
    "Từ mạng của bạn vừa có nhiều lần gõ mã không đúng nên cổng tạm dừng trả lời. "
    "Hãy xem lại mã trên giấy và thử lại sau một giờ."
)


@csrf_exempt
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form for a code (``ma``), and the answer to it; ``ten`` is the name on the paper.

    Codes come by POST, so that no log of addresses keeps them. No CSRF token: nothing is done in
    anybody's name; what comes from another site is refused all the same.
    """
    if request.method != "POST":
        return _show(request, None)
    if not is_own_origin(request):
        raise PermissionDenied("Yêu cầu này đến từ một trang khác nên không được nhận.")
    typed, name = request.POST.get("ma", "")[:200], request.POST.get("ten", "")[:300]
    return _answer(request, typed, name=name)


@never_cache
@login_not_required
@require_safe
def verify_scanned(request: HttpRequest, code: str, signed: str) -> HttpResponse:
    """The answer to a QR code, which holds the code and the signed line."""
    return _answer(request, code, signed=signed)


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys with their days, and how a certificate is verified without the portal."""
    context = {
        "title": "Khóa công khai để kiểm tra giấy chứng nhận",
        "keys": _list_keys(),
        "program": PROGRAM.read_text(encoding="utf-8"),
    }
    response = TemplateResponse(request, "records/keys.html", context)
    patch_cache_control(response, public=True, max_age=300)
    return response


@login_not_required
@require_safe
def keys_json(request: HttpRequest) -> HttpResponse:
    """The public keys for programs: {"keys": [{"key", "public_key" (base 64), "from", "until"}]};
    ``until`` is exclusive, null for the key in use."""
    response = JsonResponse({"keys": _list_keys()})
    patch_cache_control(response, public=True, max_age=300)
    return response


def _answer(request: HttpRequest, typed: str, *, signed: str = "", name: str = "") -> HttpResponse:
    address = knocks.read_address(request.META)
    if not knocks.may_knock(knocks.MISS, address):
        context = {"reason": TOO_OFTEN}
        return TemplateResponse(request, "records/too_often.html", context, status=429)
    answer = verify_code(typed, signed=signed, name=name)
    if answer.verdict == Verdict.UNKNOWN:
        knocks.knock(knocks.MISS, address)
    return _show(request, answer, typed if answer == UNKNOWN else answer.code)


def _show(request: HttpRequest, answer: Answer | None, typed: str = "") -> HttpResponse:
    context = {"answer": answer, "typed": typed, "noindex": answer is not None}
    response = TemplateResponse(request, "records/verify.html", context)
    if answer is not None:
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _list_keys() -> list[dict[str, object]]:
    return [
        {
            "key": key.pk,
            "public_key": base64.b64encode(bytes(key.public_key)).decode(),
            "from": key.valid_from,
            "until": key.valid_to,
        }
        for key in SigningKey.objects.order_by("pk")
    ]


@never_cache
@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Whether this process answers at all; asks nothing of the database."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether requests may come here, else 503: {ready, checks: {name: whether it is well}}.

    What is wrong is told on the desk, not here: anyone may ask.
    """
    findings = look()
    is_well = is_ready(findings)
    told = {"ready": is_well, "checks": {each.name: not each.fault for each in findings}}
    return JsonResponse(told, status=200 if is_well else 503)
