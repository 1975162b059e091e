/** The rulebook compiled from its YAML, for tests that ask where a record is written or what a section holds. It takes two seconds. */
import { compileRulebook, type CompiledRulebook } from '../../server/src/rulebook/compile/index.ts';
import { readRulebookFolder } from './rulebook-files.ts';

export const compiled: CompiledRulebook = compileRulebook(readRulebookFolder());
if (compiled.errors.length > 0) {
  throw new Error(compiled.errors.map((e) => `server/rulebook/${e.file}:${e.line}: ${e.message}`).join('\n'));
}
