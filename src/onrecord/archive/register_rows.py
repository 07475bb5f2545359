"""The register in the ledger: the newest version of each entry, looked up by the keys of its names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.archive.codec import decode
from onrecord.archive.ledger import Ledger
from onrecord.archive.tables import tables
from onrecord.records.register import Registered
from onrecord.text.name_words import KEYS_VERSION, MOST_NEAR, keys_of, keys_of_any, nearest

if TYPE_CHECKING:
    import sqlalchemy as sa

_PAGE = 500
_META = "name_keys"


class RegisterRows:
    """The entries of the register: records like others, and the keys of their names, made from them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def follow(self, connection: "sa.Connection", entries: Iterable[Registered]) -> None:
        """Add the keys of new entries, in the transaction that keeps them."""
        rows = [{"key": key, "entry": entry.id} for entry in entries for key in sorted(_keys(entry))]
        if rows:
            self._ready(connection)
            connection.execute(self._ledger.insert_new(tables().name_key), rows)

    def near(self, name: str) -> tuple[Registered, ...]:
        """The entries that a name may mean, however it is spelt; of each the newest version."""
        import sqlalchemy as sa  # noqa: PLC0415

        table, keys = tables().name_key, keys_of(name)
        wanted = sorted({key for word in keys for key in word})
        holders: dict[str, list[str]] = {}
        self._up_to_date()
        with self._ledger.reading() as connection:
            for start in range(0, len(wanted), _PAGE):
                page = wanted[start : start + _PAGE]
                query = sa.select(table.c.key, table.c.entry).where(table.c.key.in_(page))
                for key, entry in connection.execute(query):
                    holders.setdefault(key, []).append(entry)
            self._drop_earlier(connection, keys, holders)
            record = tables().record
            query = sa.select(record.c.body).where(record.c.id.in_(nearest(keys, holders, MOST_NEAR)))
            bodies = connection.execute(query.order_by(record.c.seq)).scalars()
            return tuple(decode(body, Registered) for body in bodies)

    def size(self) -> int:
        """How many entries there are."""
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        query = sa.select(sa.func.count(sa.distinct(record.c.about))).where(record.c.kind == Registered.KIND)
        with self._ledger.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def current(self, keys: Sequence[str]) -> dict[str, Registered]:
        """The newest version of the entries with these keys; those that are not there are absent."""
        import sqlalchemy as sa  # noqa: PLC0415

        record, found = tables().record, {}
        with self._ledger.reading() as connection:
            for start in range(0, len(keys), _PAGE):
                names = self._newest(connection, keys[start : start + _PAGE]).values()
                query = sa.select(record.c.body).where(record.c.id.in_(list(names)))
                for body in connection.execute(query).scalars():
                    entry = decode(body, Registered)
                    found[entry.key] = entry
        return found

    def entries(self) -> Iterator[Registered]:
        """The newest version of every entry, in the order they were kept."""
        import sqlalchemy as sa  # noqa: PLC0415

        record, after = tables().record, 0
        newest = sa.select(sa.func.max(record.c.seq)).where(record.c.kind == Registered.KIND)
        newest = newest.group_by(record.c.about)
        while True:
            query = sa.select(record.c.seq, record.c.body)
            query = query.where(record.c.seq.in_(newest), record.c.seq > after)
            with self._ledger.reading() as connection:
                page = list(connection.execute(query.order_by(record.c.seq).limit(_PAGE)))
            yield from (decode(row[1], Registered) for row in page)
            if len(page) < _PAGE:
                return
            after = page[-1][0]

    def _newest(self, connection: "sa.Connection", keys: Sequence[str]) -> dict[str, str]:
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        last = sa.select(sa.func.max(record.c.seq))
        last = last.where(record.c.kind == Registered.KIND, record.c.about.in_(list(keys)))
        query = sa.select(record.c.about, record.c.id).where(record.c.seq.in_(last.group_by(record.c.about)))
        return {str(about): str(name) for about, name in connection.execute(query)}

    def _drop_earlier(
        self, connection: "sa.Connection", keys: Sequence[frozenset[str]], holders: dict[str, list[str]]
    ) -> None:
        """Take earlier versions out of the holders, until the nearest of those are newest ones alone."""
        import sqlalchemy as sa  # noqa: PLC0415

        record, newest = tables().record, set[str]()
        while found := set(nearest(keys, holders, MOST_NEAR)) - newest:
            query = sa.select(record.c.about).where(record.c.id.in_(list(found)))
            abouts = list(connection.execute(query).scalars())
            newest |= set(self._newest(connection, abouts).values())
            for key, held in holders.items():
                holders[key] = [one for one in held if one in newest or one not in found]

    def _up_to_date(self) -> None:
        with self._ledger.reading() as connection:
            made = self._made_by(connection)
        if made != KEYS_VERSION:
            with self._ledger.writing() as connection:
                self._ready(connection)

    def _made_by(self, connection: "sa.Connection") -> str | None:
        import sqlalchemy as sa  # noqa: PLC0415

        meta = tables().meta
        return connection.execute(sa.select(meta.c.value).where(meta.c.key == _META)).scalar()

    def _ready(self, connection: "sa.Connection") -> None:
        """Make the keys anew when another onrecord made them."""
        import sqlalchemy as sa  # noqa: PLC0415

        if self._made_by(connection) == KEYS_VERSION:
            return
        record, meta, table = tables().record, tables().meta, tables().name_key
        connection.execute(table.delete())
        connection.execute(meta.delete().where(meta.c.key == _META))
        connection.execute(self._ledger.insert_new(meta), {"key": _META, "value": KEYS_VERSION})
        bodies = connection.execute(sa.select(record.c.body).where(record.c.kind == Registered.KIND))
        for page in bodies.scalars().partitions(_PAGE):
            entries = (decode(body, Registered) for body in page)
            rows = [{"key": key, "entry": entry.id} for entry in entries for key in sorted(_keys(entry))]
            if rows:
                connection.execute(self._ledger.insert_new(table), rows)


def _keys(entry: Registered) -> set[str]:
    return keys_of_any(name.text for name in entry.names)
