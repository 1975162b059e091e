/** From what an assistant sends to what it gets: one answer for a model that reads JSON and for one that reads text. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { suggest } from '../../../../grammar/src/text/suggest.ts';
import { alternatives } from './alternatives.ts';
import { checked } from './check.ts';
import type { Asked, Desk } from './desk.ts';
import { type Compared, compared } from './diff.ts';
import { explained } from './explain.ts';
import { bounded, type Cut } from './page.ts';
import { Refusal } from './refusal.ts';
import { listed, shownOf } from './rulebook.ts';
import type { Told } from './told.ts';
import { INPUTS, type Input, type ToolName } from './tools.ts';
import { PREFACE, shown, textOf } from './words.ts';

export interface Answer {
  readonly structured: Record<string, unknown>;
  readonly text: string;
}

/** Lines on what could not be read; the rest is counted. */
const MOST_NOT_READ = 30;

/** Throws a `Refusal` for what cannot be answered. */
export async function answered(desk: Desk, tool: string, input: unknown): Promise<Answer> {
  const name = toolOf(tool);
  const { result, lines, notRead: all = [], more } = await toldBy(desk, name, readInput(name, input ?? {}));
  const notRead = all.length > MOST_NOT_READ ? [...all.slice(0, MOST_NOT_READ), `and ${all.length - MOST_NOT_READ} more`] : all;
  const cuts: Cut[] = [];
  const body = bounded(shown(result), cuts);
  const left = [
    ...(more ? [`${more.left} more: ask ${name} again with cursor "${more.cursor}".`] : []),
    ...(cuts.length > 0
      ? [`Too long for the JSON, so cut there: ${cuts.length}, each named in cut. --format json has all.`]
      : []),
  ];
  return {
    structured: {
      schema: 'earshot.assistant/1',
      tool: name,
      preface: PREFACE,
      result: body,
      notRead: notRead.map((line) => shown(line)),
      ...(cuts.length > 0 && { cut: cuts }),
      ...(more && { more }),
    },
    text: textOf({ lines, notRead, left }),
  };
}

function toolOf(name: string): ToolName {
  if (Object.hasOwn(INPUTS, name)) return name as ToolName;
  const near = suggest(name, Object.keys(INPUTS));
  throw new Refusal(`There is no tool ${clipped(name)}${near ? `; did you mean ${near}?` : ''}`);
}

const askedOf = (input: Input<'earshot_check' | 'earshot_explain'>): Asked => {
  const { paths, asOf, codified, strict, strictDates } = input;
  return { paths, asOf: asOf as Day | undefined, codified, strict, strictDates };
};

function toldBy(desk: Desk, name: ToolName, input: unknown): Promise<Told> {
  switch (name) {
    case 'earshot_check': {
      const own = input as Input<typeof name>;
      return checked(desk, askedOf(own), own.cursor);
    }
    case 'earshot_explain': {
      const own = input as Input<typeof name>;
      return explained(desk, own.what, askedOf(own), own.cursor);
    }
    case 'earshot_alternatives': {
      const own = input as Input<typeof name>;
      return alternatives(desk, askedOf(own), own.cursor);
    }
    case 'earshot_diff': {
      const { from, to, reform, asOf, ...own } = input as Input<typeof name>;
      return compared(desk, askedOf(own), { from, to, reform, asOf } as Compared, own.cursor);
    }
    case 'earshot_rulebook_show':
      return shownOf(desk, input as Input<typeof name>);
    case 'earshot_rulebook_list':
      return listed(desk, input as Input<typeof name>);
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  asOf: 'a calendar day, such as 2025-01-15',
  from: 'a calendar day, such as 2022-10-06',
  to: 'a calendar day, such as 2026-09-24',
  codified: 'true or false',
  strict: 'true or false',
  strictDates: 'true or false',
  reform: 'a folder, such as "plan"',
  paths: 'up to 100 paths or globs, each up to 500 characters, such as ["specs"]',
  what: 'a determination such as bonder@CN, or a code such as ES2001',
  id: 'text such as 3B001, up to 200 characters',
  kind: 'a kind of fact, such as requirement',
  words: 'up to 20 words, such as ["China"]',
  cursor: 'the cursor of an answer before',
};

function readInput(name: ToolName, input: unknown): unknown {
  const read = INPUTS[name].safeParse(input);
  if (read.success) return read.data;
  const keys = Object.keys(INPUTS[name].shape);
  const complaints = read.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const near = suggest(key, keys);
        return `there is no ${clipped(key)}${near ? `, did you mean ${near}?` : ` among ${keys.join(', ')}`}`;
      });
    const key = issue.path[0];
    return [
      key === undefined ? `expected an object with ${keys.join(', ')}` : `${String(key)}: expected ${EXPECTED[String(key)]}`,
    ];
  });
  throw new Refusal(`${name}: ${[...new Set(complaints)].join('; ')}`);
}

const clipped = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
