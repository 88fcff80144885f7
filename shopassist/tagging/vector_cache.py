"""What the network and the colour measurement saw, by content: looked at once, known for ever."""

from collections.abc import Collection

from shopassist.store import Store
from shopassist.store.pictures import list_vector_keys, read_vectors, save_vectors

SAVE_EVERY = 128  # pictures in one short transaction


class VectorCache:
    """Vectors and colour shares as float16 bytes, in the store and, until saved, in memory.

    Worker threads may ask `sha256 in cache`; all else belongs to the thread that owns the store.
    """

    def __init__(self, store: Store, network: str, measure: str) -> None:
        self._store = store
        self._network = network
        self._measure = measure
        self._known = list_vector_keys(store, network) & list_vector_keys(store, measure)
        self._fresh: dict[str, tuple[bytes, bytes]] = {}

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._known or sha256 in self._fresh

    def add(self, sha256: str, vector: bytes, shares: bytes) -> None:
        """Remember one picture; written to the store with the next save()."""
        self._fresh[sha256] = (vector, shares)
        if len(self._fresh) >= SAVE_EVERY:
            self.save()

    def read(self, keys: Collection[str]) -> dict[str, tuple[bytes, bytes]]:
        """(vector, colour shares) of these contents."""
        found = {key: self._fresh[key] for key in keys if key in self._fresh}
        missing = [key for key in keys if key not in found]
        vectors = read_vectors(self._store, self._network, missing)
        shares = read_vectors(self._store, self._measure, missing)
        found.update((key, (vectors[key], shares[key])) for key in missing)
        return found

    def save(self) -> None:
        """Write what is not written yet."""
        if not self._fresh:
            return
        save_vectors(
            self._store, self._network, ((key, pair[0]) for key, pair in self._fresh.items())
        )
        save_vectors(
            self._store, self._measure, ((key, pair[1]) for key, pair in self._fresh.items())
        )
        self._known.update(self._fresh)
        self._fresh.clear()
