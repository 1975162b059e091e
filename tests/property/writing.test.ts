/** What the editor asks for while a text is written: an answer in any text, at any place. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { differences } from '../../grammar/src/printer/same.ts';
import { parse } from '../../grammar/src/index.ts';
import { formattingOnType } from '../../server/src/ide/formatting.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { selections } from '../../server/src/ide/selection.ts';
import { signatureHelp } from '../../server/src/ide/signature.ts';
import { semanticTokens } from '../../server/src/ide/tokens.ts';
import { runs } from '../support/runs.ts';
import { fallbackDate, make } from './said.ts';
import { mutated, noise } from './texts.ts';

const text = fc.oneof({ weight: 3, arbitrary: mutated }, { weight: 1, arbitrary: noise });

it('tokens are in order, apart, and each on one line; those of a range are some of them', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(400), (spec, from, length) => {
      const view = { program: make(new Map([['a.earshot', spec]])), file: 'a.earshot', fallbackDate };
      const all = semanticTokens(view);
      let end = 0;
      for (const t of all) {
        expect(t.start).toBeGreaterThanOrEqual(end);
        expect(t.end).toBeGreaterThan(t.start);
        expect(spec.slice(t.start, t.end)).not.toMatch(/[\r\n]/);
        end = t.end;
      }
      const start = from % (spec.length + 1);
      const within = { start, end: start + length };
      const inside = (t: { start: number; end: number }): boolean => t.end > within.start && t.start < within.end;
      expect(semanticTokens(view, within).filter(inside)).toEqual(all.filter(inside));
    }),
    runs(400),
  );
});

it('selections hold each other; links are apart; a line break moves white space above it alone', () => {
  fc.assert(
    fc.property(text, fc.nat(), (spec, n) => {
      const view = { program: make(new Map([['a.earshot', spec]])), file: 'a.earshot', fallbackDate };
      const offset = n % (spec.length + 1);
      let inner = { start: offset, end: offset };
      for (const s of selections(view, offset)) {
        expect(s.start <= inner.start && inner.end <= s.end).toBe(true);
        inner = s;
      }
      expect(inner).toEqual({ start: 0, end: spec.length });
      let end = 0;
      for (const { at } of documentLinks(view).toSorted((a, b) => a.at.start - b.at.start)) {
        expect(at.start).toBeGreaterThanOrEqual(end);
        end = at.end;
      }
      signatureHelp(view, offset);
      const line = spec.indexOf('\n', offset) + 1;
      if (line === 0) return;
      const edits = formattingOnType(view, line, '\n');
      let after = spec;
      for (const e of edits.toReversed()) {
        expect(e.end).toBeLessThan(line);
        after = after.slice(0, e.start) + e.text + after.slice(e.end);
      }
      expect(after.replace(/\s/g, '')).toBe(spec.replace(/\s/g, ''));
      expect(differences(parse(spec), parse(after))).toEqual(new Set());
    }),
    runs(800),
  );
});
