/** `earshot rulebook`: list, show, verify, audit and import. The work is in a bundle of its own; a check never loads it. */
import { type Command, Option } from 'commander';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { oneOf, readDay } from './arguments.ts';
import { UsageError } from './failure.ts';
import type { AuditFlags, ImportFlags, ListFlags, RulebookFlags } from './rulebook/flags.ts';

const EXAMPLES = `
Examples:
  earshot rulebook list                          the kinds of fact and how many there are
  earshot rulebook list --kind requirement China
  earshot rulebook show 3B001                    an entry; also 734.4(a)(3), CN, D:5, LVS, a rule's id, a listed party
  earshot rulebook show D:5 --as-of 2025-11-06
  earshot rulebook verify                        every data test, and what is from memory
  earshot rulebook audit --ecfr before.xml after.xml   which facts a newer edition asks to be read again
  earshot rulebook audit --ecfr before.xml after.xml --facts reread   a copy with those facts marked as carried
  earshot rulebook import --csl consolidated.json --to company-policy`;

const VERBS = ['list', 'show', 'verify', 'audit', 'import'];

export function addRulebook(program: Command, done: (code: number) => void): void {
  const rulebook = program
    .command('rulebook')
    .summary('list, show, verify and refresh the law as data')
    .description(
      'What the rulebook says, where it was read, and what is from memory. Includes the rulebooks that earshot.json names.',
    )
    .addHelpText('after', EXAMPLES)
    .argument('[verb]')
    .usage('list|show|verify|audit|import …')
    .allowExcessArguments()
    .action((verb: string | undefined) => {
      const near = verb === undefined ? undefined : suggest(verb, VERBS);
      throw new UsageError(
        `${verb === undefined ? 'say what to do' : `there is no earshot rulebook ${verb}`}; ${near ? `did you mean ${near}?` : 'choose list, show, verify, audit or import'}`,
      );
    });
  rulebook
    .command('list')
    .summary('the facts, by kind and text')
    .description('List kinds of fact; with --kind or words, the facts themselves.')
    .argument('[words...]', 'facts whose id, title, paragraph or source hold all of these')
    .option('--kind <kind>', 'facts of this kind only')
    .addOption(dateOption('facts in force on this day only'))
    .addOption(formatOption())
    .action(async (words: string[], flags: ListFlags) => done(await (await import('./rulebook/verbs.ts')).list(words, flags)));
  rulebook
    .command('show')
    .summary('one fact, its source and its history')
    .description(
      'Show what the rulebook says of an ECCN, a paragraph, a country, a group, a license exception, a listed party or the id of a rule.',
    )
    .argument('<id...>', '3B001, 734.4(a)(3), CN, D:5, LVS …')
    .addOption(dateOption('the day whose law is shown (default: today)'))
    .addOption(formatOption())
    .action(async (id: string[], flags: RulebookFlags) =>
      done(await (await import('./rulebook/verbs.ts')).show(id.join(' '), flags)),
    );
  rulebook
    .command('verify')
    .summary('every data test, as an audit')
    .description('Run every data test and count the facts by the text they were read against. Exit 1 where a test fails.')
    .addOption(formatOption())
    .action(async (flags: RulebookFlags) => done(await (await import('./rulebook/verbs.ts')).verify(flags)));
  rulebook
    .command('audit')
    .summary('the facts that a newer edition of the regulation changes')
    .description(
      'Compare two editions of title 15 in the XML of the eCFR, downloaded from ecfr.gov or govinfo.gov, and list the facts that cite a changed paragraph. Exit 1 where there are any.',
    )
    .requiredOption('--ecfr <file...>', 'the older edition and the newer one')
    .option('--all', 'list also the changed paragraphs that no fact cites')
    .option('--facts <folder>', 'write a copy of the rulebook in which these facts are marked as carried')
    .addOption(dateOption('facts in force on this day only'))
    .addOption(formatOption())
    .action(async (flags: AuditFlags) => done(await (await import('./rulebook/verbs.ts')).audit(flags)));
  rulebook
    .command('import')
    .summary('refresh the party lists from a downloaded file')
    .description(
      'Read the Consolidated Screening List (JSON or CSV, downloaded from trade.gov) into a rulebook of your own. Nothing is fetched.',
    )
    .requiredOption('--csl <file>', 'the downloaded file')
    .option('--to <folder>', 'the rulebook folder (default: the one that earshot.json names)')
    .option('--accept-smaller', 'take a list that has lost more than a quarter of its entries')
    .addOption(
      new Option(
        '--snapshot <date>',
        'the day of the download (default: what the file says, or the day it was last changed)',
      ).argParser(readDay),
    )
    .action(async (flags: ImportFlags) => done(await (await import('./rulebook/verbs.ts')).importLists(flags)));
}

const dateOption = (what: string): Option => new Option('--as-of <date>', what).argParser(readDay);
const formatOption = (): Option =>
  new Option('--format <format>', 'text or json').default('text').argParser(oneOf(['text', 'json'] as const));
