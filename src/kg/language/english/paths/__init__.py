"""Predications by the dependency paths of a parse, with spaCy.

The extra `kg[read]` brings spaCy and a model of English. Without them, `load_model`
returns None and nothing is read by paths. Parses differ between machines and versions:
so a model is known by its name and digest, and what it finds is a proof to be repeated,
not a judge. No module here imports spaCy before `load_model` does: its types stand only
in annotations.

- `spacy_model`: the model that parses.
- `masking`: common names in the place of those that a model has never seen.
- `tree`: a parsed sentence, of which every token knows its place in the text.
- `word_lists`, `word_forms`: lists of words, and the forms and spellings of one.
- `fillers`: what a noun phrase mentions, and what it enumerates.
- `verb_arguments`: who does what to whom, through voice, control and relative clauses.
- `prepositions`, `verb_slots`, `noun_slots`, `adjective_slots`: the slots of each class of words.
- `action`: nouns that tell what is done.
- `own_words`, `judgement`, `taken_back`: whether it is said to be so, by the words of
  the clause and by those that it stands under; `embedding` lists these.
- `ranks`: enumerations that pair with "respectively".
- `voting`: what parses with different masks agree on.
- `reader`: sentences in, predications out.
"""

from kg.language.english.model_files import ModelFault
from kg.language.english.paths.reader import Reader
from kg.language.english.paths.spacy_model import Model, load_model

__all__ = ["Model", "ModelFault", "Reader", "load_model"]
