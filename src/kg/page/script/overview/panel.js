"use strict";
// Beside the map: the communities and articles, or the opened thing with its relations and the articles it occurs in.

const articleLinks = [...document.querySelectorAll("#articles li")].map((item) => {
  const [link, published] = item.children;
  return { href: link.getAttribute("href"), headline: link.textContent, published: published.textContent };
});

const toThing = (thing) => writeAddress(new Map([["thing", keys[thing]]]));
const toCommunity = (number) => writeAddress(new Map([["around", keys[discs[number].first]]]));
const toArticle = (number, thing) => articleLinks[number].href + (thing === undefined ? "" : toThing(thing));

const link = (href, text) => element("a", { href, dir: "auto" }, text);
const note = (...children) => element("small", {}, ...children);

function listContents() {
  list(
    $("communities"),
    "Communities",
    "community",
    discs.map(({ first, size: things }, number) => ({
      text: labels[first],
      make: () => [link(toCommunity(number), labels[first]), " ", note(counted(things, "thing"))],
    })),
  );
  list(
    $("articles"),
    "Articles",
    "article",
    articleLinks.map(({ headline, published }, number) => ({
      text: `${headline} ${published}`,
      make: () => [link(toArticle(number), headline), " ", note(published)],
    })),
  );
}

function showThing(thing) {
  const look = lookOf(thing);
  const [kind, name] = [$("kind"), $("name")];
  kind.replaceChildren(
    element("span", { className: `glyph c${look.hue}`, ariaHidden: "true" }, look.glyph),
    ` ${look.name}`,
  );
  name.textContent = labels[thing];
  const relations = neighbours(thing).flatMap(([other, found]) => found.map((relation) => ({ other, relation })));
  list(
    $("relations"),
    "Relations",
    "relation",
    relations.map((row) => relationRow(thing, row)),
  );
  list(
    $("occurrences"),
    "Articles",
    "article",
    articlesOf(thing).map((number) => {
      const { headline, published } = articleLinks[number];
      return {
        text: `${headline} ${published}`,
        make: () => [link(toArticle(number, thing), headline), " ", note(published)],
      };
    }),
  );
}

/** A relation in words as seen from a thing, and the article that states it. */
function relationRow(thing, { other, relation }) {
  const { verb, directed } = properties[propertyOf[relation]];
  const name = () => Object.assign(link(toThing(other), labels[other]), { className: `to${other}` });
  const words = () => (source[relation] === thing || !directed ? [`${verb} `, name()] : [name(), ` ${verb} it`]);
  return {
    text: `${verb} ${labels[other]}`,
    make: () => [element("span", { className: "words" }, ...words()), why(relation)],
  };
}

function why(relation) {
  const number = articleOf[relation] - 1;
  if (number < 0) return note(bases[basisOf[relation]].name);
  return note("in ", link(toArticle(number, source[relation]), articleLinks[number].headline));
}

/** Which of the two is seen. */
function turnPanel(isThing) {
  $("opened").hidden = !isThing;
  $("contents").hidden = isThing;
  $("panel").scrollTop = 0;
}

/** Light the rows of a neighbour, and scroll to them. */
function lightRows(other) {
  for (const lit of document.querySelectorAll("#relations li.lit")) lit.classList.remove("lit");
  const rows = [...document.querySelectorAll(`#relations a.to${other}`)].map((name) => name.closest("li"));
  for (const row of rows) row.classList.add("lit");
  rows[0]?.scrollIntoView({ block: "nearest" });
}
