/**
 * One token decides, and tables of it are made when they are first asked for: a cold start reads few rules. The first
 * alternative that fits is taken, so a word goes before `Name`; what fits none is left to the last alternative or to the
 * token that is consumed next, which say in words what is missing.
 */
import {
  Alternation,
  type Alternative,
  type ILookaheadStrategy,
  type ILookaheadValidationError,
  type IOrAlt,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';

/** What the lookahead asks of the parser. */
export interface Ahead {
  /** Number of the type of the token at hand. */
  ahead(): number;
  /** What may stand here, where the text ends and someone wants to know. */
  ask?(types: readonly TokenType[], rule: string): void;
}

export class FirstToken implements ILookaheadStrategy {
  /** No alternative may be out of reach behind one that begins alike. */
  validate({ rules }: { rules: Rule[] }): ILookaheadValidationError[] {
    const errors: ILookaheadValidationError[] = [];
    for (const rule of rules) {
      for (const or of productionsOf(rule)) {
        if (!(or instanceof Alternation)) continue;
        const seen = new Set<TokenType>();
        or.definition.forEach((alternative, i) => {
          for (const t of firstOf((alternative as Alternative).definition).types) {
            if (seen.has(t)) errors.push({ message: `${rule.name}: ${t.name} begins alternative ${i + 1} and one before it` });
            seen.add(t);
          }
        });
      }
    }
    return errors;
  }

  buildLookaheadForAlternation(options: {
    prodOccurrence: number;
    rule: Rule;
    hasPredicates: boolean;
  }): (alternatives?: readonly IOrAlt<unknown>[]) => number | undefined {
    const { rule } = options;
    let table: Uint8Array | undefined;
    let firsts: TokenType[] = [];
    return function (this: Ahead, alternatives: readonly IOrAlt<unknown>[] = []) {
      if (!table) {
        const or = find<Alternation>(rule, Alternation, options.prodOccurrence);
        const each = or.definition.map((a) => firstOf((a as Alternative).definition).types);
        firsts = each.flat();
        table = tableOf(each);
      }
      this.ask?.(firsts, rule.name);
      const found = table[this.ahead()] ?? 0;
      if (found === 0) return alternatives.length - 1;
      const gate = options.hasPredicates ? alternatives[found - 1]!.GATE : undefined;
      return gate && !gate.call(this) ? alternatives.length - 1 : found - 1;
    };
  }

  buildLookaheadForOptional(options: { prodOccurrence: number; prodType: string; rule: Rule }): () => boolean {
    const { rule } = options;
    // At least one is tried, and says what is missing where it is not there.
    if (options.prodType.startsWith('RepetitionMandatory')) return always;
    let table: Uint8Array | undefined;
    let firsts: readonly TokenType[] = [];
    return function (this: Ahead) {
      if (!table) {
        const kind = options.prodType === 'Option' ? Option : Repetition;
        firsts = firstOf(find<Option | Repetition>(rule, kind, options.prodOccurrence).definition).types;
        table = tableOf([firsts]);
      }
      this.ask?.(firsts, rule.name);
      return table[this.ahead()] === 1;
    };
  }
}

const always = (): boolean => true;

function tableOf(each: readonly (readonly TokenType[])[]): Uint8Array {
  const table = new Uint8Array(1024);
  each.forEach((types, i) => {
    for (const t of types) for (const n of [t.tokenTypeIdx!, ...(t.categoryMatches ?? [])]) if (table[n] === 0) table[n] = i + 1;
  });
  return table;
}

/** Every production of a rule, those inside others included. */
export function productionsOf(rule: Rule): IProduction[] {
  const out: IProduction[] = [];
  const open: IProduction[] = [...rule.definition];
  for (let p = open.pop(); p; p = open.pop()) {
    out.push(p);
    if (!(p instanceof NonTerminal) && 'definition' in p) open.push(...(p.definition as IProduction[]));
  }
  return out;
}

function find<T extends { readonly idx: number }>(rule: Rule, kind: abstract new (...args: never[]) => T, idx: number): T {
  return productionsOf(rule).find((p) => p instanceof kind && p.idx === idx) as unknown as T;
}

interface First {
  readonly types: readonly TokenType[];
  /** It may be nothing at all. */
  readonly empty: boolean;
}
const known = new WeakMap<Rule, First>();

/** What a sequence may begin with. */
export function firstOf(sequence: readonly IProduction[]): First {
  const types: TokenType[] = [];
  for (const p of sequence) {
    const first = firstOfOne(p);
    types.push(...first.types);
    if (!first.empty) return { types, empty: false };
  }
  return { types, empty: true };
}

function firstOfOne(p: IProduction): First {
  if (p instanceof Terminal) return { types: [p.terminalType], empty: false };
  if (p instanceof NonTerminal) {
    const rule = p.referencedRule;
    const first = known.get(rule) ?? firstOf(rule.definition);
    known.set(rule, first);
    return first;
  }
  if (p instanceof Alternation) {
    const each = p.definition.map((a) => firstOf((a as Alternative).definition));
    return { types: each.flatMap((f) => f.types), empty: each.some((f) => f.empty) };
  }
  const { types, empty } = firstOf((p as Option).definition);
  return { types, empty: empty || p instanceof Option || p instanceof Repetition || p instanceof RepetitionWithSeparator };
}
