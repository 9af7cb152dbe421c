"""VK's double, fresh for each test."""

from tests.jobs.vk.conftest import sandbox, vk

__all__ = ["sandbox", "vk"]
