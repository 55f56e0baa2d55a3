"""Designs of certificates: publishing, copying to change, the picture beneath."""

import hashlib
import io

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from khuyenhoc.lib.images import draw_pictures, inspect_picture
from records.models import CertificateDesign, DesignState
from records.printing import print_example

NOT_A_DRAFT = "Mẫu này đã đưa vào dùng rồi. Muốn đổi, hãy chép thành bản mới rồi sửa bản ấy."


class DesignRefused(Exception):
    """What was asked of a design cannot be; the message is a sentence for who asked."""


def lay_background(design: CertificateDesign, file: io.BufferedIOBase, size: int) -> None:
    """Put a picture beneath a draft, drawn anew: no EXIF, at most 2,400 points a side.

    Raises ``PictureRefused``, ``DesignRefused``.
    """
    if design.state != DesignState.DRAFT:
        raise DesignRefused(NOT_A_DRAFT)
    inspect_picture(file, size)
    master, _ = draw_pictures(file)
    design.background_sha256 = hashlib.sha256(master).hexdigest()
    name = f"designs/{design.background_sha256[:2]}/{design.background_sha256}"
    storage = design.background.storage
    if storage.exists(name):
        design.background = name
    else:
        design.background.save("background", ContentFile(master), save=False)
    design.save()


@transaction.atomic
def publish_design(design: CertificateDesign) -> CertificateDesign:
    """Let a draft be used; those it was copied from are retired. It stays as it is from now on.

    Raises ``DesignRefused``; ``DoesNotFit`` when its words take more than a page.
    """
    row = CertificateDesign.objects.select_for_update().get(pk=design.pk)
    if row.state != DesignState.DRAFT:
        raise DesignRefused(NOT_A_DRAFT)
    print_example(row)
    earlier = row.previous
    while earlier is not None:
        CertificateDesign.objects.filter(pk=earlier.pk, state=DesignState.PUBLISHED).update(
            state=DesignState.RETIRED
        )
        earlier = earlier.previous
    row.state = DesignState.PUBLISHED
    row.save()
    return row


@transaction.atomic
def copy_design(design: CertificateDesign, by: User) -> CertificateDesign:
    """The next version of a design, as a draft to be changed; the old one is used meanwhile."""
    same = CertificateDesign.objects.filter(association=design.association_id, name=design.name)
    last = same.aggregate(last=Max("version"))["last"] or 0
    copied = CertificateDesign.objects.get(pk=design.pk)
    copied.pk, copied.version, copied.previous = None, last + 1, design
    copied.state, copied.made_by = DesignState.DRAFT, by
    copied.save()
    return copied


def retire_design(design: CertificateDesign) -> None:
    """Offer a design no more; certificates made by it stay as they are."""
    CertificateDesign.objects.filter(pk=design.pk, state=DesignState.PUBLISHED).update(
        state=DesignState.RETIRED
    )
