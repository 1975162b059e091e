/** The editor uses the rulebooks that `earshot.json` names, as the command line does, and says so where it cannot. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { open, started, workspace } from './client.ts';

const POLICY = `requirements:
  - { id: no-sales-to-x, rule: Export policy 4.2, kind: policy, reason: company-policy, title: No sales to X, when: { partyNamed: [X Trading] },
      countsForDeMinimis: false, cite: Export policy 4.2, source: board, verified: board }
`;
const SPEC = `as-of 2026-03-02
party buyer "X Trading" { country TR }
product meter { type equipment  origin KR  eccn EAR99  value 200 USD  incorporates none  direct-product-of none  plant direct-product-of none
  destination TR { end-user buyer } }
`;
interface Report {
  items: { code?: string; message: string; severity: number }[];
}

it('a policy of the project is found, a broken one is told, a mended one is found again', async () => {
  const w = workspace({
    'sub/earshot.json': '{ "rulebooks": ["./policy"] }',
    'sub/policy/requirements/a.yaml': POLICY,
    'sub/a.earshot': SPEC,
    'b.earshot': SPEC,
  });
  const client = await started([w]);
  for (const file of ['sub/a.earshot', 'b.earshot']) open(client, w.uri(file), SPEC);
  const pull = async (file: string): Promise<Report['items']> =>
    (await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri(file) } })).items;
  expect((await pull('sub/a.earshot')).map((d) => d.code)).toContain('ES3006');
  // Another file of the workspace, under no such configuration.
  expect((await pull('b.earshot')).map((d) => d.code)).not.toContain('ES3006');

  const yaml = fileURLToPath(w.uri('sub/policy/requirements/a.yaml'));
  writeFileSync(yaml, POLICY.replace('partyNamed', 'partyNamd'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: w.uri('sub/policy/requirements/a.yaml'), type: 2 }] });
  const broken = await pull('sub/a.earshot');
  expect(broken.map((d) => d.code)).not.toContain('ES3006');
  expect(broken[0]).toMatchObject({ severity: 1 });
  expect(broken[0]!.message).toContain('policy/requirements/a.yaml:2: requirements.0.when');
  expect((await pull('b.earshot')).every((d) => !d.message.includes('rulebooks'))).toBe(true);

  writeFileSync(yaml, POLICY);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: w.uri('sub/policy/requirements/a.yaml'), type: 2 }] });
  expect((await pull('sub/a.earshot')).map((d) => d.code)).toContain('ES3006');
});

it('a folder outside the workspace is refused', async () => {
  const w = workspace({ 'earshot.json': '{ "rulebooks": ["../elsewhere"] }', 'a.earshot': SPEC });
  const client = await started([w]);
  open(client, w.uri('a.earshot'), SPEC);
  const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri('a.earshot') } });
  expect(items[0]!.message).toContain('rulebooks: ../elsewhere leaves the workspace');
});
