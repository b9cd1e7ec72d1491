import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// Colours come from variables, so light and dark follow without the editor's
// knowledge.
const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.self], color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: [tags.typeName, tags.className, tags.standard(tags.typeName), tags.namespace], color: 'var(--code-type)' },
  { tag: [tags.string, tags.character, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.escape], color: 'var(--code-number)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.function(tags.propertyName), tags.macroName], color: 'var(--code-function)' },
  { tag: [tags.processingInstruction, tags.meta, tags.annotation], color: 'var(--code-meta)' },
  { tag: [tags.variableName, tags.propertyName], color: 'var(--code-name)' },
  { tag: [tags.comment], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--wa)' },
])

const chrome = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: 'var(--editor-size, 14px)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', fontVariantLigatures: 'none' },
  '.cm-content': { caretColor: 'var(--accent)', padding: '0.6rem 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.6rem 0 0.9rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent) !important',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--line-strong)' },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--wa-soft)', color: 'var(--wa)' },
  '.cm-searchMatch': { backgroundColor: 'var(--brass-soft)', outline: '1px solid var(--brass)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-panels input, .cm-panels button': { backgroundColor: 'var(--surface)', backgroundImage: 'none', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-vim-panel, .cm-emacs-panel': { padding: '0.15rem 0.75rem', fontFamily: 'var(--mono)', fontSize: '0.8125rem' },
  '.cm-vim-panel input': { fontFamily: 'inherit', border: 'none', outline: 'none' },
  '&.cm-focused .cm-fat-cursor, .cm-fat-cursor': { background: 'var(--accent) !important', color: 'var(--on-accent) !important' },
  '&:not(.cm-focused) .cm-fat-cursor': { background: 'none !important', outline: '1px solid var(--accent) !important', color: 'transparent !important' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', fontFamily: 'var(--mono)', fontSize: '0.8125rem' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--wa)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--tle)' },
  // Drawn as underlines: the stock ones are images in data: addresses, which
  // the content security policy refuses.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--wa)', textDecorationSkipInk: 'none' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--tle)', textDecorationSkipInk: 'none' },
  '.cm-lint-marker': { width: '0.65em', height: '0.65em', content: 'none', borderRadius: '50%', margin: '0.45em 0' },
  '.cm-lint-marker-error': { content: 'none', backgroundColor: 'var(--wa)' },
  '.cm-lint-marker-warning': { content: 'none', backgroundColor: 'var(--tle)', borderRadius: '1px' },
})

// What the comparing view adds, in the page's colours.
const comparing = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--wa-soft)' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--ac-soft)' },
  // A line below it: a darker ground would leave the colours of code too little contrast.
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': { background: 'none', borderBottom: '1px solid var(--wa)' },
  '&.cm-merge-b .cm-changedText': { background: 'none', borderBottom: '1px solid var(--ac)' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--wa)' },
  '&.cm-merge-b .cm-changedLineGutter, .cm-inlineChangedLineGutter': { background: 'var(--ac)' },
  '.cm-collapsedLines': { background: 'var(--sunken)', color: 'var(--ink-2)' },
})

export const theme = [chrome, comparing, syntaxHighlighting(highlight)]
