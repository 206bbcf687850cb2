"""Standard Webhooks, the receiver's half, with nothing but the standard library."""
import base64
import hashlib
import hmac
import time

TOLERANCE_SECONDS = 300


def secret_bytes(text):
    if not text.startswith("whsec_"):
        raise ValueError("a secret begins with whsec_")
    return base64.b64decode(text[len("whsec_"):], validate=True)


def signature(secret, message_id, timestamp, body):
    """"v1,..." of one secret (as bytes) for these bytes of a body."""
    told = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret, told, hashlib.sha256).digest()).decode()


def verify(secrets, headers, body, now=None):
    """None when one of the signatures is right; else what is wrong."""
    message_id, timestamp, given = (headers.get(name) for name in ("webhook-id", "webhook-timestamp", "webhook-signature"))
    if not (message_id and timestamp and given):
        return "a header is missing"
    if not timestamp.isdigit() or abs((now or time.time()) - int(timestamp)) > TOLERANCE_SECONDS:
        return "the timestamp is not of now"
    wanted = [signature(secret, message_id, timestamp, body) for secret in secrets]
    if not any(hmac.compare_digest(one, mine) for one in given.split(" ") for mine in wanted):
        return "no signature is right"
    return None
