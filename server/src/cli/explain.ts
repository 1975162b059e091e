/** `earshot explain`: the page of a diagnostic code, or the proof of one determination. */
import type { Command } from 'commander';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { codes } from '../rules/index.ts';
import { calledIn, insteadOf } from '../report/by-id.ts';
import { explainCode } from '../rules/pages.ts';
import { type ColorMode, isTerminal, note, print, wantsColor } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { addLawOptions, colorOption, lawOf, type LawFlags } from './law.ts';
import { runCheck } from './open-program.ts';

export interface ExplainFlags extends LawFlags {
  readonly color: ColorMode;
}

export function addExplain(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('explain')
      .summary("a diagnostic's page, or the proof of one determination")
      .description(
        "Print a diagnostic's page (explain ES2001), or the proof of one determination (explain bonder@CN specs/bonder.earshot).",
      )
      .argument('<what>', 'a code such as ES2001, or PRODUCT@DESTINATION')
      .argument('[file]', 'the spec file of that determination'),
  )
    .addOption(colorOption())
    .action(async (what: string, file: string | undefined, flags: ExplainFlags) => {
      done(what.includes('@') ? await explainDetermination(what, file, flags) : explainPage(what));
    });
}

function explainPage(what: string): number {
  const page = explainCode(what.toUpperCase());
  if (page === undefined) {
    const near = suggest(what, codes.keys());
    const hint = near ? `did you mean ${near}?` : 'expected a code such as ES2001, or PRODUCT@DESTINATION and a file';
    throw new UsageError(`nothing is known of ${what}; ${hint}`);
  }
  print(page.endsWith('\n') ? page : `${page}\n`);
  return EXIT.clean;
}

async function explainDetermination(id: string, file: string | undefined, flags: ExplainFlags): Promise<number> {
  if (file === undefined) throw new UsageError(`which file is ${id} in? earshot explain ${id} FILE`);
  const session = await runCheck({
    paths: [file],
    explain: true,
    ...lawOf(flags),
    showProgress: false,
  });
  for (const problem of session.problems) note(problem);
  if (session.problems.length > 0) return EXIT.usage;
  const { determinations } = session.result;
  const found = calledIn(determinations, id);
  if (found.length === 0) {
    const hint = insteadOf(id, determinations, {
      some: (first, more) => `it has ${first}${more > 0 ? ' …' : ''}`,
      none: 'it determines nothing',
    });
    throw new UsageError(`no determination ${id} in ${file}; ${hint}`);
  }
  const { printProof } = await import('../report/proof-tree.ts');
  const color = wantsColor(flags.color, isTerminal('stdout'));
  print(found.map((d) => printProof(d, session.report, { color })).join('\n'));
  return EXIT.clean;
}
