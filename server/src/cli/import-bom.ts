/** `earshot import bom FILE`: a spec from a bill of materials. The mapping and every row left out are said; a spec that is there is brought up to date. */
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { MAX_TEXT } from '../../../grammar/src/index.ts';
import { BomProblem, type Field, planOf, readBom, type Reading, specOf, updated } from '../bom/index.ts';
import type { Config } from '../project/config.ts';
import { configFolder, configPath } from '../project/config-file.ts';
import { slashed, within } from '../project/paths.ts';
import { LARGEST, readText, reason } from '../project/read.ts';
import { table } from '../report/table.ts';
import { note, print } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import type { ImportBomFlags } from './import-flags.ts';
import { loadConfig } from './load-config.ts';
import { projectRulebook } from './open-program.ts';
import { writeWhole } from './output.ts';
import { rewriteUnchanged } from './rewrite.ts';

export async function importBom(file: string, flags: ImportBomFlags): Promise<number> {
  if (flags.dryRun && flags.saveProfile)
    throw new UsageError('--dry-run writes nothing, so there is nothing for --save-profile to do');
  const cwd = process.cwd();
  const path = resolve(cwd, file);
  const { config, folder } = await loadConfig(dirname(path), cwd);
  const { parameters } = projectRulebook(config.rulebooks ?? [], folder, cwd);
  const vocabulary = { isParameter: (name: string) => parameters.has(name) };
  const profile = config['import-bom'] ?? {};
  const reading = read(path, file, flags, profile);
  const target = resolve(cwd, flags.output ?? join(dirname(path), `${basename(path, extname(path))}.earshot`));
  if (extname(target) !== '.earshot') throw new UsageError(`--output ${flags.output}: the name of a spec ends in .earshot`);
  const shown = slashed(relative(cwd, target));
  const options = { ...(flags.product !== undefined && { product: flags.product }), source: basename(path) };
  const plan = planOf(reading, options);
  tellReading(reading, slashed(relative(cwd, path)));
  const before = readText(target);
  const isThere = 'text' in before;
  if (!isThere && statSync(target, { throwIfNoEntry: false })) throw new UsageError(`${shown} ${before.problem}`);
  const update = isThere ? updated(before.text, plan, vocabulary) : undefined;
  if (update && 'problem' in update) throw new UsageError(`${shown} ${update.problem}`);
  const text = update ? update.text : specOf(plan, options, vocabulary);
  if (text.length > MAX_TEXT)
    throw new UsageError(
      `${file} makes a longer spec than the ${MAX_TEXT.toLocaleString('en-US')} characters that one may have: import it in parts`,
    );
  for (const line of update?.changes ?? []) note(line);
  if (update && update.changes.length === 0) note(`${shown} says all of it already`);
  if (flags.dryRun) {
    print(text);
    return EXIT.clean;
  }
  if (!isThere) writeWhole(target, shown, text);
  else if (text !== before.text) {
    const refused = rewriteUnchanged(target, shown, { before: before.text, after: text });
    if (refused !== undefined) throw new UsageError(refused);
  }
  if (flags.saveProfile)
    saveProfile({ ...profile, ...given(flags) }, reading, configPath(configFolder(dirname(path)) ?? placeFor(path, cwd)), cwd);
  note(`${isThere ? 'brought up to date' : 'written'}: ${shown}; check it with earshot check ${shown}`);
  return EXIT.clean;
}

type Profile = NonNullable<Config['import-bom']>;

const given = ({ sheet, currency, decimal }: ImportBomFlags): Profile => ({
  ...(sheet !== undefined && { sheet }),
  ...(currency !== undefined && { currency }),
  ...(decimal !== undefined && { decimal }),
});

/** Where the next import from the same folder finds it. */
const placeFor = (path: string, cwd: string): string => (within(cwd, path) ? cwd : dirname(path));

/** Into earshot.json beside its other settings: the columns as they were taken, those found by their names too. */
function saveProfile(profile: Profile, reading: Reading, path: string, cwd: string): void {
  const map = Object.fromEntries(reading.mapping.flatMap((m) => (m.saved === undefined ? [] : [[m.field, m.saved]])));
  const before = readText(path);
  const settings = 'text' in before ? (JSON.parse(before.text) as object) : {};
  const indent = /^\{\s*?\n([ \t]+)/.exec('text' in before ? before.text : '')?.[1] ?? '  ';
  const shown = slashed(relative(cwd, path));
  const all = { ...settings, 'import-bom': { ...profile, map: { ...profile.map, ...map } } };
  writeWhole(path, shown, `${JSON.stringify(all, undefined, indent)}\n`);
  note(`saved in ${shown}: the next import from here reads its columns the same way`);
}

function read(path: string, file: string, flags: ImportBomFlags, profile: Profile): Reading {
  let bytes: Uint8Array;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new UsageError(`${file} is not a file`);
    if (stat.size > LARGEST) throw new UsageError(`${file} is larger than ${LARGEST / (1024 * 1024)} MB`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} ${reason(error)}`);
  }
  try {
    const { sheet, currency, decimal } = { ...profile, ...given(flags) };
    return readBom(bytes, {
      ...(flags.map && { map: flags.map as Partial<Record<Field, string>> }),
      ...(profile.map && { profile: profile.map }),
      ...(sheet !== undefined && (flags.sheet === undefined ? { profileSheet: sheet } : { sheet })),
      ...(currency !== undefined && { currency }),
      ...(decimal !== undefined && { decimal: decimal === 'comma' ? ',' : '.' }),
    });
  } catch (error) {
    if (error instanceof BomProblem) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

const LEFT_OUT_AT_MOST = 200;

function tellReading(r: Reading, file: string): void {
  note(`${file}: ${r.kind}`);
  for (const line of table(
    [['field', 'column', 'first value'], ...r.mapping.map((m) => [m.field, m.column, clip(m.example)])].map((row) =>
      row.map((text) => ({ text })),
    ),
  ))
    note(`  ${line}`);
  if (r.unused.length > 0) note(`  not used: ${r.unused.join(', ')}`);
  for (const assumption of r.assumptions) note(assumption);
  const alternates = r.lines.filter((l) => l.alternateOf !== undefined).length;
  note(
    `${r.lines.length + r.leftOut.length} rows: ${r.lines.length - alternates} parts, ${alternates} alternates, ${r.leftOut.length} left out`,
  );
  for (const { row, why, text } of r.leftOut.slice(0, LEFT_OUT_AT_MOST))
    note(`  row ${row} left out, ${why}${text ? `: ${clip(text)}` : ''}`);
  if (r.leftOut.length > LEFT_OUT_AT_MOST) note(`  and ${r.leftOut.length - LEFT_OUT_AT_MOST} rows more`);
  for (const l of r.lines) for (const n of l.notes) note(`  row ${l.row} (${clip(l.part)}): ${n}`);
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
