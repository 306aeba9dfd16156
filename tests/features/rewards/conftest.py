"""The shop of the tests of rewards."""

from tests.features.rewards.shop import shop

__all__ = ["shop"]
