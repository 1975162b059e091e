/** The parts of the property at hand, and which of them is being written. */
import { expectedAt } from '../../../grammar/src/index.ts';
import { Comma, Name, RatioUnit } from '../../../grammar/src/lexer/kinds.ts';
import { Scanner } from '../../../grammar/src/lexer/scanner.ts';
import { type Part, signaturesOf } from '../../../grammar/src/parser/signatures.ts';
import { type Context, keywordAt } from './keywords.ts';
import { sourceOf, type ReadView } from './view.ts';

export interface Signature {
  /** `direct-product-of technology|software|none ECCN [for ECCN] origin COUNTRY` */
  readonly label: string;
  /** Where each part stands in it. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

export interface SignatureHelp {
  readonly doc: string;
  readonly signatures: readonly Signature[];
  /** The one that what is written fits. */
  readonly active: number;
  /** Its part at the cursor. */
  readonly part: number;
}

interface Token {
  readonly kind: number;
  readonly image: string;
}

/** Undefined where nothing more can follow, and for properties of one part. */
export function signatureHelp(view: ReadView, offset: number): SignatureHelp | undefined {
  const { text, parse } = sourceOf(view);
  const here = expectedAt(parse, offset);
  const property = here?.properties.at(-1);
  if (!here?.declaration || !property || here.properties.slice(0, -1).some((p) => p.keyword !== 'destination')) return undefined;
  const context: Context = here.properties.length > 1 ? 'destination' : here.declaration.declKind;
  const keyword = keywordAt(context, property.keyword);
  const tokens = tokensBetween(text, property.keywordSpan.end, here.start);
  if (!keyword || !tokens) return undefined;
  const ways = signaturesOf(keyword, context);
  if (ways.every((way) => way.length < 2)) return undefined;
  const at = ways.map((way) => partAt(way, tokens));
  const active = at.findIndex((part) => part !== undefined);
  if (active < 0) return undefined;
  return { doc: keyword.doc, signatures: ways.map((way) => signature(keyword.name, way)), active, part: at[active]! };
}

/** Undefined where the line has ended since, and no comma says that it goes on. */
function tokensBetween(text: string, from: number, to: number): Token[] | undefined {
  const tokens: Token[] = [];
  const scanner = new Scanner(text.slice(0, to), from);
  let last = from;
  for (; !scanner.done; scanner.next()) {
    tokens.push({ kind: scanner.kind, image: scanner.image });
    last = scanner.end;
  }
  return tokens.at(-1)?.kind !== Comma && /[\r\n]/.test(text.slice(last, to)) ? undefined : tokens;
}

interface State {
  readonly at: number;
  /** Of the words that introduce the part at hand. */
  readonly said: string;
  /** Its value is written. */
  readonly filled: boolean;
}

/** Which part comes next; undefined where the tokens do not fit, or nothing more may come. */
function partAt(parts: readonly Part[], tokens: readonly Token[]): number | undefined {
  let state: State | undefined = { at: 0, said: '', filled: false };
  for (const token of tokens) {
    state = stepped(parts, state, token);
    if (!state) return undefined;
  }
  if (!state.filled) return state.at;
  return state.at + 1 < parts.length ? state.at + 1 : undefined;
}

function stepped(parts: readonly Part[], state: State, { kind, image }: Token): State | undefined {
  const { at, filled } = state;
  const here = parts[at]!;
  if (kind === Comma) return filled && here.list ? { ...state, filled: false } : undefined;
  for (let i = filled ? at + 1 : at; i < parts.length; i++) {
    const { role, value, takes, optional } = parts[i]!;
    const said = i === at ? state.said : '';
    const due = role.slice(said.length).trim();
    if (due !== '') {
      if (due.split(' ')[0] === image) return { at: i, said: `${said} ${image}`.trim(), filled: due === image && value === '' };
    } else if (takes.includes(kind) && (!value.includes('|') || value.split('|').includes(image)))
      return { at: i, said, filled: true };
    if (!optional) break;
  }
  // The unit of an amount.
  const measured = filled && (here.value === 'MONEY' || here.value === 'QUANTITY');
  return measured && (kind === Name || kind === RatioUnit) ? state : undefined;
}

function signature(name: string, parts: readonly Part[]): Signature {
  let label = name;
  const places = parts.map(({ role, value, optional, list }) => {
    const said = `${role} ${value}`.trim() + (list ? ', …' : '');
    label += optional ? ' [' : ' ';
    const start = label.length;
    label += said;
    const place = { start, end: label.length };
    if (optional) label += ']';
    return place;
  });
  return { label, parts: places };
}
