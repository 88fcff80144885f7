"""Customers without their e-mail: a keyed fingerprint whose key never lies in a shop file."""

import hashlib
import hmac
import os
import secrets

from shopassist import paths

KEY_BYTES = 32


def load_customer_key() -> bytes:
    """The key of this computer's user, made on first use (readable by the user alone)."""
    file = paths.settings_folder() / "customer.key"
    try:
        key = file.read_bytes()
    except FileNotFoundError:
        key = b""
    if len(key) == KEY_BYTES:
        return key
    is_new = not key
    key = secrets.token_bytes(KEY_BYTES)
    fresh = file.with_name(f"customer.{os.getpid()}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(key)
    try:
        # A second program may have made it in between: a link never replaces the one that was first.
        if is_new:
            os.link(fresh, file)
        else:
            fresh.replace(file)
    except FileExistsError:
        pass
    except OSError:
        fresh.replace(file)  # a disk without links
    finally:
        fresh.unlink(missing_ok=True)
    return file.read_bytes()


def hide_customer(key: bytes, name: str) -> str:
    """HMAC-SHA256, hex, of an e-mail or platform name in one spelling: Ada@ and ada@ are one."""
    normalised = "".join(name.split()).casefold()
    return hmac.new(key, normalised.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
