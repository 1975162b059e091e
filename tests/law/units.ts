/**
 * The tests of the law as functions of a rulebook: the rows of the specification tests, the worked cases and the second tables. Read
 * and bound once; each says what it found wrong under the rulebook it is given. `npm run mutate` runs them on damaged rulebooks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import type { SpecModel } from '../../server/src/model/model.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram, type Program } from '../../server/src/workspace/program.ts';
import { type Check, passes, resolve } from '../cases/paths.ts';
import { specCases } from '../spec/markdown.ts';
import { reach } from '../support/paths.ts';
import { rulebook as builtIn } from '../support/rulebook.ts';
import { exceptionUnits } from './ccl-exceptions.ts';
import { entryUnits } from './entries.ts';
import { proseBefore } from './evidence.ts';
import { groupUnits } from './groups.ts';
import { tableUnits } from './tables.ts';
import { tariffUnits } from './tariff.ts';

export interface Unit {
  readonly id: string;
  /** Its text and what it expects: what a fact must be named in to be tried there first. */
  readonly about: string;
  /** The one kind of fact it speaks of, and which; absent: any. */
  readonly only?: (kind: string, words: readonly string[]) => boolean;
  /** What is wrong, the first of it; undefined where all is as expected. */
  run(rulebook: Rulebook): string | undefined;
}

const folder = (path: string): string => new URL(path, import.meta.url).pathname;

export function unitsOfTheLaw(): Unit[] {
  return [
    ...specUnits(),
    ...caseUnits(),
    ...tableUnits(),
    ...exceptionUnits(),
    ...entryUnits(),
    ...groupUnits(),
    ...tariffUnits(),
  ];
}

/** Each filling of a row is a test of its own, so that a fact is tried where that very one is named. */
function specUnits(): Unit[] {
  const dir = folder('../spec/');
  return readdirSync(dir)
    .filter((f) => f.endsWith('.md'))
    .sort()
    .flatMap((file) => {
      const markdown = readFileSync(dir + file, 'utf8');
      const source = markdown.split(/\r?\n/);
      return specCases(markdown).flatMap((c) => {
        const alternatives = c.rows.some((r) => r.expect.some((e) => /lternative/.test(e.path)));
        const options = { explain: false, alternatives, ...c.options };
        const prose = `${c.title}\n${proseBefore(source, c.line)}`;
        return c.rows.flatMap((row) =>
          row.filled.map(({ text, asOf, with: of, expect }): Unit => {
            const model = modelOf(text);
            return {
              id: `${file}:${row.line}${of && ` ${of}`}`,
              about: `${prose}\n${text}\n${expect.map((e) => `${e.path} ${e.value}`).join('\n')}`,
              run: (rulebook) => {
                const all = determineFile(model, rulebook, { fallbackDate: day(asOf), ...options });
                for (const e of expect) {
                  if (e.value === '') continue;
                  const found = all.find((d) => d.id === e.id);
                  const got = found ? reach(found, e.path).map(String) : [];
                  if (!(got.length === 0 ? ['—'] : got).includes(e.value))
                    return `${e.id} ${e.path}: ${e.value} expected, ${got.join(', ') || 'nothing'} found`;
                }
                return undefined;
              },
            };
          }),
        );
      });
    });
}

const modelOf = (text: string): SpecModel => programOf({ 'spec.earshot': text }).files.get('spec.earshot')!.model;

interface Case {
  readonly id: string;
  readonly file: string;
  readonly determination: string;
  readonly checks: readonly Check[];
}

function caseUnits(): Unit[] {
  const dir = folder('../cases/');
  const cases = JSON.parse(readFileSync(`${dir}expected.json`, 'utf8')) as Case[];
  return [...Map.groupBy(cases, (c) => c.file)].map(([file, own]): Unit => {
    const text = readFileSync(dir + file, 'utf8');
    const program = programOf({ [file]: text });
    return {
      id: file,
      about: `${text}\n${JSON.stringify(own)}`,
      run: (rulebook) => {
        const result = check({ ...program, rulebook }, [file], { fallbackDate: builtIn.through });
        for (const c of own) {
          const found = result.determinations.find((d) => d.id === c.determination);
          const diagnostics = result.diagnostics.filter((d) => !d.determination || d.determination === c.determination);
          for (const one of c.checks)
            if (!passes(resolve({ ...plain(found), diagnostics }, one.path), one))
              return `${c.id} ${one.path} is not ${String(one.value)}`;
        }
        return undefined;
      },
    };
  });
}

/** A determination makes its values when they are read: to spread it is to lose them. */
const plain = (found: Determination | undefined): object =>
  (found as { toJSON?(): object } | undefined)?.toJSON?.() ?? { ...found };

function programOf(files: Readonly<Record<string, string>>): Program {
  return createProgram(Object.keys(files), { readFile: (f) => files[f] }, builtIn);
}
