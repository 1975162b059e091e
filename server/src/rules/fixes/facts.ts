/** What to write for a fact that is not stated. What is left to write is a placeholder, which is never an answer. */
import { keywordsIn } from '../../../../grammar/src/keywords.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Piece } from './insert.ts';

export interface Stating {
  readonly title: (of: string) => string;
  readonly keyword: string;
  readonly rest: readonly Piece[];
}

const hole = (text: string): Piece => ({ hole: text });
const add = (keyword: string, ...rest: Piece[]): Stating => ({ title: (of) => `Add ${keyword} to ${of}`, keyword, rest });
const say = (keyword: string, value: string, title: (of: string) => string): Stating => ({ title, keyword, rest: [value] });

const production = (keyword: string): Stating => add(keyword, 'technology ', hole('ECCN'), ' origin ', hole('COUNTRY'));

const FACTS: Readonly<Record<string, readonly Stating[]>> = {
  eccn: [add('eccn', hole('ECCN'))],
  value: [add('value', hole('AMOUNT'), ' ', hole('CURRENCY'))],
  origin: [add('origin', hole('COUNTRY'))],
  type: [add('type', hole('TYPE'))],
  // In quotes what stands there would be taken for an answer.
  hts: [add('hts', hole('HEADING'))],
  'developed-by': [add('developed-by', hole('PARTY'))],
  'in-production-since': [add('in-production-since', hole('YYYY-MM-DD'))],
  'encryption-paragraph': [add('encryption-paragraph', hole('PARAGRAPH'))],
  form: [
    say('form', 'source-code', (of) => `State that ${of} is source code`),
    say('form', 'object-code', (of) => `State that ${of} is object code`),
  ],
  incorporates: [
    say('incorporates', 'none', (of) => `State that nothing is built into ${of}: incorporates none`),
    add('incorporates', hole('INPUT')),
  ],
  contains: [
    say('contains', 'none', (of) => `State that nothing a rule looks for is inside ${of}: contains none`),
    add('contains', hole('INPUT')),
  ],
  'direct-product-of': [
    say('direct-product-of', 'none', (of) => `State that no such technology made ${of}: direct-product-of none`),
    production('direct-product-of'),
  ],
  'plant direct-product-of': [
    say('plant direct-product-of', 'none', (of) => `State that no such plant made ${of}: plant direct-product-of none`),
    production('plant direct-product-of'),
  ],
  country: [add('country', hole('COUNTRY'))],
  headquarters: [add('headquarters', hole('COUNTRY'))],
  'ultimate-parent': [add('ultimate-parent', hole('PARTY'))],
  'owned-by': [add('owned-by', hole('PARTY'), ' ', hole('SHARE'), '%')],
  citizenship: [add('citizenship', hole('COUNTRY'))],
  role: [add('role', hole('ROLE'))],
  'also-known-as': [add('also-known-as', hole('NAME'))],
  operator: [add('operator', hole('PARTY'))],
  produces: [add('produces', hole('KIND'), ' { ', hole('FIGURES'), ' }')],
  'end-use': [add('end-use', hole('END-USE'))],
  facility: [add('facility', hole('FACILITY'))],
  'end-user': [add('end-user', hole('PARTY'))],
  exporter: [add('exporter', hole('PARTY'))],
  'exported-from': [add('exported-from', hole('COUNTRY'))],
};

/** Undefined: no property of its own. */
export const statingsOf = (fact: string): readonly Stating[] | undefined =>
  Object.hasOwn(FACTS, fact) ? FACTS[fact] : undefined;

/** `not-controlled-for NS, RS` */
export function notControlledFor(fact: string): Stating | undefined {
  const reasons = /^not-controlled-for (.+)$/.exec(fact)?.[1];
  return reasons === undefined
    ? undefined
    : say('not-controlled-for', reasons, (of) => `State that ${reasons.replace(/, (?=[^,]*$)/, ' and ')} does not control ${of}`);
}

/** `within 746.8(a)(8)`: two answers, and both settle it. */
export function standing(fact: string): readonly Stating[] | undefined {
  const paragraph = /^within (\S+)$/.exec(fact)?.[1];
  return paragraph === undefined
    ? undefined
    : [
        say('outside', paragraph, (of) => `State that ${paragraph} does not describe ${of}: outside ${paragraph}`),
        say('within', paragraph, (of) => `State that ${paragraph} describes ${of}: within ${paragraph}`),
      ];
}

/** A parameter of `specs` or `produces`. */
export function figureOf(rulebook: Rulebook, fact: string): Stating | undefined {
  const known = rulebook.parameters.get(fact);
  if (!known) return undefined;
  const unit = known.unit === undefined ? [] : [` ${known.unit}`];
  const at = known.atUnit === undefined ? [] : [' at ', hole('FIGURE'), ` ${known.atUnit}`];
  return add(known.name, hole(known.choices ? known.choices.join('|').toUpperCase() : 'FIGURE'), ...unit, ...at);
}

export const belongsOn = (context: Parameters<typeof keywordsIn>[0], keyword: string): boolean =>
  [...keywordsIn(context).values()].some((k) => k.name === keyword);
