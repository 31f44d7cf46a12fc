"""What can go wrong outside the content (no space, no permission, a command that fails), each said in one sentence."""

import errno

_SENTENCES = {
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "a file grew larger than this disk or account allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this folder may not be written to",
    errno.EPERM: "this folder may not be written to",
    errno.EIO: "the disk reports an error",
}


class ReleaseError(Exception):
    """Nothing was published, and the reason is not in the content. The message is one sentence for a person."""


def explain(error: OSError) -> str:
    """One sentence about a failed file operation, and that the published site is untouched."""
    return f"not published: {cause_of(error)}; the published site is unchanged"


def cause_of(error: OSError) -> str:
    """Why a file operation failed, and on what.

    Args:
        error: As the operating system raised it.

    Returns:
        A clause without a full stop, with the file in brackets where the error names one.
    """
    what = _SENTENCES.get(error.errno or 0, error.strerror or str(error))
    return f"{what} ({error.filename})" if error.filename else what
