/** The rulebook compiled from what the build has read of its YAML: in a fifth of a second, and the same (tests/rulebook/kept.test.ts). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashed } from '../../server/src/project/hash.ts';
import { compileRulebook, type CompiledRulebook } from '../../server/src/rulebook/compile/index.ts';
import { keptBefore } from '../../server/src/rulebook/compile/kept.ts';
import { readRulebookFolder } from './rulebook-files.ts';
import { projectRoot } from './run-protocol.ts';

const kept = readFileSync(join(projectRoot, 'dist/rulebook/read.json'), 'utf8');

export const compiled: CompiledRulebook = compileRulebook(readRulebookFolder(), keptBefore(kept, hashed));
