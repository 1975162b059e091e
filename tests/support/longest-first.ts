/**
 * The order of test files: the longest ones first, so that none of them is left alone at the end while the other workers have nothing to
 * do. Vitest knows how long each of them took once it has run them here; in a fresh clone it knows their sizes alone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { projectRoot } from './run-protocol.ts';

/** By their CPU. */
const LONG = [
  'tests/spec/spec.test.ts',
  'tests/rulebook/editions/facts.test.ts',
  'tests/law/tables.test.ts',
  'tests/cli/rulebook.test.ts',
  'tests/property/every-case.test.ts',
  'tests/differential/decided-is-proven.test.ts',
  'tests/differential/assistant.test.ts',
  'tests/property/metamorphic.test.ts',
  'tests/cli/killed.test.ts',
  'tests/rulebook/reform.test.ts',
  'tests/bom/reading.test.ts',
  'tests/lsp/typing.test.ts',
  'tests/cli/mcp.test.ts',
  'tests/rules/messages.test.ts',
  'tests/cli/scaled.test.ts',
  'tests/rulebook/schemas.test.ts',
].map((file) => join(projectRoot, file));

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONG.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`tests/support/longest-first.ts names what is not there: ${gone.join(', ')}`);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(moduleId);
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
