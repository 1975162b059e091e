/** Before the first test file: the rulebook is compiled from its YAML once, and every test process reads what came out. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './run-protocol.ts';
import { COMPILED_IN, sections } from './rulebook.ts';

const built = join(projectRoot, 'dist/rulebook');
const MADE_OF = ['server/rulebook', 'server/src', 'grammar/src'];

export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-rulebook-'));
  const names = sections.map((section) => `${section}.json`);
  if (isBuilt()) for (const name of names) copyFileSync(join(built, name), join(folder, name));
  else {
    const { compiled } = await import('./compiled.ts');
    for (const [i, section] of sections.entries()) writeFileSync(join(folder, names[i]!), compiled.section(section));
  }
  process.env[COMPILED_IN] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Whether the build has compiled it since any file or folder that it is made of, or that compiles it, was last touched. */
function isBuilt(): boolean {
  const times = sections.map((s) => statSync(join(built, `${s}.json`), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const since = Math.min(...times);
  return MADE_OF.map((folder) => join(projectRoot, folder)).every((folder) =>
    [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((p) => join(folder, p))].every(
      (path) => statSync(path).mtimeMs < since,
    ),
  );
}
