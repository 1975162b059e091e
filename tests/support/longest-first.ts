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
  'tests/lsp/report.test.ts',
  'tests/lsp/typing.test.ts',
  'tests/cli/mcp.test.ts',
  'tests/law/tables.test.ts',
  'tests/cli/exit-codes.test.ts',
  'tests/cli/rulebook.test.ts',
  'tests/rulebook/reform.test.ts',
  'tests/cli/scaled.test.ts',
  'tests/workspace/diff.test.ts',
  'tests/cli/changed.test.ts',
  'tests/lsp/assistant.test.ts',
  'tests/lsp/waiting.test.ts',
];

/** Those of `npm run test:long`. */
const LONG_RUN = [
  'tests/long/report-page.test.ts',
  'tests/long/writing-session.test.ts',
  'tests/differential/decided-is-proven.test.ts',
  'tests/long/killed.test.ts',
  'tests/differential/incremental.test.ts',
  'tests/long/spec.test.ts',
  'tests/long/facts.test.ts',
  'tests/long/law-units.test.ts',
  'tests/property/metamorphic.test.ts',
  'tests/differential/parts.test.ts',
  'tests/differential/assistant.test.ts',
  'tests/long/init.test.ts',
  'tests/long/typing.test.ts',
  'tests/property/growth.test.ts',
  'tests/property/rename.test.ts',
  'tests/property/incremental-actions.test.ts',
  'tests/long/executable.test.ts',
  'tests/long/package.test.ts',
  'tests/long/turborepo.test.ts',
];

const first = (names: readonly string[]) => {
  const files = names.map((file) => join(projectRoot, file));
  return class extends BaseSequencer {
    override async sort(all: TestSpecification[]): Promise<TestSpecification[]> {
      const gone = files.filter((file) => !existsSync(file));
      if (gone.length > 0) throw new Error(`tests/support/longest-first.ts names what is not there: ${gone.join(', ')}`);
      const rank = ({ moduleId }: TestSpecification): number => {
        const at = files.indexOf(moduleId);
        return at === -1 ? files.length : at;
      };
      return (await super.sort(all)).toSorted((a, b) => rank(a) - rank(b));
    }
  };
};

export const LongestFirst = first(LONG);
export const LongestOfLongRun = first(LONG_RUN);
