"""Predications by the dependency paths of a parse, with spaCy.

The extra `kg[read]` brings spaCy and a model of English. Without them, `load` returns
None and nothing is read by paths. Parses differ between machines and versions: so a
model is known by its name and digest, and what it finds is a proof to be repeated, not
a judge.

- `model`: which models there are, and whether one is what it should be.
- `masking`: common names in the place of those that a model has never seen.
- `tree`: a parsed sentence, of which every token knows its place in the text.
- `fillers`: what a noun phrase mentions, and what it enumerates.
- `clauses`: who does what to whom, through voice, control and relative clauses.
- `verbs`, `nouns`, `adjectives`: the slots of each class of words.
- `assertion`, `embedding`: whether it is said to be so, and the words that decide it.
- `voting`: what parses with different masks agree on.
- `reader`: sentences in, predications out.
"""

from kg.language.english.paths.model import Model, ModelFault, load
from kg.language.english.paths.reader import Reader

__all__ = ["Model", "ModelFault", "Reader", "load"]
