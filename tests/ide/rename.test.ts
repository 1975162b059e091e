import { describe, expect, it } from 'vitest';
import { renamable, rename } from '../../server/src/ide/rename.ts';
import { edited, textsOf } from './edited.ts';
import { fixture } from './fixture.ts';

/** Every file after the rename, without those that are as they were; or why it is refused. */
function renamed(text: string, to: string, others: Readonly<Record<string, string>> = {}): Record<string, string> | string {
  const { view, offset } = fixture(text, others);
  const edits = rename(view, offset, to);
  if ('refused' in edits) return edits.refused;
  const before = textsOf(view.program);
  return Object.fromEntries([...edited(before, edits)].filter(([file, after]) => after !== before.get(file)));
}

const LENS = { 'parts/optics.earshot': 'input lens "Lens" { origin US  eccn EAR99  value 5 USD }\n' };

describe('what can be renamed', () => {
  it.each([
    ['a declaration', 'party bu┆yer { country CN }', 'buyer'],
    ['a use', 'party buyer { country CN }\nparty x { country CN  owned-by ┆buyer 51% }', 'buyer'],
    ['a use, behind its last letter', 'party buyer { country CN }\nparty x { country CN  ultimate-parent buyer┆ }', 'buyer'],
    ['the second of two declarations of one name', 'party a { country CN }\nparty a┆ { country KR }', 'a'],
  ])('%s', (_, text, name) => {
    const { view, offset, text: of } = fixture(text);
    const found = renamable(view, offset);
    expect(found).toMatchObject({ name });
    expect('at' in found && of(found.at)).toBe(name);
  });

  it.each([
    ['a keyword', 'par┆ty buyer { country CN }'],
    ['a country', 'party buyer { country C┆N }'],
    ['a name that nothing declares', 'product p { incorporates no┆body }'],
    ['a label', 'party buyer "Bu┆yer" { country CN }'],
    ['an exception', 'product p { destination CN { claims N┆AC } }'],
    ['a comment', 'party buyer { country CN } // bu┆yer'],
  ])('not %s', (_, text) => {
    const { view, offset } = fixture(text);
    expect(renamable(view, offset)).toEqual({ refused: 'Only a name that a spec declares can be renamed' });
    expect(rename(view, offset, 'other')).toEqual({ refused: 'Only a name that a spec declares can be renamed' });
  });
});

it('not the path of an import: the file is renamed, and the path follows', () => {
  const { view, offset } = fixture('import "./parts/op┆tics.earshot"', LENS);
  expect(renamable(view, offset)).toEqual({ refused: 'Rename the file itself; imports follow it' });
});

describe('every use of a declaration follows', () => {
  it('of an input, from a use in another file', () => {
    const text =
      'import "./parts/optics.earshot"\n' +
      'product p { incorporates 2 le┆ns at 4 USD  contains lens  bundles lens  commingles lens }\n' +
      'alternative a replaces lens { origin JP }\nalternative b eliminates lens {}\n' +
      'authorization l { covers p, lens to CN }\n' +
      'notice n { requires license for lens, p to CN }\n// lens, "lens"\n';
    expect(renamed(text, 'mirror', LENS)).toEqual({
      'main.earshot': text
        .replace('┆', '')
        .replace(/lens(?=[ ,;])/g, 'mirror')
        .replace('// mirror', '// lens'),
      'parts/optics.earshot': 'input mirror "Lens" { origin US  eccn EAR99  value 5 USD }\n',
    });
  });

  it('of a party', () => {
    const text = (name: string): string =>
      `party ${name} { country CN  also-known-as "ymtc" }\nparty b { country CN  owned-by ${name} 51%  ultimate-parent ${name} }\n` +
      `facility f { operator ${name}  country CN }\ninput i { supplier ${name}  developed-by ${name}  origin CN }\n` +
      `product p { destination CN { end-user ${name}  consignee ${name}  purchaser ${name}  exporter ${name} } }\n` +
      `authorization l { covers p to CN for b, ${name} }\nnotice n { binds ${name} }\n`;
    expect(renamed(text('ym┆tc'.replace('┆', '')).replace('ymtc', 'ym┆tc'), 'cxmt')).toEqual({ 'main.earshot': text('cxmt') });
  });

  it.each([
    [
      'facility',
      'facility f┆ab { country CN }\nproduct p { destination CN { facility fab } }',
      'facility x { country CN }\nproduct p { destination CN { facility x } }',
    ],
    ['product', 'product ch┆ip {}\nproduct p { incorporates chip }', 'product x {}\nproduct p { incorporates x }'],
    ['alternative', 'input i {}\nalternative a┆ replaces i {}', 'input i {}\nalternative x replaces i {}'],
    ['authorization', 'authorization l┆ {}', 'authorization x {}'],
    ['notice', 'notice n┆ {}', 'notice x {}'],
  ])('of %s', (_, text, after) => expect(renamed(text, 'x')).toEqual({ 'main.earshot': after }));

  it('from files that are not looked at, and not in files where the name is another thing', () => {
    const others = {
      'user.earshot': 'import "./main.earshot"\nproduct q { incorporates lens }\n',
      'stranger.earshot': 'input lens {}\nproduct r { incorporates lens }\n',
      'unknowing.earshot': 'product s { incorporates lens }\n',
    };
    expect(renamed('input le┆ns {}\n', 'mirror', others)).toEqual({
      'main.earshot': 'input mirror {}\n',
      'user.earshot': 'import "./main.earshot"\nproduct q { incorporates mirror }\n',
    });
  });

  it('in a property that is given twice, and where another sort of name is asked for', () => {
    expect(
      renamed('party a┆ {}\nparty b {}\nproduct p { incorporates a  destination CN { end-user b  end-user a } }', 'x'),
    ).toEqual({
      'main.earshot': 'party x {}\nparty b {}\nproduct p { incorporates x  destination CN { end-user b  end-user x } }',
    });
  });

  it('where a mistake of syntax hides what the word is', () =>
    expect(
      renamed(
        'input le┆ns {}\nproduct p { incoporates lens origin US }\n} lens\n// lens\nproduct q { incorporates 2 lens, lens',
        'x',
      ),
    ).toEqual({
      'main.earshot': 'input x {}\nproduct p { incoporates x origin US }\n} x\n// lens\nproduct q { incorporates 2 x, x',
    }));

  it('changes nothing where the name is the same', () => expect(renamed('party a┆ {}', 'a')).toEqual({}));

  it('renames the second of two declarations of one name alone', () =>
    expect(renamed('party a {}\nparty a┆ {}\nparty b { owned-by a 51% }', 'x')).toEqual({
      'main.earshot': 'party a {}\nparty x {}\nparty b { owned-by a 51% }',
    }));
});

describe('refuses', () => {
  it.each([
    '2lens',
    'a b',
    '',
    'lens-',
    '-lens',
    'a--b',
    'größe',
    'GB/s',
    'a.b',
    '"lens"',
    'lens\n',
    ' lens',
    'lens // x',
    'D:5',
  ])('what is no name: %j', (to) =>
    expect(renamed('input le┆ns {}', to)).toBe(
      'A name begins with a letter and has letters, digits, _ and single hyphens, such as motion-stage',
    ),
  );

  it.each(['value', 'plant', 'product', 'none', 'worldwide', 'to', 'replaces', 'import'])('a word of the language: %s', (to) =>
    expect(renamed('input le┆ns {}', to)).toBe(`${to} is a word of the language; choose another name`),
  );

  it('a classification', () => expect(renamed('input le┆ns {}', 'ear99')).toBe('ear99 is a classification; choose another name'));

  it.each([
    ['declared in the same file', 'input le┆ns {}\nparty mirror {}', {}, 'mirror is declared already in main.earshot'],
    [
      'declared where the name is imported',
      'input le┆ns {}',
      { 'user.earshot': 'import "./main.earshot"\nparty mirror {}' },
      'mirror is declared already in user.earshot',
    ],
    [
      'imported beside it',
      'import "./b.earshot"\ninput le┆ns {}',
      { 'b.earshot': 'party mirror {}' },
      'mirror already means a party of b.earshot in main.earshot',
    ],
    [
      'imported beside it by another file',
      'input le┆ns {}',
      { 'b.earshot': 'input mirror {}', 'user.earshot': 'import "./main.earshot"\nimport "./b.earshot"\n' },
      'mirror already means an input of b.earshot in user.earshot',
    ],
    [
      'used and not declared',
      'input le┆ns {}\nproduct p { incorporates mirror }',
      {},
      'main.earshot uses mirror, which is not declared; it would then mean this',
    ],
    [
      'written where a mistake of syntax hides what it is',
      'input le┆ns {}\nproduct p { incoporates mirror }',
      {},
      'main.earshot uses mirror, which is not declared; it would then mean this',
    ],
  ])('a name that is %s', (_, text, others, message) => expect(renamed(text, 'mirror', others)).toBe(message));
});
