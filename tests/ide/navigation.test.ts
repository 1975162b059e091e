import { describe, expect, it } from 'vitest';
import { definition } from '../../server/src/ide/definition.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { highlights, references } from '../../server/src/ide/references.ts';
import { fixture } from './fixture.ts';

const PARTS = { 'parts/optics.earshot': 'input lens { origin US  eccn EAR99  value 5 USD }\n' };

describe('definition', () => {
  it('leads from a use to the declaration in an imported file', () => {
    const { view, offset, text } = fixture('import "./parts/optics.earshot"\nproduct p { incorporates 2 le┆ns }', PARTS);
    const found = definition(view, offset)!;
    expect(found.name.file).toBe('parts/optics.earshot');
    expect(text(found.name)).toBe('lens');
    expect(text(found.whole)).toMatch(/^input lens \{.*\}$/);
    expect(text(found.origin)).toBe('lens');
  });

  it('leads from an import to the file', () => {
    const { view, offset } = fixture('import "./parts/op┆tics.earshot"\nproduct p { incorporates lens }', PARTS);
    expect(definition(view, offset)?.name).toEqual({ file: 'parts/optics.earshot', start: 0, end: 0 });
  });

  it('works right after the name, where a cursor stands when it has been typed', () => {
    const { view, offset, text } = fixture('party buyer { country CN }\nproduct p { destination CN { end-user buyer┆ } }');
    expect(text(definition(view, offset)!.name)).toBe('buyer');
  });

  it('has nothing for an unknown name', () => {
    const { view, offset } = fixture('product p { incorporates no┆body }');
    expect(definition(view, offset)).toBeUndefined();
  });
});

describe('references', () => {
  const SPEC =
    'import "./parts/optics.earshot"\nproduct p { incorporates 2 le┆ns  contains lens }\nalternative a replaces lens { origin JP }';

  it('finds every mention, in every file, the declaration first', () => {
    const { view, offset } = fixture(SPEC, PARTS);
    expect(references(view, offset, true).map((r) => r.file)).toEqual([
      'parts/optics.earshot',
      'main.earshot',
      'main.earshot',
      'main.earshot',
    ]);
    expect(references(view, offset, false)).toHaveLength(3);
  });

  it('highlights those of this file', () => {
    const { view, offset, text } = fixture(SPEC, PARTS);
    const found = highlights(view, offset);
    expect(found.map((h) => text(h.at))).toEqual(['lens', 'lens', 'lens']);
    expect(found.some((h) => h.declares)).toBe(false);
  });
});

it('links the path of an import, without its quotation marks', () => {
  const { view, text } = fixture(
    'import "./parts/optics.earshot"\nimport "./missing.earshot"\nproduct p { incorporates lens }',
    PARTS,
  );
  expect(documentLinks(view).map((l) => [text(l.at), l.target])).toEqual([['./parts/optics.earshot', 'parts/optics.earshot']]);
});
