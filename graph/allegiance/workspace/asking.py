"""A workspace that is asked: its database, ready questions and own Cypher."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from allegiance.errors import SettingsError
from allegiance.records import Actor, ActorType
from allegiance.resolution import Directory, Resolver
from allegiance.workspace.networks import Networks

if TYPE_CHECKING:
    from allegiance.cypher import Query
    from allegiance.patterns import Answer
    from allegiance.stores import Rows, Store
    from allegiance.stores.engine import Engine


class Asking(Networks):
    """A workspace whose database is asked."""

    def questions(self) -> tuple["Query", ...]:
        """The ready questions: the project's own, and those of the folders in the setting ``queries``.

        Raises:
            HeaderError: a file of such a folder is no question, or bears a name that is taken.
        """
        from allegiance.patterns import questions  # noqa: PLC0415  keeps the start short

        return questions(self.settings.queries)

    def ask(self, question: str, /, **values: Any) -> "Answer":
        """Ask a ready question, as ``ask("proxy-chains", sponsor="Iran")``.

        Actors are named as a person writes them. The answer is iterable, a dict for each row; it has
        ``to_pandas()``, ``evidence()``, and shows as a table in a notebook.

        Raises:
            UnknownQuery: no question bears that name.
            ParameterError: a parameter is missing, unknown or of the wrong type.
            UnknownActor: an actor is not known.
            HeaderError: the question stands in a folder of the user's, and its file is wrong.
        """
        from allegiance.patterns import ask  # noqa: PLC0415  keeps the start short

        store = self.store()
        names = self._loaded(store) if values else Directory(())  # no name, nothing to look up
        return ask(store, names, question, values, self.settings.queries, self.evidence)

    def cypher(
        self,
        statement: str,
        values: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limit: int | None = None,
    ) -> "Rows":
        """Run your own Cypher. It only reads, and is rolled back, unless ``write`` is true.

        Raises:
            WriteRefused: it would write.
            QueryError: the database does not understand it.
        """
        return self.store().statement(statement, values or {}, write=write, limit=limit)

    def store(self, *, adopt: bool = False, check: bool = False) -> "Store":
        """The graph database, loaded with what the ledger holds now.

        One that holds another workspace's graph is refused, unless ``adopt`` is true: that graph then goes.
        With ``check`` its records are counted, and it is loaded again if some are gone.
        """
        store = self._store
        wanted = self._fingerprint()
        if store.fingerprint() != wanted or (check and not store.whole()):
            network = self.network()
            tell = partial(self._progress, "loading")
            store.load(network, wanted, tell, adopt=adopt)
        return store

    def serve(self, port: int = 0) -> "Engine":
        """The workspace's engine, up and loaded, for others to use: it stays so until it is closed.

        ``port`` is its Bolt port, on loopback only; 0 is any that is free. ``wait()`` of what is returned
        tells its address and login.

        Raises:
            SettingsError: a server is named, which needs no serving.
            StoreError: the port is taken, or the engine runs on another one.
        """
        from allegiance.stores.engine import Engine  # noqa: PLC0415  keeps the start short

        if not self.settings.embedded:
            raise SettingsError(
                f"NEO4J_URI names the server {self.settings.neo4j_uri}, which needs no serving"
                ": unset it to serve the workspace's own engine"
            )
        self._ledger()  # no engine is started for a workspace that is not there
        engine = Engine(self.path, self.settings.engine_memory, port=port).start()
        try:
            engine.wait()
            self.store()
        except BaseException:
            engine.close()
            raise
        return engine

    def _loaded(self, store: "Store") -> Directory:
        """The actors that the store holds, by name: to ask, no claim needs to be read."""
        from allegiance.cypher import query  # noqa: PLC0415  keeps the start short

        actors = [
            Actor(row["id"], row["name"], ActorType(row["type"]), tuple(row["aliases"] or ()))
            for row in store.run(query("read/names"))
        ]
        return Directory(actors, Resolver(self._ledger().verdicts()).former({actor.id for actor in actors}))
