from django.apps import AppConfig


class KhuyenhocConfig(AppConfig):
    """The roof: templates' filters and the pages' surroundings."""

    name = "khuyenhoc"
    verbose_name = "Khuyến học"
