/** What the build has read of the rulebook's files stands for reading them; a file that is another is read, and its mistakes are told. */
import { describe, expect, it } from 'vitest';
import { writtenFacts } from '../../server/src/rulebook/compile/facts.ts';
import { type CompiledRulebook, compileRulebook } from '../../server/src/rulebook/compile/index.ts';
import { keptBefore, keptText } from '../../server/src/rulebook/compile/kept.ts';
import { hashed } from '../../server/src/project/hash.ts';
import { compiled } from '../support/compiled.ts';
import { sections } from '../support/rulebook.ts';
import { readRulebookFolder } from '../support/rulebook-files.ts';

const source = readRulebookFolder();
const kept = keptText(compiled, source, hashed);
const before = () => keptBefore(kept, hashed);

/** All that is made of it: its sections, and its facts with their places. */
const all = (made: CompiledRulebook): string[] => [
  JSON.stringify(made.errors),
  ...sections.map((s) => made.section(s)),
  JSON.stringify(writtenFacts(made)),
];
/** The places of all records, in order. */
const places = (made: CompiledRulebook): unknown[] =>
  [made.core.groups, made.core.chartDated, made.core.requirements, made.core.hts['supp-4-part-746']]
    .flat()
    .map((r) => made.origin(r!));

describe('files that are the same', () => {
  it('come to the same rulebook, fact for fact and line for line, as those that are read', () => {
    const again = compileRulebook(source, before());
    expect(all(again)).toEqual(all(compiled));
    expect(places(again)).toEqual(places(compiled));
    // And as those that were compiled in this process.
    const third = compileRulebook(source, compileRulebook(source, again));
    expect(all(third)).toEqual(all(compiled));
    expect(places(third)).toEqual(places(compiled));
  });

  it('are not read: what was kept is what counts', () => {
    const others = JSON.parse(kept) as Record<string, { content: { levels: { percent: number }[] } }>;
    others['de-minimis.yaml']!.content.levels[0]!.percent = 99;
    expect(compileRulebook(source, keptBefore(JSON.stringify(others), hashed)).core.levels[0]!.percent).toBe(99);
  });
});

describe('a file that is another', () => {
  const path = 'de-minimis.yaml';
  const text = source.get(path)!;
  const edited = (by: string): Map<string, string> => new Map([...source, [path, text.replace('percent: 25', by)]]);

  it('is read, by one character', () => {
    for (const known of [before(), compiled]) {
      const made = compileRulebook(edited('percent: 24'), known);
      expect(made.errors).toEqual([]);
      expect(made.core.levels.map((l) => l.percent)).toContain(24);
      expect(compiled.core.levels.map((l) => l.percent)).not.toContain(24);
    }
  });

  it('has its mistakes told where they stand', () => {
    const line = text.slice(0, text.indexOf('percent: 25')).split('\n').length;
    for (const known of [before(), compiled])
      expect(compileRulebook(edited('percent: x'), known).errors).toMatchObject([{ file: path, line }]);
  });

  it('of another name, or of a name that is gone, is not taken for it', () => {
    const moved = new Map([...source, ['definitions/other.yaml', text]]);
    const made = compileRulebook(moved, before());
    expect(made.errors.every((e) => e.file === 'definitions/other.yaml')).toBe(true);
    expect(made.errors.length).toBeGreaterThan(0);
    moved.delete(path);
    moved.delete('definitions/other.yaml');
    expect(compileRulebook(moved, before()).core.levels).toEqual([]);
  });
});
