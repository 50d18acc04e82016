"""What the store service reads from the environment, beside what every service reads."""

from pydantic import Field, SecretStr

from shared.settings import ServiceSettings


class StoreSettings(ServiceSettings):
    """Settings of the store."""

    database_url: SecretStr = Field(description="PostgreSQL, as postgresql://user:password@host:port/database.")
    unaccounted_after_seconds: float = Field(
        60.0, gt=0, description="Found but not settled for this long counts as unaccounted; younger is in flight."
    )
