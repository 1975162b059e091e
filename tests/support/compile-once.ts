/** Before the first test file: the rulebook is compiled from its YAML once, and every test process reads what came out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled } from './compiled.ts';
import { COMPILED_IN, sections } from './rulebook.ts';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-rulebook-'));
  for (const section of sections) writeFileSync(join(folder, `${section}.json`), compiled.section(section));
  process.env[COMPILED_IN] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
