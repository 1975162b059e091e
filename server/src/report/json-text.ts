/**
 * The text of `earshot.report/1`, piece by piece: a report of very many determinations is longer than a string may be, and what
 * countries of one class share is put into words once.
 */
import { namedInJson } from '../determine/destination.ts';
import { type Shared, Told } from '../determine/told.ts';
import type { Reported, ReportInput } from './input.ts';
import { determinationBody, determinationName, determinationPlace, frame, type JsonOptions, reportFinding } from './json.ts';

/** Together they are what `JSON.stringify(toReport(…), null, 2)` gives, and a line end. */
export function* jsonText(input: ReportInput, options: JsonOptions = {}): Generator<string> {
  const { determinations, diagnostics } = input;
  const [before, between, after] = split(JSON.stringify(frame(input), null, 2));
  const places = new Places(input);
  const bodies = new Bodies(input, options);
  yield before;
  yield* list(determinations, (d) => joined(nested(determinationName(d)), places.of(d), bodies.of(d)));
  yield between;
  yield* list(diagnostics, (d) => nested(reportFinding(d, input)));
  yield `${after}\n`;
}

export const printJson = (input: ReportInput, options: JsonOptions = {}): string => [...jsonText(input, options)].join('');

/** Where the two long lists go: both are empty in the frame. */
function split(text: string): [string, string, string] {
  const [before, between] = ['"determinations": ', '"diagnostics": '].map(
    (key) => text.indexOf(`\n  ${key}[]`) + 3 + key.length,
  ) as [number, number];
  return [text.slice(0, before), text.slice(before + 2, between), text.slice(between + 2)];
}

function* list<T>(values: readonly T[], text: (value: T) => string): Generator<string> {
  if (values.length === 0) return yield '[]';
  let piece = '[\n';
  for (const [i, value] of values.entries()) {
    piece += `    ${text(value)}${i + 1 < values.length ? ',' : ''}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}  ]`;
}

const PIECE = 1 << 16;

/** As it stands in a list of the report. No text of JSON holds a line end. */
const nested = (value: object): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');

/** One object of several, none of them empty. */
const joined = (first: string, ...further: readonly string[]): string =>
  further.reduce((text, next) => `${text.slice(0, -'\n    }'.length)},${next.slice(1)}`, first);

/** What asked for a determination asks for those of other countries too, one after the other. */
class Places {
  private readonly input: ReportInput;
  private last: (Pick<Reported, 'asOf' | 'at' | 'expected'> & { readonly text: string }) | undefined;

  constructor(input: ReportInput) {
    this.input = input;
  }

  of({ asOf, at, expected }: Reported): string {
    const { last } = this;
    if (last && last.at === at && last.asOf === asOf && last.expected === expected) return last.text;
    const text = nested(determinationPlace({ asOf, at, expected }, this.input));
    this.last = { asOf, at, expected, text };
    return text;
  }
}

/** What is told of a determination but which it is. Those of one product stand together, so no more is kept. */
class Bodies {
  private readonly input: ReportInput;
  private readonly options: JsonOptions;
  private readonly kept = new Map<Shared, string>();
  private product: string | undefined;

  constructor(input: ReportInput, options: JsonOptions) {
    this.input = input;
    this.options = options;
  }

  of(d: Reported): string {
    if (this.options.proof || !(d instanceof Told)) return this.text(d);
    if (d.product !== this.product) this.kept.clear();
    this.product = d.product;
    const { shared } = d;
    let text = this.kept.get(shared);
    if (text === undefined) this.kept.set(shared, (text = this.text(shared.decision)));
    return shared.open.length === 0 ? text : namedInJson(text, d.destination, d.label);
  }

  private text(d: Parameters<typeof determinationBody>[0]): string {
    return nested(determinationBody(d, this.input, this.options));
  }
}
