import { describe, expect, it } from 'vitest';
import type { BillResult, ChangesView, MatrixView, ProofResult, ProofStep } from '../../server/src/protocol.ts';
import { open, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

async function session(text = ETCHER) {
  const w = workspace({ 'etcher.earshot': text, 'parts/modules.earshot': MODULES });
  const client = await started([w]);
  const uri = w.uri('etcher.earshot');
  open(client, uri, text);
  const at = (needle: string) => {
    const before = text.slice(0, text.indexOf(needle)).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  return { client, uri, at, modules: w.uri('parts/modules.earshot') };
}

const all = (steps: readonly ProofStep[]): ProofStep[] =>
  steps.flatMap((step) => [step, ...all(step.because), ...all(step.besides)]);

describe('the proof', () => {
  it('is of the destination at the cursor: what the answer rests on, with its places and paragraphs', async () => {
    const { client, uri, at, modules } = await session();
    const { ids, shown } = await client.request<ProofResult>('earshot/proof', { uri, position: at('CN') });
    expect(ids).toEqual(['etcher@CN']);
    expect(shown!.subject).toMatchObject({
      product: 'etcher',
      destination: 'CN, China',
      asOf: '2025-01-15',
      outcome: 'license-required',
      words: 'license required',
      at: { uri },
    });
    const steps = all(shown!.steps);
    const level = steps.find((s) => s.rule?.cite === '15 CFR 734.4(d)');
    expect(level).toMatchObject({ answer: 'yes', rule: { says: expect.stringContaining('25 %') as string } });
    expect(steps.flatMap((s) => s.facts).map((f) => f.at?.uri)).toContain(modules);
    expect(shown!.text).toContain('734.4');
    expect(shown!.markdown).toMatch(/^# etcher\\@CN: license required\n/);
  });

  it('puts first what carries the answer, and sets apart what was tried and does not', async () => {
    const { client, uri } = await session();
    const { shown } = await client.request<ProofResult>('earshot/proof', { uri, id: 'etcher@CN' });
    expect(shown!.steps[0]).toMatchObject({ answer: 'yes', text: 'a license is required' });
    for (const step of all(shown!.steps)) for (const other of step.besides) expect(other.answer).not.toBe(step.answer);
    const subject = shown!.steps.find((s) => s.text.includes('subject to the EAR'))!;
    expect(subject.because.map((s) => s.answer)).not.toContain('no');
    expect(subject.besides.length).toBeGreaterThan(5);
    expect(all(shown!.steps).filter((s) => /^(any|all) of:$/.test(s.text) && s.because.length + s.besides.length < 2)).toEqual(
      [],
    );
  });

  it('is of every determination of a product, the wanted one shown', async () => {
    const { client, uri, at } = await session(ETCHER.replace('destination CN', 'destination CN, TW'));
    const position = at('etcher "');
    const { ids } = await client.request<ProofResult>('earshot/proof', { uri, position });
    expect(ids).toEqual(['etcher@CN', 'etcher@TW']);
    const tw = await client.request<ProofResult>('earshot/proof', { uri, position, id: 'etcher@TW' });
    expect(tw.shown!.subject.id).toBe('etcher@TW');
  });

  it('there is none away from a product, and none of what does not stand in the spec', async () => {
    const { client, uri, at } = await session();
    expect(await client.request('earshot/proof', { uri, position: at('as-of') })).toEqual({ ids: [] });
    expect(await client.request('earshot/proof', { uri, id: 'etcher@JP' })).toEqual({ ids: [] });
    const { shown } = await client.request<ProofResult>('earshot/proof', { uri, id: 'etcher@JP', everywhere: true });
    expect(shown!.subject.destination).toBe('JP, Japan');
  });
});

describe('the bill of materials', () => {
  it('has each input with its share and whether it counts, and the level', async () => {
    const { client, uri, modules } = await session();
    const { shown } = await client.request<BillResult>('earshot/billOfMaterials', { uri, id: 'etcher@CN' });
    expect(shown).toMatchObject({
      compared: '25.13 % > 25 %',
      level: 25,
      exceeded: 'yes',
      price: '2,000,000 USD',
      controlled: '502,600 USD',
      breakEven: '2,010,400 USD',
      lines: [{ path: ['handling-module'], quantity: '1', eccn: '3B001.f.2', value: '502,600 USD', share: 25.13, counts: 'yes' }],
    });
    expect(shown!.lines[0]!.at.uri).toBe(uri);
    expect(modules).not.toBe(uri);
    expect(shown!.markdown).toContain('| 1 handling-module | 3B001.f.2 | 502,600 USD | 25.13 % | counts |');
  });

  it('says why there is none of a product of U.S. origin', async () => {
    const { client, uri } = await session(ETCHER.replace('origin SG', 'origin US'));
    const { shown } = await client.request<BillResult>('earshot/billOfMaterials', { uri, id: 'etcher@CN' });
    expect(shown!.none).toContain('U.S. origin');
    expect(shown!.lines).toEqual([]);
  });
});

describe('the matrix', () => {
  it('has every product and country: the sale of the spec where there is one, else an unlisted civil buyer', async () => {
    const { client, uri } = await session();
    const view = await client.request<MatrixView>('earshot/matrix', { uri });
    expect(view.products.map((p) => p.name)).toEqual(['etcher']);
    expect(view.countries.length).toBeGreaterThan(190);
    expect(view.cells[0]).toHaveLength(view.countries.length);
    const cell = (code: string) => view.cells[0]![view.countries.findIndex((c) => c.code === code)]!;
    expect(cell('CN').stated).toBe(true);
    expect(view.answers[cell('CN').answer]).toMatchObject({ outcome: 'license-required', content: '25.13 % > 25 %' });
    expect(cell('GB').stated).toBe(false);
    expect(view.countries.find((c) => c.code === 'CN')).toMatchObject({
      name: 'China',
      groups: expect.arrayContaining(['D:5']) as string[],
    });
    expect(new Set(view.answers.map((a) => JSON.stringify(a))).size).toBe(view.answers.length);
  });

  it('shows hidden characters of a spec', async () => {
    const { client, uri } = await session(ETCHER.replace('Cluster etcher', 'Cluster \u202e<b>etcher</b>'));
    const { products } = await client.request<MatrixView>('earshot/matrix', { uri });
    expect(products[0]!.label).toBe('Cluster \ufffd<b>etcher</b>');
  });

  it('a cell is never better than the sale of the spec to that country', async () => {
    const listed = `${ETCHER.replace('502_600', '100').replace('destination CN', 'destination CN, GB { end-user buyer }')}
party buyer "Buyer" { country CN listed entity-list }
`;
    const { client, uri } = await session(listed);
    const view = await client.request<MatrixView>('earshot/matrix', { uri });
    const cell = view.cells[0]![view.countries.findIndex((c) => c.code === 'CN')]!;
    expect(cell.stated).toBe(true);
    expect(view.answers[cell.answer]!.outcome).not.toBe('no-license-required');
  });
});

describe('two days', () => {
  it('are compared: which answers flip, when, and by which rule', async () => {
    const { client, uri } = await session(ETCHER.replace('3B001.f.2', '3B001.c.1'));
    const view = await client.request<ChangesView>('earshot/compareDates', { uri, from: '2022-01-01', to: '2025-01-15' });
    expect(view.chapters.length).toBeGreaterThan(0);
    expect(view.chapters.map((c) => c.head)).toEqual(view.chapters.map((c) => c.head).toSorted());
    expect(view.chapters.flatMap((c) => c.changes).every((c) => /\d+ FR \d+/.test(c.cite))).toBe(true);
    expect(view.markdown).toContain('# The law from 2022-01-01 to 2025-01-15');
  });

  it('in the wrong order, or before the rulebook begins, are refused in words', async () => {
    const { client, uri } = await session();
    await expect(client.request('earshot/compareDates', { uri, from: '2025-01-15', to: '2022-01-01' })).rejects.toThrow(
      'the earlier one first',
    );
    await expect(client.request('earshot/compareDates', { uri, from: '1999-01-01', to: '2022-01-01' })).rejects.toThrow(
      'begins on',
    );
  });
});
