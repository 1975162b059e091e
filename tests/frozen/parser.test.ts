/** The parser gives for every text what it gave before: trees, ranges, comments, codes and suggestions. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { parse } from '../../grammar/src/index.ts';
import { type Frozen, marksOf, treeOf } from './dump.ts';

const { parameters, texts } = JSON.parse(
  gunzipSync(readFileSync(new URL('parser.json.gz', import.meta.url))).toString(),
) as Frozen;
const known = new Set(parameters);

it(`${texts.length} texts are read as they were`, () => {
  expect(texts.length).toBeGreaterThan(650);
  const differ = texts.flatMap(({ text, tree, mistakes }) => {
    const result = parse(text, { isParameter: (name) => known.has(name) });
    return treeOf(result) === tree && marksOf(result) === mistakes ? [] : [text.slice(0, 400)];
  });
  expect(differ).toEqual([]);
});
