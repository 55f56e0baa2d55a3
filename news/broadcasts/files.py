"""Audio files: told by their content, bounded, handed out also in parts (players ask for them)."""

import hashlib
import re
import wave
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.text import slugify

from khuyenhoc.lib.names import vn_norm
from news.models import AudioKind, Recording

MB = 1024 * 1024
MOST_BYTES = 60 * MB
A_PART = 2 * MB  # the most that one answer in parts holds
CONTENT_TYPES = {
    AudioKind.MP3: "audio/mpeg",
    AudioKind.M4A: "audio/mp4",
    AudioKind.OGG: "audio/ogg",
    AudioKind.WAV: "audio/wav",
}
_BRANDS = (b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"iso5", b"iso6", b"dash")
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def find_kind(head: bytes) -> str:
    """What a file is by its first bytes; empty where it is no audio that browsers play."""
    if head[:3] == b"ID3" or (
        len(head) > 1 and head[0] == 0xFF and head[1] in (0xFB, 0xFA, 0xF3, 0xF2)
    ):
        return AudioKind.MP3
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return AudioKind.M4A
    if head[:4] == b"OggS":
        return AudioKind.OGG
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return AudioKind.WAV
    return ""


def take_in(recording: Recording, file: UploadedFile) -> None:
    """Put an uploaded file into ``recording``, not yet saved.

    Raises ``ValidationError`` with a sentence where it is no audio or too large.
    """
    size = file.size or 0
    if not 0 < size <= MOST_BYTES:
        raise ValidationError(f"Tệp phải có nội dung và không nặng quá {MOST_BYTES // MB} MB.")
    file.seek(0)
    kind = find_kind(file.read(16))
    if not kind:
        raise ValidationError("Tệp này không phải tệp tiếng. Hãy gửi tệp MP3, M4A, OGG hoặc WAV.")
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    recording.sha256, recording.size, recording.kind = digest.hexdigest(), size, kind
    file.seek(0)
    if kind == AudioKind.WAV:
        recording.seconds = measure_wave(file)
        file.seek(0)
    recording.file.save("recording", file, save=False)


def measure_wave(file: IO[bytes]) -> int:
    """Whole seconds of a WAV file. Raises ``ValidationError`` where it is broken."""
    try:
        with wave.open(file) as sound:
            return max(1, round(sound.getnframes() / sound.getframerate()))
    except (wave.Error, EOFError, ZeroDivisionError) as error:
        raise ValidationError("Tệp WAV bị hỏng. Hãy xuất lại tệp rồi gửi lại.") from error


def name_file(recording: Recording) -> str:
    """What a download is called."""
    return f"{slugify(vn_norm(recording.title))[:80] or 'ban-ghi'}.{recording.kind}"


def answer_file(request: HttpRequest, recording: Recording) -> HttpResponse:
    """The recording whole, or the part that a player asks for (206, 416 past its end)."""
    if not recording.file:
        raise Http404
    content_type = CONTENT_TYPES[AudioKind(recording.kind)]
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None or not (wanted[1] or wanted[2]):
        response: HttpResponse = FileResponse(  # type: ignore[assignment]
            recording.file.open("rb"), filename=name_file(recording), content_type=content_type
        )
    else:
        response = _answer_part(recording, wanted[1], wanted[2], content_type)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{recording.sha256[:32]}"'
    return response


def _answer_part(recording: Recording, first: str, last: str, content_type: str) -> HttpResponse:
    size = recording.size
    if first:
        start, end = int(first), min(int(last) if last else size - 1, size - 1)
    else:
        start, end = max(0, size - int(last)), size - 1
    if start > end:
        return HttpResponse(
            status=416, headers={"Content-Range": f"bytes */{size}"}, content_type=content_type
        )
    end = min(end, start + A_PART - 1)
    with recording.file.open("rb") as file:
        file.seek(start)
        part = file.read(end - start + 1)
    return HttpResponse(
        part,
        status=206,
        headers={"Content-Range": f"bytes {start}-{end}/{size}"},
        content_type=content_type,
    )
