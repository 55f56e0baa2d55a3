from django.apps import AppConfig

from khuyenhoc.serve import end_with_parent


class KhuyenhocConfig(AppConfig):
    """The roof: templates' filters and the pages' surroundings."""

    name = "khuyenhoc"
    verbose_name = "Khuyến học"

    def ready(self) -> None:
        end_with_parent()
