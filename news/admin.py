"""Articles, topics, documents and old addresses on the desk."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.desk_inlines import WithParent
from associations.scope import is_within
from figures.admin import OfHomeAdmin
from news import article_page, publishing
from news.broadcasts import admin as broadcasts_admin
from news.drafts import fill_form
from news.forms import ArticleForm, DocumentForm, PhotoInArticleForm, StepForm
from news.models import Article, ArticlePhoto, Document, EarlierViews, OldAddress, Topic
from news.portal import admin as portal_admin
from news.publishing import MAY_BE_CHANGED, STEPS, NotPossible, check, list_steps, take_step
from news.voices import admin as voices_admin

__all__ = ["broadcasts_admin", "portal_admin", "voices_admin"]  # which register their own

LOCKED = (
    "Bài đã hẹn giờ, đã đăng hoặc đã gỡ nên không sửa thẳng. Muốn sửa, hãy vào “Duyệt và đăng” để "
    "trả lại người soạn hoặc gỡ rồi soạn lại."
)


@admin.register(Topic)
class TopicAdmin(OfHomeAdmin):
    """Topics of the whole portal."""

    view_on_site = False
    list_display = ["name", "slug", "order"]
    fields = ["name", "slug", "order"]
    ordering = ["order", "name"]


@admin.register(OldAddress)
class OldAddressAdmin(OfHomeAdmin):
    """Where addresses of former sites lead; whole tables come by load_old_addresses."""

    list_display = ["address", "target"]
    fields = ["address", "target"]
    search_fields = ["address", "target"]


@admin.register(EarlierViews)
class EarlierViewsAdmin(OfHomeAdmin):
    """Where the counter of views begins: what former sites had counted."""

    view_on_site = False
    list_display = ["site", "until", "total", "in_year", "in_month"]
    fields = ["site", "until", "total", "in_year", "in_month"]


class PhotoInline(WithParent, admin.StackedInline):
    """The photos of an article, in their order."""

    model = ArticlePhoto
    form = PhotoInArticleForm
    fields = ["order", "file", "alt", "caption"]
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any):
        """With the sender's name in each form."""
        form = type("PhotoForm", (PhotoInArticleForm,), {"by": request.user})
        return super().get_formset(request, obj, form=form, **kwargs)


@admin.register(Article)
class ArticleAdmin(ScopedAdmin):
    """Articles: written here, led on at "Duyệt và đăng", shown to their editors beforehand."""

    writes = Role.EDIT_NEWS
    view_on_site = False
    form = ArticleForm
    change_form_template = "desk/article_form.html"
    list_display = ["title", "state", "topic", "association", "publish_at", "changed_at"]
    list_filter = ["state", "topic"]
    list_select_related = ["topic", "association"]
    search_fields = ["title"]
    ordering = ["-changed_at"]
    autocomplete_fields = ["author", "documents", "units", "meetings"]
    inlines = [PhotoInline]
    fields = list(ArticleForm.Meta.fields)

    class Media:
        css = {"all": ["css/article-editor.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("words", "pairs", "title_words")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Of a meeting or a report, what they tell."""
        return {**super().get_changeform_initial_data(request), **fill_form(request)}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):
        """An article is of a unit whose news one edits."""
        if db_field.name == "association" and not request.user.is_superuser:
            own = associations_for(request.user, Role.EDIT_NEWS)
            kwargs["queryset"] = own
            kwargs["initial"] = own.order_by("depth", "tree_id", "lft").first()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or obj.state in MAY_BE_CHANGED

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        """As the desk's page; what is out is not changed under its readers' eyes."""
        if request.method == "POST" and self.may_write(request):
            found = self.get_object(request, object_id)
            if found.state not in MAY_BE_CHANGED:
                raise PermissionDenied(LOCKED)
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Keep whose hands were in it: none of them publishes it."""
        if not change:
            obj.written_by = request.user
        obj.edited_by = request.user
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list:
        """The stock pages, and those of the way to readers."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/dang/", wrap(self.steps), name="news_article_steps"),
            path("<int:pk>/xem-truoc/", wrap(self.preview), name="news_article_preview"),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The article as its readers will see it."""
        article = self._find(request, pk)
        root = request.build_absolute_uri("/").rstrip("/")
        context = article_page.build(article, f"{root}{article.get_absolute_url()}", root)
        context |= {"preview": True, "noindex": True}
        return TemplateResponse(request, "news/article.html", context)

    def steps(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Where the article is, what stands against publishing it, and the steps one may take."""
        article = self._find(request, pk)
        problems: list[str] = []
        if request.method == "POST":
            form = StepForm(request.POST)
            if not form.is_valid():
                problems = [str(error) for errors in form.errors.values() for error in errors]
            elif form.cleaned_data["step"] not in STEPS:
                raise Http404
            else:
                refusal = publishing.explain_refusal(
                    article, request.user, STEPS[form.cleaned_data["step"]]
                )
                if refusal:
                    raise PermissionDenied(refusal)
                problems = self._take(request, article, form)
                if not problems:
                    return HttpResponseRedirect(reverse("admin:news_article_steps", args=[pk]))
        return TemplateResponse(
            request,
            "desk/article_steps.html",
            {
                **self.admin_site.each_context(request),
                "title": f"Duyệt và đăng: {article}",
                "opts": self.opts,
                "article": article,
                "problems": problems,
                "check": check(article),
                "steps": [
                    (step, StepForm(initial={"step": step.name}, auto_id=f"{step.name}_%s"))
                    for step in list_steps(article, request.user)
                ],
                "refusals": sorted(
                    {
                        refusal
                        for step in STEPS.values()
                        if article.state in step.begins
                        and (refusal := publishing.explain_refusal(article, request.user, step))
                    }
                ),
            },
            status=409 if problems else 200,
        )

    def _take(self, request: HttpRequest, article: Article, form: StepForm) -> list[str]:
        """Take the step; what stood against it."""
        given = form.cleaned_data
        try:
            led = take_step(article, given["step"], request.user, given["reason"], given["hour"])
        except NotPossible as refused:
            article.refresh_from_db()
            return refused.messages
        word = led.get_state_display()
        self.message_user(request, f"Bài nay ở “{word}”.", messages.SUCCESS)
        return []

    def _find(self, request: HttpRequest, pk: int) -> Article:
        rows = self.get_queryset(request).select_related("topic", "association", "author")
        found = rows.filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


@admin.register(Document)
class DocumentAdmin(ScopedAdmin):
    """The library: what it shows is to be read and cited by all, changed by who put it there."""

    is_reference = True
    view_on_site = False
    writes = Role.EDIT_NEWS
    form = DocumentForm
    list_display = ["number", "kind", "issuer", "abstract", "signed_on", "is_public"]
    list_filter = ["kind", "is_public"]
    search_fields = ["number", "abstract"]
    autocomplete_fields = ["replaced_by"]
    fields = list(DocumentForm.Meta.fields)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Document.objects.defer("words", "pairs", "title_words")
        if request.user.is_superuser:
            return rows
        own = Document.objects.within(request.user.associations()).values("pk")
        return rows.filter(Q(is_public=True) | Q(pk__in=own))

    def describe_choice(self, row: Model) -> str:
        return f"{row}: {row.abstract}"[:160]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):
        """A document is put there by a unit whose news one edits."""
        if db_field.name == "association" and not request.user.is_superuser:
            kwargs["queryset"] = associations_for(request.user, Role.EDIT_NEWS)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        if not super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        return request.user.is_superuser or is_within(
            obj.association, associations_for(request.user, Role.EDIT_NEWS)
        )
