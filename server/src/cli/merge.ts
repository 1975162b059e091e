/** `earshot merge`: one report of the shards' reports. */
import { type Command, Option } from 'commander';
import { addPath } from './arguments.ts';
import type { MergeFlags } from './merge-run.ts';
import { addReportOptions } from './render.ts';

export function addMerge(program: Command, done: (code: number) => void): void {
  addReportOptions(
    program
      .command('merge')
      .summary("one report of the shards' JSON reports")
      .description(
        'Make one report of the JSON reports that `check --shard I/N` wrote: it is that of one check of all the files. Ends as check does.',
      )
      .argument('<reports...>', 'the JSON report of each shard'),
  )
    .addOption(
      new Option('--covers <path>', 'of parts by --mergeable: the folder, file or glob they must be the whole of').argParser(
        addPath,
      ),
    )
    .action(async (reports: string[], flags: MergeFlags) => {
      const { mergeVerb } = await import('./merge-run.ts');
      done(await mergeVerb(reports, flags));
    });
}
