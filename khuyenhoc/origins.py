"""Whether a form was sent from a page of the portal itself.

Public forms hold no CSRF token, because a token in every page would keep them out of shared caches.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_own_origin(request: HttpRequest) -> bool:
    """Whether the request comes from the portal, or from nowhere that its browser would tell."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
