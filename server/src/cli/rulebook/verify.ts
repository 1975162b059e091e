/** `earshot rulebook verify`: every data test, and how good each fact is, as an audit to print. */
import type { RulebookError } from '../../rulebook/compile/index.ts';
import type { Section } from '../../rulebook/compiled.ts';
import type { VerificationState } from '../../rulebook/verification-states.ts';
import { table } from '../../report/table.ts';
import { visible } from '../../base/visible.ts';
import { print } from '../console.ts';
import { EXIT } from '../failure.ts';
import { installedSection } from '../../project/installed.ts';
import type { RulebookFlags } from './flags.ts';
import { compileBuiltIn, installedFacts } from '../../project/book.ts';
import { type Book, days, factJson, type FactKind, type Placed } from '../../workspace/book.ts';
import { openBook } from './book.ts';

interface Test {
  readonly id: string;
  readonly title: string;
  readonly errors: readonly RulebookError[];
}

export async function verify(flags: RulebookFlags): Promise<number> {
  const book = await openBook();
  const tests = run(book);
  const failed = tests.some((t) => t.errors.length > 0);
  print(flags.format === 'json' ? json(book, tests) : text(book, tests));
  return failed ? EXIT.findings : EXIT.clean;
}

function run({ compiler, errors }: Book): Test[] {
  const { INVARIANTS, verifyRulebook, writtenFacts } = compiler;
  const builtIn = compileBuiltIn(compiler);
  return [
    { id: 'schema', title: 'Every file of the rulebook obeys its schema', errors: builtIn.errors },
    {
      id: 'compiled',
      title: 'What a check loads was compiled from these files, and from nothing else',
      errors: stale(builtIn.section, () => writtenFacts(builtIn)),
    },
    ...INVARIANTS.map((i) => ({
      id: i.id,
      title: i.title,
      errors: builtIn.errors.length > 0 ? [] : verifyRulebook(builtIn, [i]),
    })),
    { id: 'further', title: 'Every rulebook that earshot.json names holds all of this too, and collides with none', errors },
  ];
}

function stale(compiled: (section: Section) => string, facts: () => readonly Placed[]): RulebookError[] {
  const sections = (['core', 'ccl', 'lists', 'screening'] as const).filter((s) => compiled(s) !== installedSection(s));
  const told = JSON.stringify(facts()) === JSON.stringify(installedFacts());
  return [...sections, ...(told ? [] : ['facts'])].map((name) => ({
    file: `${name}.json`,
    line: 1,
    message: 'is not what the files compile to',
  }));
}

type Counted = Readonly<Record<VerificationState, number>>;

function counts(book: Book, of: 'values' | 'dates', facts: readonly Placed[]): Counted {
  const states = Object.keys(book.compiler.VERIFICATION_STATES) as VerificationState[];
  return Object.fromEntries(states.map((s) => [s, facts.filter((f) => f.states?.[of] === s).length])) as Counted;
}

const isFromMemory = (f: Placed): boolean => f.states?.values === 'memory' || f.states?.dates === 'memory';

function text(book: Book, tests: readonly Test[]): string {
  const {
    compiler: { FACT_KINDS, VERIFICATION_STATES },
    facts,
    rulebook,
  } = book;
  const stated = facts.filter((f) => f.states !== undefined);
  const states = Object.keys(VERIFICATION_STATES) as VerificationState[];
  const values = counts(book, 'values', stated);
  const dates = counts(book, 'dates', stated);
  const memory = stated.filter(isFromMemory);
  const cell = (t: string | number): { text: string } => ({ text: visible(String(t)) });
  const kinds = (Object.keys(FACT_KINDS) as FactKind[])
    .map((k) => ({ k, own: stated.filter((f) => f.kind === k) }))
    .filter(({ own }) => own.length > 0);
  const out = [
    `Rulebook ${rulebook.version} (${rulebook.from} to ${rulebook.through})`,
    ...(rulebook.further.length > 0 ? [`with ${rulebook.further.map((f) => f.folder).join(', ')}`] : []),
    '',
    'Data tests',
    ...tests.flatMap((t) => [
      `  ${t.errors.length === 0 ? 'ok  ' : 'FAIL'}  ${t.title}`,
      ...t.errors.map((e) => `        ${visible(`${e.file}:${e.line}: ${e.message}`)}`),
    ]),
    '',
    'Facts by the text they were read against',
    ...table([
      [cell('  '), cell('values'), cell('dates'), cell('')],
      ...states.map((s) => [cell(`  ${s}`), cell(values[s]), cell(dates[s]), cell(VERIFICATION_STATES[s])]),
    ]),
    '',
    'Values, by kind',
    ...table([
      [cell('  '), ...states.map((s) => cell(s))],
      ...kinds.map(({ k, own }) => [cell(`  ${k}`), ...states.map((s) => cell(counts(book, 'values', own)[s]))]),
    ]),
    '',
    `From memory or inferred, at least in part: ${memory.length} of ${stated.length} facts`,
    ...table(
      memory.map((f) => [
        cell(`  ${f.kind}`),
        cell(f.id),
        cell(days(f)),
        cell(
          [f.states?.values === 'memory' ? 'values' : '', f.states?.dates === 'memory' ? 'dates' : '']
            .filter(Boolean)
            .join(' and '),
        ),
        cell(`${f.file}:${f.line}`),
        cell(f.verified!.values === f.verified!.dates ? f.verified!.values : `${f.verified!.values} / ${f.verified!.dates}`),
      ]),
    ),
    '',
    `${tests.filter((t) => t.errors.length === 0).length} of ${tests.length} data tests hold. Sources and known gaps: SOURCES.md there.`,
  ];
  return `${out.join('\n')}\n`;
}

function json(book: Book, tests: readonly Test[]): string {
  const { rulebook, facts } = book;
  const stated = facts.filter((f) => f.states !== undefined);
  return `${JSON.stringify(
    {
      schema: 'earshot.rulebook-audit/1',
      rulebook: { version: rulebook.version, from: rulebook.from, through: rulebook.through },
      rulebooks: rulebook.further.map(({ folder, version }) => ({ folder, version })),
      holds: tests.every((t) => t.errors.length === 0),
      tests: tests.map((t) => ({
        id: t.id,
        title: t.title,
        holds: t.errors.length === 0,
        errors: t.errors.map(({ file, line, message }) => ({ file, line, message })),
      })),
      facts: { count: stated.length, values: counts(book, 'values', stated), dates: counts(book, 'dates', stated) },
      fromMemory: stated.filter(isFromMemory).map((f) => factJson(f)),
    },
    null,
    2,
  )}\n`;
}
