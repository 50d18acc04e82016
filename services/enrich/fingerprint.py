"""The fingerprint of a body: an exact hash, and a MinHash that near-duplicates share."""

import hashlib

from rensa import RMinHash

from shared.events import Fingerprint
from shared.ids import canonical_text
from shared.text.shingles import shingles

RECIPE = "minhash-1"
"""Names this recipe: words, shingles, permutations, seed and rensa's algorithm 2. Frozen: a change needs a new name."""
PERMUTATIONS = 128
"""The standard error of the estimated likeness is 1 / sqrt(128), 9 points in 100."""
SEED = 20200116


def fingerprint(body: str) -> Fingerprint:
    """Return the fingerprint of a body; the same on every run and machine.

    >>> one, other = fingerprint("The ferry  left the port."), fingerprint("the ferry left the port")
    >>> (one.exact == other.exact, one.minhash == other.minhash, one.shingles)
    (False, True, 3)
    """
    exact = hashlib.sha256(canonical_text(body).encode("utf-8", "replace")).hexdigest()
    found = shingles(body)
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    # The least hash of each permutation does not depend on the order in which the set yields its members.
    sketch.update(found)
    return Fingerprint(version=RECIPE, exact=exact, minhash=tuple(sketch.digest()), shingles=len(found))
