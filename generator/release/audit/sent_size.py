"""How many bytes of a file go over the line."""

import zlib
from posixpath import splitext

_PACKED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff", ".woff2", ".zip", ".gz", ".br", ".pdf"})


def gzip_size(content: bytes) -> int:
    """Bytes after gzip at level 6, what stock servers send; the same for the same content everywhere."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return len(packer.compress(content)) + len(packer.flush())


def sent_size(path: str, content: bytes) -> int:
    """Bytes of one file after gzip; of a packed format, as it is."""
    return len(content) if splitext(path)[1] in _PACKED else gzip_size(content)
