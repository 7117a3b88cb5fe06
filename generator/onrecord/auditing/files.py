"""What is looked for in the files of a site as such: that they are there, and what they say of who made them, and where."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from PIL import ExifTags, Image, UnidentifiedImageError

from onrecord.auditing.finding import Leak, LeakFound
from onrecord.proving.extracting import author_of_pdf

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".avif", ".heic"))
OFFICE = frozenset((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"))
UNWANTED = re.compile(
    r"(^|/)\.(?!well-known/|nojekyll$|onrecord-build$)[^/]+(/|$)|(^|/)(~\$[^/]*|#[^/]*#|thumbs\.db|desktop\.ini|id_(rsa|dsa|ecdsa|ed25519)[^/]*"
    r"|quotes\.lock|import\.lock|authorized_keys|known_hosts|\.?env|passwd|shadow)$"
    r"|(~|\.(bak|orig|old|rej|swp|swo|tmp|save|part|yml|yaml|lock|db|sqlite3?|mdb|pem|key|p12|pfx|kdbx?|gpg|asc|age|ovpn|ppk|jks"
    r"|sql|dump|log|zip|tar|tgz|7z|rar|bz2|xz|xls[xmb]?|ods|docx?|odt|pptx?|csv~|py[co]?|ipynb|toml|ini|cfg|conf|eml|msg|mbox|pst"
    r"|ics|vcf))$",
    re.IGNORECASE,
)
"""Names of files that no reader of a site needs."""

AUTHOR_TAGS = ("Artist", "XPAuthor", "CameraOwnerName", "BodySerialNumber", "HostComputer")
"""What a picture says of who took it, with what."""


def in_name(path: str) -> Iterator[LeakFound]:
    """Whether a file has a place in a site at all, by its path."""
    if UNWANTED.search(path):
        yield LeakFound(path, 0, Leak.FILE, "no reader needs this file")


def in_bytes(path: str, data: bytes) -> Iterator[LeakFound]:
    """What a picture, a PDF or an office file says of its making. What can't be read says nothing."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in PICTURES:
        yield from _of_picture(path, data)
    elif suffix == ".pdf":
        yield from (LeakFound(path, 0, Leak.AUTHOR, each) for each in author_of_pdf(data))
    elif suffix in OFFICE:
        yield from _of_office(path, data)


def _of_picture(path: str, data: bytes) -> Iterator[LeakFound]:
    try:
        with Image.open(BytesIO(data)) as picture:
            exif, texts = picture.getexif(), dict(picture.info)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield LeakFound(path, 0, Leak.POSITION, "it says where it was taken")
    inner = dict(exif) | dict(exif.get_ifd(ExifTags.IFD.Exif))
    named = {ExifTags.TAGS.get(number, ""): value for number, value in inner.items()}
    known = {name: named[name] for name in AUTHOR_TAGS if named.get(name)}
    known |= {
        str(name): text for name, text in texts.items() if str(name).lower() == "author" and isinstance(text, str)
    }
    for name, value in known.items():
        yield LeakFound(path, 0, Leak.AUTHOR, f"it says {name}: {_readable(value)}")


def _readable(value: object) -> str:
    return value.decode("utf-16-le", "replace").strip("\0") if isinstance(value, bytes) else str(value)


_MAKERS = re.compile(
    rb"<(dc:creator|cp:lastModifiedBy|meta:initial-creator)>([^<]+)</\1>|<(Company|Manager)>([^<]+)</\3>"
)


def _of_office(path: str, data: bytes) -> Iterator[LeakFound]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in ("docProps/core.xml", "docProps/app.xml", "meta.xml"):
                if name in packed.namelist() and packed.getinfo(name).file_size < 2**20:
                    for found in _MAKERS.finditer(packed.read(name)):
                        what, who = found[1] or found[3], found[2] or found[4]
                        yield LeakFound(
                            path, 0, Leak.AUTHOR, f"it says {what.decode()}: {who.decode('utf-8', 'replace')}"
                        )
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return
