/** The page that the editor opens is that of `earshot report`, of the texts as they stand in it. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportRequest, type ReportResult } from '../../server/src/protocol.ts';
import { earshot } from '../support/run.ts';
import { long } from '../support/runs.ts';
import { Client, type LspError, open, PULLING, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

const NIKON = 'party nikon "Nikon Optics KK" { country JP }\n';
const files = {
  'etcher.earshot': `${NIKON}${ETCHER.replace('destination CN', 'destination CN { end-user nikon }')}`,
  'parts/modules.earshot': MODULES,
  'probe.earshot': ETCHER.replaceAll('etcher', 'probe').replace('destination CN', 'destination DE'),
};

/** Products for many countries: a page of them is made long enough to be told of and interrupted. */
const many = (n: number, destination = 'worldwide'): string =>
  Array.from(
    { length: n },
    (_, i) => `product p${i} { type equipment  origin KR  eccn 3B991  value ${1000 + i} USD  destination ${destination} }\n`,
  ).join('');

const ask = (client: Client, uri: string, redact: readonly string[] = [], progress?: string) =>
  client.request<ReportResult>(reportRequest, { uri, redact, ...(progress !== undefined && { progress }) });
async function page(client: Client, uri: string, redact: readonly string[] = []): Promise<string> {
  const made = await ask(client, uri, redact);
  if ('refused' in made) throw new Error(made.refused);
  expect(made.notRead).toEqual([]);
  return made.html;
}
async function refusal(client: Client, uri: string): Promise<string> {
  const made = await ask(client, uri);
  return 'refused' in made ? made.refused : 'a page was made';
}
function printed(cwd: string, ...args: string[]): string {
  expect(earshot(['report', '--output', 'out.html', ...args], { cwd })).toMatchObject({ code: 0, out: '', err: '' });
  return readFileSync(join(cwd, 'out.html'), 'utf8');
}

describe('the page', () => {
  it.runIf(long)(
    'is that of the command line, byte for byte: of a folder, of a spec, whole and with things withheld',
    async () => {
      const { 'probe.earshot': _, ...one } = files;
      const w = workspace(one);
      const client = await started([w]);
      const name = `Export control report: ${basename(w.root)}`;
      const spec = w.uri('etcher.earshot');
      expect(await page(client, w.uri(''))).toBe(printed(w.root));
      const titled = ['--title', 'Export control report: etcher.earshot'];
      expect(await page(client, spec)).toBe(printed(w.root, 'etcher.earshot', ...titled));
      expect(await page(client, w.uri('').replace(/\/$/, ''))).toContain(`<h1>${name}</h1>`);
      const withheld = await page(client, spec, ['values', 'parties']);
      expect(withheld).toBe(printed(w.root, 'etcher.earshot', '--redact', 'values,parties'));
      expect(withheld).not.toMatch(/Nikon|502,600|etcher\.earshot/i);
    },
  );

  it('is of the text as it stands in the editor, saved or not', async () => {
    const w = workspace(files);
    const client = await started([w]);
    const uri = w.uri('etcher.earshot');
    const edited = files['etcher.earshot'].replace('2_000_000 USD', '2_345_600 USD');
    open(client, uri, edited);
    const made = await page(client, uri);
    w.write('etcher.earshot', edited);
    expect(made).toBe(printed(w.root, 'etcher.earshot', '--title', 'Export control report: etcher.earshot'));
    expect(made).toMatch(/21\.4\d %/);
    open(client, 'untitled:Untitled-1', ETCHER.replace('incorporates handling-module', ''));
    expect(await page(client, 'untitled:Untitled-1')).toContain('Export control report: Untitled-1');
  });

  it('of each of two folders is its own', async () => {
    const [one, two] = [
      workspace(files),
      workspace({ 'probe.earshot': files['probe.earshot'], 'parts/modules.earshot': MODULES }),
    ];
    const client = await started([one, two]);
    expect(await page(client, two.uri(''))).toBe(printed(two.root));
    expect(await page(client, one.uri(''))).toBe(printed(one.root));
  });

  it('says how far it is, and ends where it is cancelled', async () => {
    const w = workspace({ 'many.earshot': many(2) });
    const client = await started([w]);
    const { id, answer } = client.start(reportRequest, { uri: w.uri('many.earshot'), redact: [], progress: 'so-far' });
    const failed = answer.then(
      () => 'was made',
      (error: unknown) => (error as LspError).code,
    );
    const { value } = await client.notified<{ token: string; value: string }>('$/progress', (p) => p.token === 'so-far');
    expect(value).toMatch(/^(answers over the days: \d+ of \d+ days, file 1 of 1|what else changes an answer: \d+ of \d+)$/);
    client.notify('$/cancelRequest', { id });
    expect(await failed).toBe(-32800);
    expect(client.running).toBe(true);
  });

  it.runIf(long)('takes no edit in that comes while it is made', async () => {
    const text = many(1, 'D:5');
    const w = workspace({ 'many.earshot': text });
    const client = await started([w]);
    const uri = w.uri('many.earshot');
    open(client, uri, text);
    const before = printed(w.root, 'many.earshot', '--title', 'Export control report: many.earshot');
    const { answer } = client.start(reportRequest, { uri, redact: [], progress: 'so-far' });
    await client.notified<{ token: string }>('$/progress', (p) => p.token === 'so-far');
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '// new\nparty x { country CN }\n' },
      ],
    });
    expect(((await answer) as { html: string }).html).toBe(before);
  });
});

describe('no page, and why', () => {
  it('of a folder without a spec, and of a spec that is not there', async () => {
    const w = workspace({ 'readme.txt': 'none' });
    const client = await started([w]);
    expect(await refusal(client, w.uri(''))).toBe(`There is no spec to report on in ${basename(w.root)}.`);
    expect(await refusal(client, w.uri('gone.earshot'))).toBe(
      'There is no spec to report on in gone.earshot.\ngone.earshot cannot be read',
    );
  });

  it('of specs that several earshot.json judge each otherwise, or with a mistake in one', async () => {
    const w = workspace({ ...files, 'parts/earshot.json': '{ "strict": true }' });
    const client = await started([w]);
    expect(await refusal(client, w.uri(''))).toMatch(/^Several earshot.json judge these specs/);
    const wrong = workspace({ ...files, 'earshot.json': '{ "strikt": true }' });
    expect(await refusal(await started([wrong]), wrong.uri(''))).toMatch(/earshot\.json.*strikt/);
  });

  it('where the parameters are none', async () => {
    const w = workspace(files);
    const client = await started([w]);
    for (const params of [{}, { uri: 7, redact: [] }, { uri: w.uri(''), redact: 'values' }, undefined])
      await expect(client.request(reportRequest, params)).rejects.toMatchObject({ code: -32602 });
  });
});

it('of a folder that is on no disk here is of the specs that are open, and says so', async () => {
  const client = new Client();
  const folder = 'vscode-vfs://github/acme/specs';
  await client.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: PULLING,
    workspaceFolders: [{ uri: folder, name: 'specs' }],
  });
  client.notify('initialized', {});
  open(client, `${folder}/probe.earshot`, ETCHER.replace('incorporates handling-module', ''));
  const made = await ask(client, folder);
  if ('refused' in made) throw new Error(made.refused);
  expect(made.html).toContain('Export control report: specs');
  expect(made.notRead).toEqual([
    'specs is not on the disk of this machine: of its specs those that are open were read, and no other.',
  ]);
});
