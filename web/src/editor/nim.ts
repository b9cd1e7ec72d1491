import type { StreamParser, StringStream } from '@codemirror/language'

// Nim compares names without their underscores, and but for the first letter
// without case: is_main and isMain are one.
const plain = (name: string): string => name[0] + name.slice(1).replace(/_/g, '').toLowerCase()
const words = (text: string): Set<string> => new Set(text.split(/\s+/).map(plain))

const keywords = words(`addr as asm bind block break case cast concept const continue converter defer discard distinct
  do elif else end enum except export finally for from func if import include interface iterator let macro mixin
  method object of out proc ptr raise ref return static template try tuple type using var when while yield`)
const wordOperators = words('and div in is isnot mod not notin or shl shr xor')
const routines = words('proc func method iterator converter template macro')
const types = words(`int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float float32 float64 bool char string cstring
  pointer void auto any untyped typed typedesc seq array set openArray varargs range Natural Positive byte
  HashSet OrderedSet Table OrderedTable CountTable TableRef Deque HeapQueue IntSet Rune Slice HSlice Option Time
  SomeInteger SomeFloat SomeNumber RootObj RootRef Exception CatchableError Defect ValueError IndexDefect KeyError`)
const values = words('true false nil result')
const lesser = /^\s*(?:el(?:if|se)|of|except|finally)\b/

const number = /^\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?(?:'?[iIuUfFdD](?:8|16|32|64|128)?\b|'[a-zA-Z_]\w*)?/
const based = /^0(?:[xX][\da-fA-F_]+|[oOcC][0-7_]+|[bB][01_]+)(?:'?[iIuUfFdD](?:8|16|32|64)\b)?/
const word = /^[a-zA-Z\u0080-\uffff][\w\u0080-\uffff]*/
const character = /^'(?:\\(?:x[\da-fA-F]{2}|\d+|.)|[^\\'])'/u
const operators = /^[-=+*/<>@$~&%|!?^.:\\]+/

export interface NimState {
  /** What goes on over the end of a line. */
  inside: 'comment' | 'documentation' | 'text' | null
  /** How many block comments are open, one in the other. */
  depth: number
  /** How many {. are open. */
  pragmas: number
  /** The name that comes next is being defined. */
  defines: boolean
  /** Columns that the line before begins with, and whether it wants more of the next one. */
  indent: number
  opens: boolean
}

function block(stream: StringStream, state: NimState): string {
  const [open, close] = state.inside === 'documentation' ? ['##[', ']##'] : ['#[', ']#']
  while (!stream.eol()) {
    if (stream.match(open)) state.depth++
    else if (stream.match(close)) {
      if (--state.depth > 0) continue
      state.inside = null
      break
    } else stream.next()
  }
  return 'comment'
}

function text(stream: StringStream, state: NimState): string {
  while (!stream.eol()) {
    if (stream.match(/^"""(?!")/)) {
      state.inside = null
      break
    }
    stream.next()
  }
  return 'string'
}

/** A string from its first quote on. Where it is raw, "" stands for a quote. */
function string(stream: StringStream, state: NimState, raw: boolean): string {
  if (stream.match('"""')) {
    state.inside = 'text'
    return text(stream, state)
  }
  stream.next()
  while (!stream.eol()) {
    const c = stream.next()
    if (c === '"' && !(raw && stream.eat('"'))) break
    if (c === '\\' && !raw) stream.next()
  }
  return 'string'
}

function name(stream: StringStream, state: NimState, found: string): string | null {
  if (stream.peek() === '"') return string(stream, state, true)
  const it = plain(found)
  const defined = state.defines
  state.defines = routines.has(it)
  if (keywords.has(it)) return 'keyword'
  if (wordOperators.has(it)) return 'operatorKeyword'
  if (defined) return 'variableName.function.definition'
  if (values.has(it)) return 'atom'
  if (state.pragmas > 0) return 'meta'
  if (types.has(it) || /^[A-Z]/.test(found)) return 'typeName'
  return /^\s*\(/.test(stream.string.slice(stream.pos)) ? 'variableName.function' : 'variableName'
}

function token(stream: StringStream, state: NimState): string | null {
  if (state.inside === 'text') return text(stream, state)
  if (state.inside) return block(stream, state)
  if (stream.sol()) {
    const indent = stream.indentation()
    if (!/^\s*(?:#|$)/.test(stream.string)) Object.assign(state, { indent, opens: false })
  }
  if (stream.eatSpace()) return null
  if (stream.match(/^##?\[/, false)) {
    state.inside = stream.match(/^##\[/, false) ? 'documentation' : 'comment'
    return block(stream, state)
  }
  if (stream.peek() === '#') {
    stream.skipToEnd()
    return 'comment'
  }
  state.opens = false
  if (stream.peek() === '"') return string(stream, state, false)
  if (stream.match(character)) return 'character'
  if (stream.match(based) || stream.match(number)) return 'number'
  const found = stream.match(word) as RegExpMatchArray | null
  if (found) return name(stream, state, found[0])
  if (stream.match(/^`[^`]*`/)) {
    const defined = state.defines
    state.defines = false
    return defined ? 'variableName.function.definition' : 'variableName'
  }
  if (stream.match('{.')) {
    state.pragmas++
    return 'meta'
  }
  if (stream.match('.}')) {
    state.pragmas = Math.max(state.pragmas - 1, 0)
    return 'meta'
  }
  const operator = stream.match(operators) as RegExpMatchArray | null
  if (operator) {
    state.opens = operator[0] === ':' || operator[0] === '='
    return 'operator'
  }
  state.opens = /[([{]/.test(stream.next() ?? '')
  state.defines = false
  return 'punctuation'
}

/** Nim for the editor: colours, and the indentation that a block wants. */
export const nim: StreamParser<NimState> = {
  name: 'nim',
  startState: () => ({ inside: null, depth: 0, pragmas: 0, defines: false, indent: 0, opens: false }),
  copyState: (state) => ({ ...state }),
  token,
  indent(state, after, context) {
    if (state.inside) return null
    const more = state.opens ? context.unit : 0
    return Math.max(state.indent + more - (lesser.test(after) ? context.unit : 0), 0)
  },
  languageData: {
    commentTokens: { line: '#', block: { open: '#[', close: ']#' } },
    closeBrackets: { brackets: ['(', '[', '{', '"', '"""'] },
    indentOnInput: lesser,
  },
}
