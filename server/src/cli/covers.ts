/** Are reports of parts, each of files that its own run chose, those of all the specs there are, as these are now? */
import { relative, resolve } from 'node:path';
import { hashed as hash } from '../project/hash.ts';
import { importRoots, slashed } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import { UsageError } from './failure.ts';
import { findSpecs } from './files.ts';
import type { ShardReport } from './whole.ts';

/** In one line; undefined where they are. @param paths that they must be the whole of */
export async function whyNotCovered(
  reports: readonly ShardReport[],
  paths: readonly string[] | undefined,
): Promise<string | undefined> {
  const [{ path, report }] = reports as [ShardReport];
  if (report.shard.of > 0) {
    if (paths)
      throw new UsageError('--covers is for reports by --mergeable; those of --shard I/N say by themselves what they are of');
    return undefined;
  }
  if (!paths) return `${path} is of a part by --mergeable: say what all of them are the whole of, with --covers FOLDER`;
  const cwd = process.cwd();
  const { files } = await findSpecs(paths, cwd);
  const { base: root } = importRoots(files, cwd);
  const there = new Set(files.map((file) => slashed(relative(root, file))));
  const by = new Map(reports.flatMap((r) => r.report.shard.kept.files.map((f) => [f.file, r.path] as const)));
  for (const name of there) if (!by.has(name)) return `the report is not whole: ${name} is in none of them`;
  for (const [name, of] of by) if (!there.has(name)) return `${of} is of ${name}, which is not among the specs`;
  for (const { path: of, report: r } of reports)
    for (const [name, was] of Object.entries(r.shard.imported)) {
      const read = readText(resolve(root, name));
      if (!('text' in read) || hash(read.text) !== was) return `${of} is of another ${name} than there is now: check again`;
    }
  return undefined;
}
