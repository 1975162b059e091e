/** Reading again only what an edit reaches gives what reading from scratch gives; what is not read again is the same object. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT, parse, type ParseResult, reparse, type Vocabulary } from '../../grammar/src/index.ts';
import { lostIn, mistakesOf, treeOf } from '../frozen/dump.ts';
import { rulebook } from '../support/rulebook.ts';
import { runs } from '../support/runs.ts';
import { apply, edit, mutated, noise, samples } from './texts.ts';

const vocabulary: Vocabulary = { isParameter: (name) => rulebook.parameters.has(name) };

function expectSame(now: ParseResult, text: string): void {
  const fresh = parse(text, vocabulary);
  expect(treeOf(now)).toBe(treeOf(fresh));
  expect(mistakesOf(now)).toBe(mistakesOf(fresh));
  expect(lostIn(now)).toBe(lostIn(fresh));
}

describe('incremental equals fresh: tree, ranges, comments and messages', () => {
  it('after each of many edits', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, noise), fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
        let text = start;
        let now = parse(text, vocabulary);
        for (const e of edits) {
          text = apply(text, e);
          now = reparse(now, text, vocabulary);
          expectSame(now, text);
        }
      }),
      runs(2000),
    );
  });

  it('where what is behind the edit has to be judged anew', () => {
    const texts = [
      // Looked at beyond the token itself: a paragraph that breaks off.
      ['as-of 12(abcdefghijkl 3\nparty x {}\nparty y {}', 'as-of 12(abcdefghijkl) 3\nparty x {}\nparty y {}'],
      // The token after a mistake is told of once.
      ['party x {}\nas-of ; ; party y {}\nparty z {}', 'party x {}\nas-of 2 ; party y {}\nparty z {}'],
      ['party a {}\nparty x { origin US\nparty y {}\n', 'party a {}\nparty x { origin US }\nparty y {}\n'],
      ['party a {} /* \nparty b {}\nparty c {}', 'party a {} /* */\nparty b {}\nparty c {}'],
      ['party a {}\nparty b {}', ''],
      ['party a {}\nparty b {}', 'party b {}'],
      ['', 'party a {}\r\n'],
      ['party a {}\r\nparty b {}', 'party a {}\rparty b {}'],
      ['party a {}\n/// one\n/// two\nparty b {}', 'party a {}\n/// one\n\n//\nparty b {}'],
    ];
    for (const [one, two] of texts)
      for (const [before, after] of [[one!, two!] as const, [two!, one!] as const])
        expectSame(reparse(parse(before, vocabulary), after, vocabulary), after);
  });

  it('of a text that is refused, and of one that no longer is', () => {
    const [sample] = samples as [string];
    const refused = reparse(parse(sample), `${sample}\0`);
    expect(mistakesOf(refused)).toBe(mistakesOf(parse(`${sample}\0`)));
    expect(treeOf(reparse(refused, sample))).toBe(treeOf(parse(sample)));
    const long = `${sample}${' '.repeat(MAX_TEXT)}`;
    expect(mistakesOf(reparse(parse(sample), long))).toBe(mistakesOf(parse(long)));
  });

  it('from a parse that another text was made from already', () => {
    const [sample] = samples as [string];
    const first = parse(sample);
    reparse(first, sample.slice(100));
    expect(treeOf(reparse(first, `\n${sample}`))).toBe(treeOf(parse(`\n${sample}`)));
  });
});

describe('what is not read again', () => {
  const head = 'as-of 2026-03-02\n// first\nparty a { country CN }\nparty b { bad }\n';
  const tail = '/// of c\nparty c { country KR }\nparty d { worse }\n// last\n';

  it('is the same object, moved', () => {
    const before = parse(`${head}input x { origin US }\n${tail}`);
    const [items, comments, errors] = [[...before.tree.items], [...before.tree.comments], [...before.errors]];
    const after = reparse(before, `${head}input x { origin US value 12 USD }\n${tail}`);
    for (const i of [0, 1, 2, 4, 5]) expect(after.tree.items[i]).toBe(items[i]);
    expect(after.tree.items[3]).not.toBe(items[3]);
    comments.forEach((c, i) => expect(after.tree.comments[i]).toBe(c));
    errors.forEach((e, i) => expect(after.errors[i]).toBe(e));
    expectSame(after, after.tree.items.length > 0 ? `${head}input x { origin US value 12 USD }\n${tail}` : '');
  });

  it('is all of it where nothing changed', () => {
    const before = parse(head);
    expect(reparse(before, head)).toBe(before);
  });

  it('is nearly all of a long text, whatever the edit that leaves its braces paired', () => {
    const text = Array.from({ length: 400 }, (_, i) => `/// part ${i}\ninput part-${i} { origin US value ${i} USD }\n`).join('');
    fc.assert(
      fc.property(fc.nat(text.length), fc.constantFrom('x', ' ', '\n', '7', '// note\n', 'party p {}\n'), (at, insert) => {
        const before = parse(text, vocabulary);
        const items = new Set(before.tree.items);
        const after = reparse(before, text.slice(0, at) + insert + text.slice(at), vocabulary);
        expect(after.tree.items.filter((i) => !items.has(i)).length).toBeLessThan(5);
      }),
      runs(300),
    );
  });
});
