"""Settings: from the environment and ``allegiance.toml``; the only reader of either."""

import os
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from allegiance.errors import SettingsError

FILE = "allegiance.toml"


def _folders(given: Any) -> Any:
    """Folders, in one text as in PATH, or in a list; ``~`` is the user's home."""
    several = given.split(os.pathsep) if isinstance(given, str) else given
    if not isinstance(several, list | tuple):
        return several
    return tuple(Path(each).expanduser() for each in several if str(each).strip())


class Settings(BaseSettings):
    """What can be set. The environment wins over ``allegiance.toml`` in the working directory.

    Without ``neo4j_uri`` the workspace's embedded engine answers.
    """

    model_config = SettingsConfigDict(env_prefix="ALLEGIANCE_", toml_file=FILE, extra="forbid", frozen=True)

    workspace: Path = Path(".allegiance")
    neo4j_uri: str = Field("", validation_alias=AliasChoices("NEO4J_URI", "neo4j_uri"))
    neo4j_username: str = Field(
        "neo4j", validation_alias=AliasChoices("NEO4J_USERNAME", "NEO4J_USER", "neo4j_username")
    )
    neo4j_password: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("NEO4J_PASSWORD", "neo4j_password")
    )
    neo4j_database: str = Field("", validation_alias=AliasChoices("NEO4J_DATABASE", "neo4j_database"))
    timeout: float = Field(60.0, gt=0)
    """Seconds that a query may take."""
    engine_memory: str = Field("512m", pattern=r"^\d+[mg]$")
    """Heap of the embedded engine, as Java writes it."""
    queries: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_folders)] = ()
    """Folders of the user's own questions."""
    author: str = ""
    """Who judges, in verdicts; without it the login name."""
    grades: dict[str, Annotated[str, Field(pattern=r"^[A-F][1-6]?$")]] = Field(default_factory=dict)
    """What the user thinks of outlets, channels and speakers: name to NATO's letter, or letter and number."""
    extractor: Literal["rules", "llm", "both"] = "rules"
    """What reads texts: the rules, a language model, or both."""
    parser: str = ""
    """Grammar beside the patterns: ``own``, the pipeline that ships, or the name of an installed one."""
    llm_base_url: str = Field("", pattern=r"^(https?://\S+)?$")
    """Where an OpenAI-compatible endpoint answers, as in ``http://localhost:11434/v1``."""
    llm_key: SecretStr = SecretStr("")
    """Its key; local endpoints need none."""
    llm_model: str = ""
    llm_timeout: float = Field(120.0, gt=0)
    """Seconds that an answer may keep one waiting."""
    llm_retries: int = Field(5, ge=0)
    """How often a request is sent again after a fault that may pass."""
    llm_wait: float = Field(1.0, gt=0)
    """Seconds to wait after the first such fault; twice as long after each further one."""
    llm_longest_wait: float = Field(120.0, gt=0)
    """The most seconds to wait at once."""
    llm_workers: int = Field(4, ge=1, le=64)
    """How many requests of a document are under way at once."""
    llm_batch: int = Field(15, ge=1)
    """How many sentences go into a request."""
    llm_price_in: float | None = Field(None, ge=0)
    """Price of a million tokens sent, in any currency."""
    llm_price_out: float | None = Field(None, ge=0)
    """Price of a million tokens answered, in the same currency."""

    @cached_property
    def embedded(self) -> bool:
        """Whether the embedded engine answers: no server is named."""
        return not self.neo4j_uri

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the signature is the library's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the signature is the library's
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code wins over the environment, which wins over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def settings(**given: Any) -> Settings:
    """The settings, with those ``given`` here winning.

    Raises:
        SettingsError: one cannot be used; the sentence names it and where it may come from.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"the setting {name} cannot be used: {first['msg']}") from None
    except ValueError as error:  # what tomllib says of a broken file
        raise SettingsError(f"{FILE} cannot be read: {error}") from None
