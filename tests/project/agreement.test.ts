/** The command line and the editor find the same files and judge `earshot.json` in the same words: both go by `project/`. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { open, started, workspace, type Workspace } from '../lsp/client.ts';
import type { Report } from '../../server/src/report/schema.ts';
import { earshot } from '../support/run.ts';

const SPEC = `as-of 2026-03-02
product meter { type equipment  origin KR  eccn EAR99  value 200 USD  incorporates none  direct-product-of none  plant direct-product-of none
  destination TR }
`;

async function filesOfEditor(w: Workspace): Promise<string[]> {
  const client = await started([w]);
  const { items } = await client.request<{ items: { uri: string }[] }>('workspace/diagnostic', { previousResultIds: [] });
  return items.map((i) => fileURLToPath(i.uri).slice(w.root.length + 1)).sort();
}

function filesOfCommandLine(w: Workspace): string[] {
  const { out } = earshot(['--format', 'json', '--fail-on', 'never'], { cwd: w.root });
  const { determinations } = JSON.parse(out) as { determinations: { location: { file: string } }[] };
  return determinations.map((d) => d.location.file).sort();
}

describe('files', () => {
  it('of every folder but hidden ones, node_modules, dist and what is excluded', async () => {
    const kept = ['a.earshot', 'coverage/f.earshot', 'deep/er/b.earshot', 'out/e.earshot'];
    const passedOver = [
      '.hidden/g.earshot',
      'old/h.earshot',
      'deep/old/i.earshot',
      'deep/node_modules/x/c.earshot',
      'dist/d.earshot',
      'x.txt',
    ];
    const w = workspace({
      ...Object.fromEntries([...kept, ...passedOver].map((path) => [path, SPEC])),
      'earshot.json': '{ "exclude": ["**/old"] }',
    });
    expect(await filesOfEditor(w)).toEqual(kept);
    expect(filesOfCommandLine(w)).toEqual(kept);
  });

  it('reached by a link, once each', async () => {
    const elsewhere = workspace({ 'shared.earshot': SPEC, 'folder/b.earshot': SPEC });
    const w = workspace({ 'real/a.earshot': SPEC });
    mkdirSync(join(w.root, 'linked'));
    symlinkSync('..', join(w.root, 'real/up'));
    symlinkSync(join(elsewhere.root, 'shared.earshot'), join(w.root, 'linked/shared.earshot'));
    symlinkSync(join(elsewhere.root, 'folder'), join(w.root, 'linked/folder'));
    const expected = ['linked/folder/b.earshot', 'linked/shared.earshot', 'real/a.earshot'];
    expect(await filesOfEditor(w)).toEqual(expected);
    expect(filesOfCommandLine(w)).toEqual(expected);
  });
});

describe('a link that leads nowhere', () => {
  it('is told of, and the check is not complete', () => {
    const w = workspace({ 'a.earshot': SPEC });
    symlinkSync('nowhere', join(w.root, 'b.earshot'));
    symlinkSync('c.earshot', join(w.root, 'c.earshot'));
    const { code, err } = earshot([], { cwd: w.root });
    expect(code).toBe(2);
    expect(err.split('\n').slice(0, -1).sort()).toEqual([
      'earshot: b.earshot does not exist',
      'earshot: c.earshot cannot be read: its symbolic links form a loop',
    ]);
  });
});

describe('earshot.json', () => {
  async function mistakesOfEditor(w: Workspace, file: string): Promise<string[]> {
    const client = await started([w]);
    open(client, w.uri(file), SPEC);
    const { items } = await client.request<{ items: { message: string; code?: string }[] }>('textDocument/diagnostic', {
      textDocument: { uri: w.uri(file) },
    });
    const [told] = items.filter((i) => i.code === undefined);
    return told?.message.split('\n').slice(1) ?? [];
  }
  const mistakesOfCommandLine = (w: Workspace, file: string): string[] =>
    earshot([file], { cwd: w.root })
      .err.split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/^earshot: /, ''));

  it.each([
    ['a sound one', '{ "strict": true, "margin": 0.5, "rulebooks": [] }', 0],
    ['an unknown key', '{ "as-off": "2025-01-15" }', 1],
    ['a day that is none, and a word for a yes', '{\n  "as-of": "2025-02-30",\n  "strict": "yes"\n}', 2],
    ['a margin out of bounds', '{ "margin": 101 }', 1],
    ['a rulebook that is no folder', '{ "rulebooks": [1] }', 1],
    ['a rulebook that is not there', '{ "rulebooks": ["./policy"] }', 1],
    ['a rulebook outside', '{ "rulebooks": ["../policy"] }', 1],
    ['a list', '[]', 1],
    ['no JSON', '{ "strict": true', 1],
    ['nothing', '', 1],
  ])('%s', async (_, config, count) => {
    const w = workspace({ 'sub/earshot.json': config, 'sub/deep/a.earshot': SPEC });
    const told = await mistakesOfEditor(w, 'sub/deep/a.earshot');
    expect(told).toHaveLength(count);
    expect(mistakesOfCommandLine(w, 'sub/deep/a.earshot')).toEqual(told);
  });

  it('above the folder that the editor has open', async () => {
    const w = workspace({ 'earshot.json': '{ "strictly": true }', 'in/a.earshot': SPEC });
    const inner: Workspace = { ...w, root: join(w.root, 'in'), uri: (path) => w.uri(`in/${path}`) };
    const told = await mistakesOfEditor(inner, 'a.earshot');
    expect(told).toEqual(['../earshot.json:1:3: unknown key strictly; did you mean strict?']);
    expect(mistakesOfCommandLine(inner, 'a.earshot')).toEqual(told);
  });

  it('of several folders judge each its own', () => {
    const w = workspace({
      'earshot.json': '{ "margin": 1 }',
      'a.earshot': SPEC,
      'sub/earshot.json': '{ "exclude": ["old"], "margin": 1 }',
      'sub/b.earshot': `import "./parts/p.earshot"\n${SPEC.replace('incorporates none', 'incorporates part').replace('origin KR', 'origin US')}`,
      'sub/parts/p.earshot': 'input part { type component  origin KR  eccn EAR99  value 2 USD  incorporates none }\n',
    });
    const outcomes = (...args: string[]): [number | null, string, string[]] => {
      const { code, err, out } = earshot(['check', '--format', 'json', ...args], { cwd: w.root });
      const report = out === '' ? undefined : (JSON.parse(out) as Report);
      return [code, err, report?.determinations.map((d) => `${d.location.file} ${d.outcome}`) ?? []];
    };
    const [a, b] = ['a.earshot not-subject', 'sub/b.earshot no-license-required'];
    expect(outcomes()).toEqual([0, '', [a, b]]);
    writeFileSync(join(w.root, 'sub/earshot.json'), '{ "strict": true }');
    expect(outcomes('sub')).toEqual([0, '', ['sub/b.earshot undetermined']]);
    expect(outcomes()).toEqual([0, '', [a, 'sub/b.earshot undetermined']]);
    rmSync(join(w.root, 'earshot.json'));
    expect(outcomes()).toEqual([0, '', [a, 'sub/b.earshot undetermined']]);
    const refused = (message: string, ...args: string[]): void =>
      expect(earshot(args, { cwd: w.root })).toMatchObject({ code: 2, out: '', err: `earshot: ${message}\n` });
    refused('sub/earshot.json judges some of these specs and not the others: take its folder apart', 'exposure');
    writeFileSync(join(w.root, 'earshot.json'), '{ "fail-on": "undetermined" }');
    refused('earshot.json and sub/earshot.json ask for different checks: take their folders apart', 'matrix', 'meter');
    refused('earshot.json files differ in fail-on: give --fail-on, or check their folders apart');
    expect(outcomes('--fail-on', 'undetermined')).toEqual([1, '', [a, 'sub/b.earshot undetermined']]);
    refused(
      'several earshot.json judge these specs: say which baseline with --baseline',
      '--fail-on',
      'error',
      '--update-baseline',
    );
  });
});
