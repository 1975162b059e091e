/** Syntax values to exact ones, with a diagnostic where they cannot be. */
import { codes } from './binder-codes.ts';
import { day, type Day } from '../../../grammar/src/text/date.ts';
import { Exact } from '../base/exact.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { dimensionOf, unitsOf } from '../../../grammar/src/text/units.ts';
import { convert } from '../base/unit-amounts.ts';
import type { PropNode, ValueNode } from '../../../grammar/src/index.ts';
import type { Eccn, EndUse, Fact, Measure, Money, Production, Standing } from './model.ts';
import type { Parameter } from '../rulebook/rulebook.ts';
import { originOf } from './places.ts';
import type { Scope } from './scope.ts';
import { askWhich, isPriceInThousandths } from './two-readings.ts';

export const fact = <T>(s: Scope, node: ValueNode, value: T): Fact<T> => ({ value, at: s.at(node) });

export function dateOf(s: Scope, node: ValueNode | undefined): Fact<Day> | undefined {
  return node?.kind === 'date' ? fact(s, node, day(node.text)) : undefined;
}

/** `within` and `outside`, of an item or of a sale. */
export const standingsOf = (s: Scope, props: ReadonlyMap<string, readonly PropNode[]>): Standing[] =>
  (['within', 'outside'] as const).flatMap((keyword) =>
    (props.get(keyword) ?? []).flatMap((p) =>
      p.values.map((v) => ({ paragraph: v.text, within: keyword === 'within', at: s.at(v) })),
    ),
  );

/** Amounts above zero only: an item without value is one whose value is not known. */
/** `free`: it may be nothing, as what a design without an input costs in its place. */
export function moneyOf(s: Scope, node: ValueNode | undefined, free = false): Fact<Money> | undefined {
  if (node?.kind !== 'money') return undefined;
  const amount = Exact.from(node.text);
  if (amount.sign < (free ? 0 : 1)) {
    s.report(
      codes.impossibleValue,
      node,
      `A value must ${free ? 'not be below' : 'be above'} zero; ${node.text} ${node.unit} is not`,
    );
    return undefined;
  }
  if (isPriceInThousandths(node) && s.notes) s.notes.inThousandths = true;
  else askWhich(s, node);
  return fact(s, node, { amount, currency: node.unit! });
}

export function positive(s: Scope, node: ValueNode | undefined, what: string): Fact<Exact> | undefined {
  if (!node || (node.kind !== 'number' && node.kind !== 'percent')) return undefined;
  const n = Exact.from(node.text);
  if (n.sign <= 0) {
    s.report(codes.impossibleValue, node, `${what} must be above zero; ${node.text} is not`);
    return undefined;
  }
  if (node.kind === 'number') askWhich(s, node);
  return fact(s, node, n);
}

/** Category digit and group letter upper case, paragraphs lower: `3B001.f.1`. */
function canonicalEccn(text: string): string {
  if (text.toUpperCase() === 'EAR99') return 'EAR99';
  const [head, ...rest] = text.split('.');
  return [head!.toUpperCase(), ...rest.map((r) => r.toLowerCase())].join('.');
}

export function eccnOf(s: Scope, values: readonly ValueNode[]): Fact<Eccn> | undefined {
  const code = values.find((v) => v.kind === 'eccn' && v.role === undefined);
  if (!code) return undefined;
  const target = values.find((v) => v.kind === 'eccn' && v.role === 'for');
  return fact(s, code, { code: canonicalEccn(code.text), ...(target && { for: canonicalEccn(target.text) }) });
}

export function productionOf(s: Scope, p: PropNode): Production | undefined {
  const kind = p.values[0];
  const eccn = eccnOf(s, p.values);
  if (!kind || !eccn) return undefined;
  const origin = originOf(
    s,
    p.values.find((v) => v.role === 'origin'),
  );
  return { kind: kind.text as Production['kind'], eccn: eccn.value, origin: origin?.value, at: s.at(p) };
}

export function endUseOf(s: Scope, node: ValueNode): EndUse {
  if (s.rulebook.endUses.has(node.text)) return { known: node.text, text: node.text, at: s.at(node) };
  if (node.kind === 'name') {
    // A bare word is meant as one of the rulebook's: taken as free text, a misspelled `military` would clear the sale.
    const near = suggest(node.text, s.rulebook.endUses.keys());
    s.report(
      codes.endUseNotAssessed,
      node,
      `Unknown end use ${node.text}${near ? `; did you mean ${near}?` : '; one of your own stands in quotes'}`,
      near ? { data: { suggestion: near } } : {},
    );
  } else {
    s.report(codes.endUseNotAssessed, node, `End use ${node.text} is not assessed`, { severity: 'information' });
  }
  return { text: node.text, at: s.at(node) };
}

/** Parameters of `specs` and `produces`, in their canonical units. */
export function measuresOf(s: Scope, block: readonly PropNode[], where: 'specs' | 'produces'): Measure[] {
  const out: Measure[] = [];
  const first = new Map<string, PropNode>();
  for (const p of block) {
    const known = s.rulebook.parameters.get(p.keyword);
    if (!known || !known.where.includes(where)) {
      const near = suggest(
        p.keyword,
        [...s.rulebook.parameters.values()].filter((x) => x.where.includes(where)).map((x) => x.name),
      );
      s.report(
        codes.unknownParameter,
        p.keywordSpan,
        `Unknown parameter ${p.keyword}${known ? ` in ${where}` : ''}${near ? `; did you mean ${near}?` : ''}`,
        near ? { data: { suggestion: near } } : {},
      );
      continue;
    }
    const name = known.sameAs ?? known.name;
    const before = first.get(name);
    if (before && !known.repeatable) {
      s.report(codes.repeatedProperty, p.keywordSpan, `${p.keyword} may be given only once`, {
        related: [{ at: s.at(before), message: 'first here' }],
      });
      continue;
    }
    first.set(name, p);
    const m = measure(s, p, known, name);
    if (m) out.push(m);
  }
  return out;
}

function measure(s: Scope, p: PropNode, known: Parameter, name: string): Measure | undefined {
  const [main] = p.values.filter((v) => v.role === undefined && v.kind !== 'word');
  const word = p.values.find((v) => v.kind === 'word');
  if (known.choices) {
    if (!word || !known.choices.includes(word.text)) {
      s.report(codes.impossibleValue, word ?? main ?? p.keywordSpan, `${known.name} is one of ${known.choices.join(', ')}`);
      return undefined;
    }
    return { parameter: name, choice: word.text, at: s.at(p) };
  }
  if (!main) {
    // A figure that is missing altogether is a mistake of the text, and has been reported as one.
    if (word) s.report(codes.impossibleValue, word, `${known.name} is a figure${known.unit ? ` in ${known.unit}` : ''}`);
    return undefined;
  }
  const value = figureIn(s, main, known.unit, known.name);
  if (!value || !possible(s, main, value, known)) return undefined;
  // 3.350 TB/s is a figure as others write it; 3.350 GB/s is three terabytes.
  if (known.inThousands && (main.unit === undefined || main.unit === known.unit)) askWhich(s, main);
  const at = p.values.find((v) => v.role === 'at');
  const atValue = at && figureIn(s, at, known.atUnit, `${known.name} at`);
  if (at && !atValue) return undefined;
  if (known.atUnit && !at)
    s.report(
      codes.impossibleValue,
      main,
      `${known.name} needs the ${known.atUnit} figure it is at, such as ${known.name} ${main.text} at 8 ${known.atUnit}`,
    );
  if (word && !known.qualifiers?.includes(word.text))
    s.report(codes.impossibleValue, word, `${word.text} says nothing of ${known.name}`);
  return {
    parameter: name,
    value,
    places: /\.(\d+)/.exec(main.text)?.[1]?.length ?? 0,
    ...(atValue && { atValue }),
    ...(word && { qualifier: word.text }),
    at: s.at(p),
  };
}

function figureIn(s: Scope, node: ValueNode, unit: string | undefined, what: string): Exact | undefined {
  const n = Exact.from(node.text);
  if (node.unit === undefined) {
    if (unit === undefined || unit === 'bit') return n;
    s.report(codes.wrongUnit, node, `${what} needs a unit, such as ${node.text} ${unit}`);
    return undefined;
  }
  if (unit === undefined) {
    s.report(codes.wrongUnit, node.unitSpan ?? node, `${what} is a pure number; ${node.unit} does not fit`);
    return undefined;
  }
  const converted = convert(n, node.unit, unit);
  if (!converted)
    s.report(
      codes.wrongUnit,
      node.unitSpan ?? node,
      `${node.unit} does not measure ${what}; it takes ${unitsOf(dimensionOf(unit) ?? '').join(', ') || unit}`,
    );
  return converted;
}

function possible(s: Scope, node: ValueNode, value: Exact, known: Parameter): boolean {
  if (value.sign < 0 || (known.positive !== false && value.sign === 0)) {
    s.report(
      codes.impossibleValue,
      node,
      `${known.name} must be ${known.positive === false ? 'zero or ' : ''}above zero; ${node.text} is not`,
    );
    return false;
  }
  if (known.integer && !value.isInteger) {
    s.report(codes.impossibleValue, node, `${known.name} is a whole number; ${node.text} is not`);
    return false;
  }
  return true;
}
