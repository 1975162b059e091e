/** An installation with a damaged file fails on some specs: that is an error on each of them, and the others are checked. */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/run.ts';
import { open, PULLING, started, workspace } from './client.ts';
import { few } from '../support/runs.ts';

const sale = (party: string): string => `as-of 2026-08-01
${party && 'party buyer "Yangtze Memory Technologies Co., Ltd." { country CN }'}
product chip { type integrated-circuit  origin US  eccn 3A001.a.2  value 200 USD  destination CN ${party && '{ end-user buyer }'} }
`;
const SOUND = sale('');
const FAILING = sale('buyer');

interface Finding {
  readonly code?: string;
  readonly severity: number;
  readonly message: string;
}

function installation() {
  const w = workspace({ 'failing.earshot': FAILING, 'sound.earshot': SOUND });
  const root = workspace({});
  cpSync(join(projectRoot, 'dist'), join(root.root, 'dist'), { recursive: true });
  return { w, root, server: join(root.root, 'dist/server.cjs'), compiled: join(root.root, 'dist/language-server.cache') };
}

function damaged() {
  const { w, root, server } = installation();
  for (const section of ['lists', 'screening']) truncateSync(join(root.root, `dist/rulebook/${section}.json`), 1000);
  return { w, server };
}

const isFailure = (d: Finding): boolean => d.severity === 1 && d.message.startsWith('Earshot failed on this file');

it('where findings are pulled', async () => {
  const { w, server } = damaged();
  const client = await started([w], { server });
  const report = await client.request<{ items: { uri: string; items: Finding[] }[] }>('workspace/diagnostic', {
    previousResultIds: [],
  });
  const of = new Map(report.items.map((i) => [i.uri, i.items]));
  expect(of.get(w.uri('failing.earshot'))).toEqual([
    expect.objectContaining({ severity: 1, message: expect.stringContaining('nothing in it is checked') }),
  ]);
  expect(of.get(w.uri('sound.earshot'))!.map((d) => d.code)).toContain('ES3001');
  const { message } = await client.notified<{ message: string }>('window/logMessage');
  expect(message).toContain('failing.earshot');
  expect(message).not.toContain('    at ');
});

it('where findings are sent', async () => {
  const { w, server } = damaged();
  const client = await started([w], { server, capabilities: { ...PULLING, textDocument: {} } });
  open(client, w.uri('failing.earshot'), FAILING);
  open(client, w.uri('sound.earshot'), SOUND);
  const sent = (path: string) =>
    client.notified<{ uri: string; diagnostics: Finding[] }>('textDocument/publishDiagnostics', (p) => p.uri === w.uri(path));
  expect((await sent('failing.earshot')).diagnostics.filter(isFailure)).toHaveLength(1);
  expect((await sent('sound.earshot')).diagnostics.map((d) => d.code)).toContain('ES3001');
});

describe('compiled code that is not for this start', () => {
  const heading = /^(\w+) \S+ (\w+\n)/;
  const damages: readonly (readonly [string, (code: string) => void])[] = [
    ['is missing', (code) => rmSync(code)],
    ['is of another V8', (code) => writeFileSync(code, readFileSync(code, 'latin1').replace(heading, '$1 1.2.345 $2'), 'latin1')],
    ['is cut off', (code) => truncateSync(code, 4000)],
    ['is cut off in its heading', (code) => truncateSync(code, 40)],
    [
      'has nothing but its heading and zeros',
      (code) => writeFileSync(code, Buffer.concat([readFileSync(code).subarray(0, 100), Buffer.alloc(4000)])),
    ],
  ];
  it.each(few(damages, 2))('%s: the server compiles its own', async (_, damage) => {
    const { w, server, compiled } = installation();
    damage(compiled);
    const client = await started([w], { server });
    open(client, w.uri('sound.earshot'), SOUND);
    const { items } = await client.request<{ items: Finding[] }>('textDocument/diagnostic', {
      textDocument: { uri: w.uri('sound.earshot') },
    });
    expect(items.map((d) => d.code)).toContain('ES3001');
    expect(client.stderr).toBe('');
  });
});
