/** Of all that the facts of the rulebook cite: each paragraph is found again in an edition that holds it, and its change reaches the facts that cite it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareEditions } from '../../../server/src/ecfr/compare.ts';
import { keyOf } from '../../../server/src/ecfr/cut.ts';
import { CCL, type Citation, cited } from '../../../server/src/ecfr/paragraph.ts';
import { readEdition } from '../../../server/src/ecfr/read.ts';
import type { WrittenFact } from '../../../server/src/rulebook/compile/facts.ts';
import { citationsIn } from '../../../server/src/rulebook/editions/citations.ts';
import { auditEditions } from '../../../server/src/rulebook/editions/reached.ts';
import { edition, section } from '../../support/ecfr.ts';
import { projectRoot } from '../../support/run.ts';

const facts = (JSON.parse(readFileSync(`${projectRoot}/dist/rulebook/facts.json`, 'utf8')) as WrittenFact[]).filter(
  (f) => f.kind !== 'change' && f.kind !== 'paragraph',
);
const plain = /^7\d\d\.\d+(\([A-Za-z0-9]+\))+$/;
const citations = [
  ...new Set(facts.flatMap((f) => [f.cite, f.rule]).filter((c): c is string => c !== undefined && plain.test(c))),
];

const SERIES = [
  [...'abcdefghijklmnopqrstuvwxyz'],
  Array.from({ length: 40 }, (_, i) => String(i + 1)),
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'],
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  Array.from({ length: 20 }, (_, i) => String(i + 1)),
  ['i', 'ii', 'iii', 'iv', 'v', 'vi'],
];

/** Sections with every paragraph cited, and those before it on its level; `changed` paragraphs say something else. */
function written(changed: ReadonlySet<string>): string {
  const sections = Map.groupBy(
    citations.flatMap((c) => citationsIn(c)),
    (at) => at[0]!,
  );
  const units = [...sections].sort().map(([name, all]) => {
    const out: string[] = [];
    const write = (at: Citation): void => {
      const series = SERIES[at.length - 1];
      const below = all.filter((c) => c.length > at.length && at.every((s, i) => c[i] === s)).map((c) => c[at.length]!);
      const last = Math.max(-1, ...below.map((label) => series?.indexOf(label) ?? -1));
      for (const label of series?.slice(0, last + 1) ?? []) {
        const own = [...at, label];
        const mark = own.length >= 6 ? `(<I>${label}</I>)` : `(${label})`;
        out.push(`${mark} Text of ${own.join(' ')}${changed.has(keyOf(own)) ? ', another one' : ''}.`);
        write(own);
      }
    };
    write([name]);
    return { part: name.slice(0, 3), xml: section(name, 'Title.', out) };
  });
  return edition([...Map.groupBy(units, (u) => u.part)].map(([part, own]) => ({ part, units: own.map((u) => u.xml) })));
}

describe('what the facts cite', () => {
  it('every plain citation of a section is a paragraph of its own, and its change reaches exactly what cites it', () => {
    expect(citations.length).toBeGreaterThan(200);
    const before = readEdition(written(new Set()));
    const all = citations.map((c) => citationsIn(c)[0]!);
    // A third at a time, so that a change that is found under another citation shows.
    for (const third of [0, 1, 2]) {
      const changed = all.filter((_, i) => i % 3 === third);
      const comparison = compareEditions(before, readEdition(written(new Set(changed.map(keyOf)))));
      expect(comparison.changes.map((c) => cited(c.at)).sort()).toEqual(changed.map(cited).sort());
      const audit = auditEditions(
        facts,
        comparison,
        () => undefined,
        () => true,
      );
      for (const { change, facts: reached } of audit.changes) {
        const name = cited(change.at);
        const expected = facts.filter((f) => f.cite === name || f.rule === name).map((f) => `${f.file}:${f.line}`);
        const found = reached.filter((r) => r.how === 'cites');
        expect(found.map((r) => `${r.fact.file}:${r.fact.line}`)).toEqual(expect.arrayContaining(expected));
        for (const r of found)
          expect(`${name} within ${cited(r.by)}`).toBe(name.startsWith(cited(r.by)) ? `${name} within ${cited(r.by)}` : name);
      }
    }
  });

  it('every citation is read: of the regulation a paragraph, of other law none', () => {
    const texts = [...new Set(facts.flatMap((f) => [f.cite, f.rule]).filter((c) => c !== undefined))];
    const unread = texts.filter(
      (c) => /\b7[3-7]\d(\.\d+| supp)|^\d[A-E]\d{3}/.test(c) && c !== CCL && citationsIn(c).length === 0,
    );
    expect(unread).toEqual([]);
    const read = (text: string): string[] => citationsIn(text).map(cited);
    expect(read('740.9(a)(2)(i)-(iii)')).toEqual(['740.9(a)(2)(i)', '740.9(a)(2)(ii)', '740.9(a)(2)(iii)']);
    expect(read('740.14(e)(1)(iv), (3)(iv)')).toEqual(['740.14(e)(1)(iv)', '740.14(e)(3)(iv)']);
    expect(read('732 supp. 3 (b)14, (b)19')).toEqual(['732 supp. 3 (b)(14)', '732 supp. 3 (b)(19)']);
    expect(read('774 supp. 1, ECCN 3A090.a and note 2')).toEqual(['3A090.a', '3A090, note 2']);
    expect(read('note 1 to 3A090.a, paragraph a(1)')).toEqual(['3A090.a, note 1 (a)(1)']);
    expect(read('772.1, advanced-node integrated circuits (1)')).toEqual(['772.1, advanced-node integrated circuits (1)']);
    expect(read('Regulation (EU) 2021/821, Annex I, 3B001.f')).toEqual([]);
  });
});
