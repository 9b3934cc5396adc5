"""The registry's records on SQLite and on PostgreSQL."""

from tests.contracts.registry_enrolment import RegistryEnrolmentContract
from tests.contracts.registry_store import RegistryStoreContract


class TestStreams(RegistryStoreContract):
    """`database` comes in both kinds."""


class TestEnrolment(RegistryEnrolmentContract):
    """`database` comes in both kinds."""
