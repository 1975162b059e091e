/** `earshot check --fix`: what may be applied unseen is, until nothing more is found to apply. */
import { applied } from '../../../grammar/src/text/edits.ts';
import { plural } from '../rules/text.ts';
import { check } from '../workspace/check.ts';
import { createProgram } from '../workspace/program.ts';
import { fixAll } from '../workspace/fix-all.ts';
import { specsOf } from '../workspace/fixes.ts';
import { note } from './console.ts';
import { openProgram, type Request } from './open-program.ts';
import { rewriteUnchanged } from './rewrite.ts';

/** A fix may make room for another; one that brings back what it mended must not go on for ever. */
const ROUNDS = 10;

/**
 * Changes the files asked for, never one that they import, and tells of each fix on standard error.
 * @returns what could not be written: one line each
 */
export async function fixSpecs(request: Request): Promise<string[]> {
  const { program: read, names, options, path, shown, progress } = await openProgram(request);
  const texts = new Map([...read.files.values()].map((f) => [f.file, f.text]));
  const told: string[] = [];
  let program = read;
  for (let round = 0; round < ROUNDS; round++) {
    const { determinations, diagnostics } = check(program, names, options);
    progress.clear();
    const specs = specsOf(program, { determinations }, options.fallbackDate);
    const { edits, done } = fixAll(diagnostics, specs, (file) => names.includes(file));
    if (done.length === 0) break;
    for (const { finding, fix } of done) {
      const at = program.files.get(finding.at.file)!.lines.position(finding.at.start);
      told.push(`${shown(finding.at.file)}:${at.line + 1}:${at.character + 1} ${fix.title} (${finding.code})`);
    }
    for (const [file, own] of edits) texts.set(file, applied(texts.get(file)!, own));
    program = createProgram(names, { readFile: (file) => texts.get(file) }, read.rulebook);
  }
  const changed = [...texts].filter(([file, text]) => text !== read.files.get(file)!.text);
  const refused = changed.flatMap(
    ([file, text]) => rewriteUnchanged(path(file), shown(file), { before: read.files.get(file)!.text, after: text }) ?? [],
  );
  for (const line of told) note(line);
  note(`${plural(told.length, 'fix', 'fixes')} in ${plural(changed.length, 'file')}`);
  return refused;
}
