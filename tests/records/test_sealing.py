"""Files with lists of people: encrypted on disk, opened only while read, dropped after a while."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.sheets.limits import LIST
from records.models import Upload
from records.sealing import CHUNK, Broken, Dropped, drop_expired, open_upload, seal, unseal
from records.uploads import keep_upload
from tests.factories import make_association, make_officer


def sealed(content: bytes) -> bytes:
    target = io.BytesIO()
    seal([content], target)
    return target.getvalue()


def opened(content: bytes) -> bytes:
    return b"".join(unseal(io.BytesIO(content)))


@given(st.binary(max_size=200))
def test_what_is_sealed_comes_back(content):
    assert opened(sealed(content)) == content


@pytest.mark.parametrize("size", [CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 5])
def test_long_files_come_back_whole(size):
    content = bytes(range(256)) * (size // 256 + 1)

    assert opened(sealed(content[:size])) == content[:size]


def test_nothing_of_the_content_stands_in_a_sealed_file():
    assert b"Nguy" not in sealed("Nguyễn Văn An".encode() * 50)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:-1],
        lambda whole: whole[:16],
        lambda whole: whole[: 16 + 4 + CHUNK + 16],  # the last chunk cut off
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: bytes(16) + whole[16:],
        lambda whole: whole[:16] + whole[20 + CHUNK + 16 :],  # the first chunk left out
    ],
)
def test_a_spoiled_file_is_not_opened(spoil):
    whole = sealed(bytes(CHUNK + 100))

    with pytest.raises(Broken):
        opened(spoil(whole))


@pytest.mark.django_db
def test_a_sealed_upload_is_read_only_inside_the_context(settings):
    by = make_officer("nga", make_association("Võ Nhai", "commune"))
    file = SimpleUploadedFile("ds.csv", "Nguyễn Văn An".encode())
    upload = keep_upload(
        file, association=by.person.association, by=by, limits=LIST, is_sealed=True
    )

    with open_upload(upload) as path:
        inside = path.read_text(encoding="utf-8")

    assert inside == "Nguyễn Văn An"
    assert not path.exists()
    assert b"Nguy" not in Path(upload.file.path).read_bytes()


@pytest.mark.django_db
def test_a5_sealed_files_are_dropped_after_their_days_and_hash_and_size_remain(settings):
    by = make_officer("nga", make_association("Võ Nhai", "commune"))
    old, young, plain = (
        keep_upload(
            SimpleUploadedFile("ds.csv", name.encode()),
            association=by.person.association,
            by=by,
            limits=LIST,
            is_sealed=name != "plain",
        )
        for name in ("old", "young", "plain")
    )
    long_ago = timezone.now() - timedelta(days=settings.LIST_DAYS + 1)
    Upload.objects.filter(pk__in=[old.pk, plain.pk]).update(uploaded_at=long_ago)
    path = Path(old.file.path)

    said = drop_expired(timezone.localdate())

    old.refresh_from_db()
    assert said == "1 tệp"
    assert not path.exists()
    assert (old.name, old.size, len(old.sha256)) == ("", 3, 64)
    with pytest.raises(Dropped), open_upload(old):
        pass
    for kept in (young, plain):
        kept.refresh_from_db()
        with open_upload(kept) as place:
            assert place.exists()
