"""What ``SESSION_ENGINE`` names: the store of sessions that know their owner."""

from accounts.models.sessions import SessionStore

__all__ = ["SessionStore"]
