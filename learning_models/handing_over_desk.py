"""Handing households and persons over to a successor, on the desk (product.md A3)."""

from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from accounts.handing_over import (
    NO_TAKER,
    NotHandedOver,
    list_common_takers,
    require_may_hand_over,
)
from accounts.models import ReadKind
from learning_models.handing_over import hand_over
from learning_models.models import PRIVATE_SUBJECTS

OPENLY = "Dòng họ, cộng đồng, đơn vị tự chuyển theo đợt sắp xếp; ở đây chỉ bàn giao hộ và người."


class HandsOver:
    """An action for a table of bearers: the chosen pass to a successor that is asked for."""

    actions = ("hand_over",)

    @admin.action(description="Bàn giao hộ, người cho đơn vị kế thừa")
    def hand_over(self, request, queryset):
        """Ask to which successor the chosen pass, then hand them over."""
        bearers = list(queryset.select_related("association").order_by("pk"))
        takers = list_common_takers(bearers)
        try:
            require_may_hand_over(request.user)
            if any(each.subject not in PRIVATE_SUBJECTS for each in bearers):
                raise NotHandedOver(OPENLY)
            if not takers:
                raise NotHandedOver(NO_TAKER)
            if "to" not in request.POST:
                self.note(request, queryset, ReadKind.PAGE)
                return self._ask_to_whom(request, bearers, takers)
            to = next((each for each in takers if str(each.pk) == request.POST["to"]), None)
            if to is None:
                raise NotHandedOver("Hãy chọn đơn vị nhận.")
            count = hand_over(
                bearers, to, request.user, request.POST.get("reason", "").strip()[:300]
            )
        except NotHandedOver as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Đã bàn giao {count} hộ, người cho {to}.", messages.SUCCESS)
        return None

    def _ask_to_whom(self, request, bearers, takers):
        context = {
            **self.admin_site.each_context(request),
            "title": "Bàn giao hộ, người",
            "opts": self.opts,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "people": bearers,
            "takers": takers,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "desk/hand_over.html", context)
