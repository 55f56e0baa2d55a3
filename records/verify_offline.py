"""Kiểm tra giấy chứng nhận khi không có mạng.

python verify_offline.py "CHỮ TRONG MÃ VUÔNG" "KHÓA CÔNG KHAI" "Tên in trên giấy"
"""

import base64
import hashlib
import sys
import unicodedata

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def read_base32(text):
    return base64.b32decode(text + "=" * (-len(text) % 8))


def check(scanned, public_key, name):
    code, line = scanned.rpartition("/Q/")[2].split("/")
    signed, _, signature = line.rpartition(".")
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))
    try:
        key.verify(read_base32(signature), signed.encode())
    except InvalidSignature:
        return "Chữ ký sai: giấy này không do hội cấp."
    folded = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    trace = hashlib.sha256(f"{code}\n{folded}".encode()).digest()
    if trace != read_base32(signed.rpartition(".")[2]):
        return "Chữ ký đúng, nhưng tên không phải tên trên giấy đã cấp."
    return "Chữ ký và tên đều đúng."


if __name__ == "__main__":
    print(check(*sys.argv[1:4]))
