// A passage as the record has it.

export const passage = {
  href: "#char=3,9",
  article: "https://example.org/a",
  begin: 3,
  end: 9,
  sha256: "0f",
  voice: "article",
};
