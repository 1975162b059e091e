/** `earshot diff`: reads, compares, prints. */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { DiffInput } from '../report/diff/input.ts';
import { against, type Saved } from '../workspace/diff/against.ts';
import { underProposal, wholeFrom } from '../workspace/diff/proposal.ts';
import { historiesOf, type History } from '../workspace/diff/answer-history.ts';
import { checkOutputs, writeWhole } from './output.ts';
import { today } from '../project/clock.ts';
import { isTerminal, note, print, wantsColor } from './console.ts';
import type { DiffFlags } from './diff-flags.ts';
import { EXIT, UsageError } from './failure.ts';
import { version } from '../project/installed.ts';
import { lawOf } from './law.ts';
import { readSaved, type SavedReport } from './saved-report.ts';
import { tellNotMade } from './not-made.ts';
import { openProgram, type Opened } from './open-program.ts';
import type { Proposed } from '../workspace/rulebooks.ts';
import { readProposal } from './proposal.ts';

export async function diffVerb(paths: readonly string[], flags: DiffFlags): Promise<number> {
  checkOutputs([{ file: flags.output }]);
  const dates = readDates(flags);
  const saved = flags.against === undefined ? undefined : readSaved(flags.against);
  const opened = await openProgram({
    paths: paths.length > 0 ? paths : ['.'],
    ...lawOf(flags),
    showProgress: !flags.quiet && isTerminal('stderr'),
  });
  const input = saved
    ? againstReport(opened, flags.against!, saved)
    : flags.reform !== undefined
      ? withProposal(opened, flags.reform, flags.asOf)
      : betweenDates(opened, dates!);
  opened.progress.clear();
  const { printDiff, summaryOf } = await import('../report/diff/index.ts');
  const text = printDiff(input, flags.format ?? 'pretty', {
    color: wantsColor(flags.color, flags.output === undefined && isTerminal('stdout')),
    all: flags.all === true,
    quiet: flags.quiet === true,
  });
  if (flags.output === undefined) print(text);
  else writeWhole(flags.output, flags.output, text);
  const incomplete = tellNotMade(
    opened,
    input.histories.flatMap((h) => h.unmade ?? []),
    input.location,
  );
  for (const problem of opened.problems) note(problem);
  if (opened.problems.length > 0) return EXIT.usage;
  if (incomplete) return EXIT.findings;
  const { flipped, changed } = summaryOf(input);
  const found = { flip: flipped > 0, change: changed > 0, never: false }[flags.failOn ?? 'flip'];
  return found ? EXIT.findings : EXIT.clean;
}

function readDates(flags: DiffFlags): { from: Day; to: Day } | undefined {
  const { from, against: report, reform } = flags;
  if (report !== undefined || reform !== undefined) {
    if (report !== undefined && reform !== undefined)
      throw new UsageError('--against compares with a report, --reform with a proposal: choose one');
    if (from !== undefined || flags.to !== undefined)
      throw new UsageError(
        report !== undefined
          ? '--against compares with a report; --from and --to compare two days: choose one'
          : '--reform compares with a proposal on one day (--as-of); --from and --to compare two days: choose one',
      );
    return undefined;
  }
  if (from === undefined) throw new UsageError('diff needs --from DATE, --against REPORT.json, or --reform FOLDER');
  if (flags.asOf !== undefined) throw new UsageError('--as-of goes with --against; with --from give the later day as --to');
  const to = flags.to ?? today();
  if (from >= to) throw new UsageError(`--from ${from} is not before --to ${to}`);
  return { from, to };
}

export function betweenDates(
  { program, names, options, progress, shown }: Opened,
  { from, to }: { from: Day; to: Day },
): DiffInput {
  const { rulebook } = program;
  if (from < rulebook.from) throw new UsageError(`the rulebook begins on ${rulebook.from}; the law of ${from} is not in it`);
  if (to > rulebook.through) note(`the rulebook was read through ${rulebook.through}; later days are carried forward from there`);
  const histories = names.flatMap((name, i): History[] => {
    progress.tick(() => `comparing ${i + 1} of ${names.length}: ${shown(name)}`);
    const source = program.files.get(name);
    return source ? historiesOf(source.model, rulebook, from, to, options) : [];
  });
  return inputOf({ program, names, shown }, { mode: 'dates', from, to }, histories, []);
}

function withProposal(opened: Opened, folder: string, day: Day | undefined): DiffInput {
  const { config, folder: project } = opened;
  return againstProposal(opened, readProposal(folder, { names: config.rulebooks ?? [], project }), folder, day);
}

/** @param folder as it is told */
export function againstProposal(
  { program, names, options, progress, shown }: Opened,
  proposed: Proposed,
  folder: string,
  day: Day | undefined,
): DiffInput {
  const { changes } = proposed;
  const on = day ?? wholeFrom(proposed) ?? today();
  const { rulebook } = program;
  if (on < rulebook.from) throw new UsageError(`the rulebook begins on ${rulebook.from}; the law of ${on} is not in it`);
  const histories = names.flatMap((name, i): History[] => {
    progress.tick(() => `comparing ${i + 1} of ${names.length}: ${shown(name)}`);
    const source = program.files.get(name);
    return source ? underProposal(source.model, rulebook, proposed, on, options) : [];
  });
  const { title } = proposed;
  const compared = { mode: 'proposal' as const, on, folder, ...(title !== undefined && { title }), operations: changes };
  return inputOf({ program, names, shown }, compared, histories, []);
}

function againstReport({ program, names, options, progress, shown }: Opened, file: string, report: SavedReport): DiffInput {
  const left = new Set(report.determinations);
  const histories: History[] = [];
  const gone: (Saved & { file: string })[] = [];
  names.forEach((name, i) => {
    progress.tick(() => `comparing ${i + 1} of ${names.length}: ${shown(name)}`);
    const source = program.files.get(name);
    if (!source) return;
    const own = report.determinations.filter((d) => left.has(d) && d.location.file === shown(name));
    for (const d of own) left.delete(d);
    const compared = against(source.model, program.rulebook, own, options);
    histories.push(...compared.histories);
    gone.push(...compared.gone.map((g) => ({ ...g, file: shown(name) })));
  });
  gone.push(...[...left].map((d) => ({ ...d, file: d.location.file })));
  return inputOf(
    { program, names, shown },
    { mode: 'report', against: file, saved: { rulebook: report.rulebook.version, tool: report.tool.version } },
    histories,
    gone,
  );
}

function inputOf(
  { program, names, shown }: Pick<Opened, 'program' | 'names' | 'shown'>,
  compared: DiffInput['compared'],
  histories: readonly History[],
  gone: DiffInput['gone'],
): DiffInput {
  return {
    tool: { name: 'earshot', version },
    rulebook: program.rulebook,
    compared,
    histories,
    gone,
    files: names.filter((n) => program.files.has(n)).length,
    location: (at) => {
      const start = program.files.get(at.file)?.lines.position(at.start) ?? { line: 0, character: 0 };
      return { file: shown(at.file), line: start.line + 1, column: start.character + 1 };
    },
  };
}
