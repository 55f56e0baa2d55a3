"""Pages as a Wagtail site has them: a section, and in it articles."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page

RELATED = 4


class SectionPage(Page):
    """A line of the menu, with articles below it."""


class ArticlePage(Page):
    """One article with its photo."""

    intro = models.CharField(max_length=500)
    body = RichTextField()
    byline = models.CharField(max_length=120)
    photo = models.ForeignKey("wagtailimages.Image", models.PROTECT, null=True, related_name="+")
    caption = models.CharField(max_length=300, blank=True)
    published = models.DateTimeField()

    def get_context(self, request, *args, **kwargs):
        """The menu, and the newest others of the same section."""
        context = super().get_context(request, *args, **kwargs)
        section = self.get_parent()
        context["section"] = section
        context["menu"] = section.get_siblings().live().in_menu()
        context["related"] = (
            ArticlePage.objects.child_of(section).live().exclude(pk=self.pk)
            .defer("body").order_by("-published")[:RELATED]
        )  # fmt: skip
        return context
