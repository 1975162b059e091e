/** `earshot.mjs` alone: copied into an empty folder it is the whole command line, the language server included. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earshot, folder, oneFile } from '../support/run.ts';
import { long } from '../support/runs.ts';

const SPEC = `as-of 2026-03-02
party buyer "Xi’an Aerospace Huaxun Technology" { country CN }
input lens "Lens" { origin US  eccn EAR99  value €620 }
product meter { origin US  eccn EAR99  value 2_000 USD  destination CN { end-user buyer } }
`;

function place(): string {
  const cwd = folder({ 'a.earshot': SPEC, 'tool/.keep': '', 'parts.csv': 'Part,Qty,Price USD\nLens,2,10.00\n' });
  copyFileSync(oneFile, join(cwd, 'tool/earshot.mjs'));
  return cwd;
}

function alone(cwd: string, args: readonly string[]) {
  const r = spawnSync(process.execPath, [join(cwd, 'tool/earshot.mjs'), ...args], { cwd, encoding: 'utf8' });
  return { code: r.status, out: r.stdout, err: r.stderr };
}

it('answers as where it was built, and writes nothing', () => {
  const cwd = place();
  for (const args of [
    ['check', 'a.earshot', '--format', 'sarif', '--fail-on', 'never'],
    ...(long
      ? [
          ['rulebook', 'show', 'Huawei Technologies'],
          ['import', 'bom', 'parts.csv', '--dry-run'],
        ]
      : []),
  ]) {
    const { code, out, err } = earshot(args, { cwd });
    expect(alone(cwd, args)).toEqual({ code, out, err });
    expect(out).not.toBe('');
  }
  expect(readdirSync(join(cwd, 'tool')).sort()).toEqual(['.keep', 'earshot.mjs']);
});

it('reads what is not ASCII as it is: a listed name with an apostrophe, the sign of a currency', () => {
  const cwd = place();
  alone(cwd, ['check', '--fix', 'a.earshot']);
  expect(readFileSync(join(cwd, 'a.earshot'), 'utf8')).toContain('value 620 EUR');
  const { out } = alone(cwd, ['check', 'a.earshot', '--format', 'json']);
  const { determinations } = JSON.parse(out) as { determinations: { outcome: string }[] };
  expect(determinations.map((d) => d.outcome)).toEqual(['license-required']);
});

it('starts the language server', async () => {
  const server = spawn(process.execPath, [join(place(), 'tool/earshot.mjs'), 'server', '--stdio']);
  let out = '';
  server.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const say = (body: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...body });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  say({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  say({ id: 2, method: 'shutdown' });
  while (!out.includes('"id":2')) await once(server.stdout, 'data');
  say({ method: 'exit' });
  const [code] = (await once(server, 'exit')) as [number];
  expect(out).toContain('"serverInfo":{"name":"earshot"');
  expect(code).toBe(0);
});
