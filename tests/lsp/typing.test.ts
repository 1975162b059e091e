import { describe, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import type { MayBeStale } from '../../server/src/protocol.ts';
import { etcher } from '../ide/fixture.ts';
import { Screen } from './in-process.ts';
import { endsAsFresh, SPEC, typed } from './typed.ts';
import { few, long } from '../support/runs.ts';

/** tests/long has a longer one typed. */
const SHORT = 'product cleaner {\n  origin JP\n  eccn   3B991\n  value  400_000 USD\n  destination TW\n}\n';

describe('a short spec typed from nothing', () => {
  const ways = [
    ['pulled', { pulls: true }],
    ['pushed', { pulls: false }],
  ] as const;
  it.each(few(ways, 1))(
    '%s: an error at fewer than one key in ten',
    async (_how, how) => {
      const fast = await typed(SHORT, 150, how);
      const slow = await typed(SHORT, 1000, how);
      expect(fast).toBeLessThan(0.1);
      expect(slow).toBeGreaterThan(0.5);
    },
    120_000,
  );
});

describe('a declaration typed into the middle of a spec', () => {
  it.runIf(long)('shows an error at fewer than one key in ten, and leaves the others alone', async () => {
    const screen = await Screen.open(etcher(), { pulls: true });
    const answers = () => screen.shown.filter((d) => /^ES[23]/.test(String(d.code))).map((d) => d.message);
    const before = answers();
    const written = 'party buyer "Kite Works" {\n  country TW\n  role    designer\n}\n\n';
    let from = at(screen.text, 'product etcher');
    let wrong = 0;
    for (const key of written) {
      await screen.write(from, from, key, 150);
      from++;
      if (screen.errors.some((d) => String(d.code).startsWith('ES0'))) wrong++;
      expect(answers().map((m) => String(m).replace(' (stale)', ''))).toEqual(before);
    }
    expect(wrong / written.length).toBeLessThan(0.1);
    await screen.look(1000);
    expect(answers()).toEqual(before);
  });
});

const at = (text: string, needle: string): number => {
  const found = text.indexOf(needle);
  if (found < 0) throw new Error(`not in the text: ${needle}`);
  return found;
};
const codes = (screen: Screen) => screen.shown.map((d) => d.code);

describe.each([
  ['a client that pulls', { pulls: true }],
  ['one that is sent them', { pulls: false }],
] as const)('the word at the cursor, for %s', (_, how) => {
  it('is not wrong until half a second has gone', async () => {
    const screen = await Screen.open(SPEC, how);
    const end = at(SPEC, 'origin US') + 'origin US'.length;
    await screen.write(end - 1, end, '', 450);
    expect(screen.errors).toEqual([]);
    await screen.look(100);
    expect(screen.shown).toMatchObject([{ severity: 1, range: { start: { line: 14 } } }]);
    await screen.write(end - 1, end - 1, 'S', 400);
    expect(screen.shown).toEqual([]);
  });

  it('is wrong once the cursor is on another line', async () => {
    const screen = await Screen.open(SPEC, how);
    const end = at(SPEC, 'origin US') + 'origin US'.length;
    await screen.write(end - 1, end, '', 400);
    expect(screen.errors).toEqual([]);
    await screen.write(end - 1, end - 1, '\n', 400);
    expect(screen.errors).not.toEqual([]);
  });

  it('does not hide what was wrong before, elsewhere in the file and on its line', async () => {
    const text = SPEC.replace('  country TW\n}', '  contry TW headquarters T\n}');
    const screen = await Screen.open(text, how);
    const before = codes(screen);
    expect(before.length).toBeGreaterThan(1);
    await screen.write(at(text, '400_000'), at(text, '400_000') + 1, '', 400);
    expect(codes(screen)).toEqual(before);
    const word = at(text, 'headquarters T') + 'headquarters T'.length;
    await screen.write(screen.text.indexOf('headquarters T') + 'headquarters T'.length, word - 1, '', 400);
    expect(codes(screen)).toContain('ES0003');
  });

  it('a text that is pasted is told at once', async () => {
    const screen = await Screen.open(SPEC, how);
    await screen.write(SPEC.length, SPEC.length, '\nparty a {\n  contry US\n}\n', 400);
    expect(screen.errors).not.toEqual([]);
  });
});

describe('a client that pulls and cannot be told to pull again', () => {
  it('is answered when nothing waits any more', async () => {
    const screen = await Screen.open(SPEC, { pulls: true, refreshes: false });
    const end = at(SPEC, 'origin US') + 'origin US'.length;
    const writing = screen.write(end - 1, end, '', 0);
    await new Promise((r) => setTimeout(r, 200));
    expect(screen.shown).toEqual([]);
    screen.clock.advance(500);
    await writing;
    expect(screen.shown).toMatchObject([{ severity: 1 }]);
  });
});

describe('a request that waits', () => {
  it('ends when something else is written', async () => {
    const screen = await Screen.open(SPEC, { pulls: true, refreshes: false });
    const end = at(SPEC, 'origin US') + 'origin US'.length;
    const first = screen.write(end - 1, end, '', 0).catch((e: Error) => e.message);
    await new Promise((r) => setTimeout(r, 200));
    await screen.write(end - 1, end - 1, 'S', 0);
    expect(await first).toMatch(/changed/);
    expect(screen.shown).toEqual([]);
  });
});

describe('answers of a product that cannot be read', () => {
  const NEEDS = etcher();
  const told = (screen: Screen) => screen.shown.filter((d) => /^ES[2-9]/.test(String(d.code)));

  it('stay as they were, marked stale, and are made anew when it can', async () => {
    const screen = await Screen.open(NEEDS, { pulls: true });
    const before = told(screen);
    expect(before.map((d) => d.code)).toEqual(expect.arrayContaining(['ES2001', 'ES3001']));
    const end = at(NEEDS, 'origin SG') + 'origin SG'.length;
    await screen.write(end - 2, end, '', 100);
    const stale = told(screen);
    expect(stale.map((d) => d.message)).toEqual(before.map((d) => `${d.message} (stale)`));
    expect(stale.every((d) => d.tags?.includes(1))).toBe(true);
    // Another key does not mark them twice, a line above moves them down, and the mistake is shown in the end.
    await screen.write(at(NEEDS, '/// Bought'), at(NEEDS, '/// Bought'), '\n', 100);
    await screen.look(1000);
    expect(told(screen).map((d) => d.message)).toEqual(stale.map((d) => d.message));
    expect(told(screen).map((d) => d.range.start.line)).toEqual(before.map((d) => d.range.start.line + 1));
    expect(codes(screen).some((c) => String(c).startsWith('ES00'))).toBe(true);
    await screen.write(end - 1, end - 1, 'SG', 100);
    expect(told(screen).map((d) => d.message)).toEqual(before.map((d) => d.message));
  });

  it('of every product, where a declaration is lost', async () => {
    const screen = await Screen.open(NEEDS, { pulls: true });
    const before = told(screen);
    const quote = at(NEEDS, '"Wafer');
    await screen.write(quote, quote + 1, '', 1000);
    expect(told(screen).map((d) => d.message)).toEqual(before.map((d) => `${d.message} (stale)`));
  });

  it('are not kept where the text can be read and says too little', async () => {
    const screen = await Screen.open(NEEDS, { pulls: true });
    const name = at(NEEDS, 'incorporates handling-module') + 'incorporates handling-module'.length;
    await screen.write(name - 1, name, '', 100);
    expect(told(screen).every((d) => String(d.message).endsWith('(stale)'))).toBe(true);
    await screen.look(1000);
    expect(codes(screen)).toContain('ES0101');
    expect(told(screen).some((d) => String(d.message).endsWith('(stale)'))).toBe(false);
  });

  it('were never there: nothing is kept', async () => {
    const screen = await Screen.open(NEEDS.replace('origin SG', 'origin S'), { pulls: true });
    const first = screen.shown.map((d) => d.message);
    await screen.write(0, 0, '\n', 1000);
    expect(screen.shown.map((d) => d.message)).toEqual(first);
  });
});

describe('inlay hints of a product that cannot be read', () => {
  it('stay, where they now stand', async () => {
    const text = etcher();
    const screen = await Screen.open(text, { pulls: true });
    const before = await screen.hints();
    const textOf = ({ label }: InlayHint) => (typeof label === 'string' ? label : label.map((p) => p.value).join(''));
    expect(before.map(textOf)).toContain('25.13 % > 25 %, license required');
    const end = at(text, 'origin SG') + 'origin SG'.length;
    await screen.write(end - 2, end, '', 100);
    await screen.write(at(text, '/// Bought'), at(text, '/// Bought'), '\n', 100);
    // A line further down, and so is what a click on one leads to.
    const moved = JSON.parse(
      JSON.stringify(before, (key, v: unknown) => (key === 'line' ? (v as number) + 1 : v)),
    ) as InlayHint[];
    expect(await screen.hints()).toEqual(moved);
    await screen.write(end - 1, end - 1, 'SG', 100);
    expect(await screen.hints()).toEqual(moved);
  });
});

describe('the hover of a product that cannot be read', () => {
  const STALE = /^\(stale\) /;
  const text = etcher()
    .replace('handling-module\n', 'handling-module\n  incorporates 2 pump\n')
    .replace(
      'product etcher',
      'input pump { type component  origin US  eccn EAR99  value 1_000 USD }\nproduct other { type equipment  origin SG  eccn 3B991  value 9_000 USD  destination TW }\nproduct etcher',
    );
  const rows = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('| '));
  const over = (screen: Screen, needle: string) => screen.hover(at(screen.text, needle));

  it('tells the answers it had, where they now stand, and says that they are stale', async () => {
    const screen = await Screen.open(text, { pulls: true });
    const spots = ['etcher "Cl', 'CN', 'TW\n}', 'handling-module\n', 'pump\n'];
    const before = await Promise.all(spots.map((s) => over(screen, s)));
    expect(before[0]).toContain('**license required**');
    expect(before[3]).toContain('25.13 %');
    const end = at(text, 'origin SG\n  eccn   3B001') + 'origin SG'.length;
    await screen.write(end - 2, end, '', 100);
    await screen.write(at(text, '/// Bought'), at(text, '/// Bought'), '\n', 1000);
    const now = await Promise.all(spots.map((s) => over(screen, s)));
    now.forEach((markdown, i) => expect(rows(markdown)).toEqual(rows(before[i]!)));
    for (const markdown of now.slice(0, 3)) expect(markdown).toMatch(STALE);
    // What does not rest on it is as it is.
    expect(await over(screen, 'other {')).not.toMatch(STALE);
    expect(await over(screen, 'input pump')).not.toMatch(STALE);
    await screen.write(end - 1, end - 1, 'SG', 100);
    expect(await Promise.all(spots.map((s) => over(screen, s)))).toEqual(before);
  });

  it('has none to tell where it could never be read', async () => {
    const screen = await Screen.open(text.replace('origin SG\n  eccn   3B001', 'origin S\n  eccn   3B001'), { pulls: true });
    await screen.write(0, 0, '\n', 1000);
    expect(await over(screen, 'etcher "Cl')).not.toMatch(STALE);
  });
});

describe('the views of a product that cannot be read', () => {
  const text = etcher().replace(
    'product etcher',
    'product other { type equipment  origin SG  eccn 3B991  value 9_000 USD  destination TW }\nproduct etcher',
  );
  const DAYS = { from: '2022-10-06', to: '2025-01-15' };
  const stale = async (screen: Screen): Promise<unknown[]> => {
    const asked = [
      screen.view<MayBeStale>('earshot/proof', { id: 'etcher@CN' }),
      screen.view<MayBeStale>('earshot/billOfMaterials', { id: 'etcher@CN' }),
      screen.view<MayBeStale>('earshot/proof', { id: 'other@TW' }),
      screen.view<MayBeStale>('earshot/matrix'),
      screen.view<MayBeStale>('earshot/compareDates', DAYS),
    ];
    return (await Promise.all(asked)).map((view) => view.stale ?? false);
  };

  it('say that what was there before stands for it, until it can', async () => {
    const screen = await Screen.open(text, { pulls: true });
    expect(await stale(screen)).toEqual([false, false, false, false, false]);
    const end = at(text, 'origin SG\n  eccn   3B001') + 'origin SG'.length;
    await screen.write(end - 2, end, '', 1000);
    expect(await stale(screen)).toEqual([true, true, false, true, true]);
    await screen.write(end - 2, end - 2, 'SG', 1000);
    expect(await stale(screen)).toEqual([false, false, false, false, false]);
  });

  it('have nothing before to stand for it where it could never be read', async () => {
    const screen = await Screen.open(text.replace('origin SG\n  eccn   3B001', 'origin S\n  eccn   3B001'), { pulls: true });
    await screen.write(0, 0, '\n', 1000);
    expect(await stale(screen)).toEqual([false, false, false, false, false]);
  });
});

it.each([1, 2])('whatever is written, in the end all of it is shown that a fresh check finds (%i)', endsAsFresh);
