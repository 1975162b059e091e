/** `earshot import eto DIR`: candidates for alternatives from the supply chain data that a user has downloaded. Nothing is fetched or bundled. */
import { dirname, extname, join, relative, resolve } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { candidatesOf, type EtoFile, type EtoInput, etoInput, readEto, type Wanted } from '../bom/eto.ts';
import { nameOf } from '../bom/names.ts';
import { BomProblem } from '../bom/reading.ts';
import { slashed } from '../project/paths.ts';
import { LARGEST, readText, reason } from '../project/read.ts';
import { note, print } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import type { ImportEtoFlags } from './import-flags.ts';
import { loadConfig } from './load-config.ts';
import { openProgram, projectRulebook } from './open-program.ts';
import { writeWhole } from './output.ts';

export async function importEto(folder: string, flags: ImportEtoFlags): Promise<number> {
  const cwd = process.cwd();
  const output = flags.output === undefined ? undefined : resolve(cwd, flags.output);
  if (output !== undefined && extname(output) !== '.earshot')
    throw new UsageError(`--output ${flags.output}: the name of a spec ends in .earshot`);
  if (output !== undefined && 'text' in readText(output))
    throw new UsageError(`${flags.output} is there already; candidates are written to a file of their own`);
  try {
    const { inputs, notes } = readEto((file) => bytesOf(resolve(cwd, folder), file, folder));
    const wanted = chosen(inputs, flags);
    if (flags.spec !== undefined) await refuseUnknown(wanted, flags.spec);
    const from = output === undefined ? cwd : dirname(output);
    const imported = flags.spec === undefined ? undefined : dotted(slashed(relative(from, resolve(cwd, flags.spec))));
    const { config, folder: project } = await loadConfig(from, cwd);
    const { parameters } = projectRulebook(config.rulebooks ?? [], project, cwd);
    const text = candidatesOf(wanted, imported, { isParameter: (name) => parameters.has(name) });
    for (const n of notes) note(n);
    for (const { input } of wanted)
      if (input.provisions.length === 0) note(`provision.csv names nobody who provides ${input.name}`);
    if (output === undefined) print(text);
    else writeWhole(output, flags.output!, text);
    note('license of the data: CC BY-NC 4.0; keep the attribution at the head of the file, and no commercial use');
    if (output !== undefined)
      note(`written: ${flags.output}; import it where the product is declared, so that its alternatives are tried`);
    return EXIT.clean;
  } catch (error) {
    if (error instanceof BomProblem) throw new UsageError(`${folder}: ${error.message}`);
    throw error;
  }
}

function bytesOf(folder: string, file: EtoFile, shown: string): Uint8Array {
  const path = join(folder, file);
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new UsageError(`${shown}/${file} is not a regular file`);
    if (stat.size > LARGEST) throw new UsageError(`${shown}/${file} is larger than ${LARGEST / (1024 * 1024)} MB`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${shown}/${file} ${reason(error)}; the folder is to hold inputs.csv, providers.csv and provision.csv`);
  }
}

/** Those asked for; otherwise every input that somebody provides, under a name made of its own. */
function chosen(inputs: readonly EtoInput[], { for: asked }: ImportEtoFlags): Wanted[] {
  if (asked) return Object.entries(asked).map(([target, said]) => ({ target, input: etoInput(inputs, said) }));
  const taken = new Set<string>();
  return inputs
    .filter((i) => i.provisions.length > 0)
    .map((input) => {
      const own = nameOf(input.name, 'input');
      const target = taken.has(own) ? `${own}-${nameOf(input.id, 'input')}` : own;
      taken.add(target);
      return { target, input };
    });
}

async function refuseUnknown(wanted: readonly Wanted[], spec: string): Promise<void> {
  const opened = await openProgram({ paths: [spec], showProgress: false });
  if (opened.problems.length > 0) throw new UsageError(opened.problems.join('\n'));
  const model = opened.program.files.get(opened.names[0]!)?.model;
  const declared = new Set([...(model?.inputs ?? []), ...(model?.products ?? [])].map((i) => i.name));
  const unknown = wanted.filter((w) => !declared.has(w.target)).map((w) => w.target);
  if (unknown.length > 0)
    throw new UsageError(`${spec} declares no input ${unknown.slice(0, 5).join(', ')}; --for NAME=INPUT says which is which`);
}

const dotted = (path: string): string => (path.startsWith('.') ? path : `./${path}`);
