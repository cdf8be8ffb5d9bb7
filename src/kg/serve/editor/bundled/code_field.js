/**
 * The field for a query, by CodeMirror. It stands in a shadow root, where styles are objects and
 * not elements, so that the page's policy need not let any style in.
 *
 * @typedef {import("../completing.js").Offer} Offer
 * @typedef {import("../plain_field.js").Field} Field
 * @typedef {{start: number, offers: Offer[]}} Offered
 * @typedef {object} Uses
 * @property {string} name what the field is called to those who do not see it
 * @property {string} advice which keys do what
 * @property {() => void} run
 * @property {(query: string, at: number, isAsked: boolean) => Promise<Offered | null>} complete
 * @property {(iri: string) => Promise<string>} define
 */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  StreamLanguage,
  syntaxHighlighting,
} from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The mode calls whatever it does not know a variable, and only those of SPARQL local ones.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: tags.standard(tags.variableName), color: "var(--keyword)" },
  { tag: tags.variableName, color: "var(--ink)" },
  { tag: tags.local(tags.variableName), color: "var(--variable)" },
  { tag: tags.atom, color: "var(--name)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: tags.meta, color: "var(--soft)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const LOOKS = EditorView.theme({
  "&": { backgroundColor: "var(--card)", color: "var(--ink)", fontSize: "0.9rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "12rem", maxHeight: "60vh" },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.75rem 0 0.4rem" },
  ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--soft)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2rem", padding: "0 0.4rem 0 0.2rem" },
  ".cm-gutter-lint": { width: "1rem" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.25rem 0 0 0.2rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--lit)" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--edge)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--accent)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--accent)" },
  // Borders are there in forced colours too, where backgrounds are not.
  ".cm-lint-marker-error": {
    content: "none",
    width: "0",
    height: "0",
    border: "0.3rem solid var(--accent)",
    borderRadius: "50%",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "6px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    fontSize: "0.85rem",
    maxHeight: "16rem",
    maxWidth: "min(40rem, 90vw)",
    borderRadius: "5px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "0.2rem 0.6rem",
    lineHeight: "1.45",
    textOverflow: "ellipsis",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--ink)",
    color: "var(--paper)",
    outline: "2px solid transparent",
    outlineOffset: "-2px",
  },
  ".cm-completionDetail": {
    fontFamily: "var(--text)",
    fontStyle: "normal",
    color: "var(--soft)",
    marginLeft: "0.5rem",
  },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-tooltip.cm-completionInfo": {
    fontFamily: "var(--text)",
    padding: "0.4rem 0.6rem",
    marginBlock: "2px",
    width: "max-content",
  },
  ".cm-diagnostic": { fontFamily: "var(--text)", padding: "0.4rem 0.7rem", borderLeft: "3px solid var(--accent)" },
});

/**
 * @param {Element} host where it is put
 * @param {string} query
 * @param {Uses} uses
 * @returns {Field}
 */
export function codeField(host, query, uses) {
  const root = host.attachShadow({ mode: "open" });
  const run = () => {
    uses.run();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    doc: query,
    extensions: [
      Prec.highest(
        keymap.of([
          { key: "Ctrl-Enter", run },
          { key: "Mod-Enter", run },
        ]),
      ),
      lintGutter(),
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ override: [completer(uses)], icons: false, positionInfo: below }),
      // Tab is bound to nothing: it leads out of the field, as it does everywhere on a page.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
      StreamLanguage.define(sparql),
      syntaxHighlighting(COLOURS),
      LOOKS,
      EditorView.lineWrapping,
      EditorView.domEventHandlers({ beforeinput: typedOver }),
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({ "aria-label": uses.name, "aria-description": uses.advice }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    write: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
      }),
    focus: () => view.focus(),
    mark: (fault) => {
      const shown = fault
        ? [{ ...reach(view.state, fault), severity: /** @type {const} */ ("error"), message: fault.message }]
        : [];
      view.dispatch(setDiagnostics(view.state, shown));
      if (shown.length > 0) view.dispatch({ effects: EditorView.scrollIntoView(shown[0].from) });
    },
  };
}

/**
 * Puts what is typed in the place of what is selected, which browsers would do with the style of
 * what was there as an attribute, of which the page's policy would complain.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function typedOver(event, view) {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (event.inputType !== "insertText" || !text || empty || view.composing || !event.cancelable) return false;
  event.preventDefault();
  const typed = () =>
    view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  // Others may know better, such as whoever puts brackets around what is selected.
  const isDone = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, typed));
  if (!isDone) view.dispatch(typed());
  return true;
}

/**
 * The word at which a fault is; at the end of a line, the word before.
 *
 * @param {EditorState} state
 * @param {import("../plain_field.js").Fault} fault
 */
function reach(state, { line, column }) {
  const told = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  // The server counts characters, and CodeMirror the units of UTF-16.
  const before = [...told.text].slice(0, column - 1).join("");
  const at = told.from + before.length;
  const [after] = told.text.slice(before.length).match(/^(?:[\p{L}\p{N}_:.-]+|\S)/u) ?? [""];
  if (after) return { from: at, to: at + after.length };
  const [last] = before.match(/\S*\s*$/) ?? [""];
  return { from: at - last.length, to: at };
}

/**
 * Puts what a term means below the list of terms, or above it where there is no room.
 *
 * @param {EditorView} _view
 * @param {import("@codemirror/view").Rect} list
 * @param {import("@codemirror/view").Rect} _option
 * @param {import("@codemirror/view").Rect} info
 * @param {import("@codemirror/view").Rect} space
 */
function below(_view, list, _option, info, space) {
  const isRoom = list.bottom + info.bottom - info.top < space.bottom;
  return {
    style: `left: -1px; ${isRoom ? "top" : "bottom"}: 100%; max-width: min(36rem, ${space.right - list.left - 8}px)`,
  };
}

/** @param {Uses} uses */
function completer({ complete, define }) {
  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  return async (context) => {
    const found = await complete(context.state.doc.toString(), context.pos, context.explicit);
    if (!found || context.aborted) return null;
    return {
      from: found.start,
      // They come in their order, of which CodeMirror, that knows no labels, can know nothing.
      filter: false,
      options: found.offers.map(({ label, detail, iri }) => ({
        label,
        // With a space for those who hear both.
        detail: detail && ` ${detail}`,
        info: iri ? () => told(define(iri)) : undefined,
      })),
    };
  };
}

/** @param {Promise<string>} definition */
async function told(definition) {
  const text = await definition;
  if (!text) return null;
  const shown = document.createElement("div");
  shown.textContent = text;
  return shown;
}
