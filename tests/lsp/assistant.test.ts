/** What an assistant is told in the editor is what `earshot mcp` tells it, and nothing where it is not switched on. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  assistantNotification,
  assistantRequest,
  assistantTools,
  type AssistantResult,
  type AssistantSwitched,
} from '../../server/src/protocol.ts';
import { INPUTS, TOOLS } from '../../server/src/report/assistant/tools.ts';
import { clear, licensed, open as undetermined } from '../cli/specs.ts';
import { Assistant } from '../support/assistant.ts';
import { wrongWith } from '../support/no-better.ts';
import { earshot } from '../support/run.ts';
import { long } from '../support/runs.ts';
import { type Client, open, started, workspace } from './client.ts';

const ON = '{ "assistant": true }';
const plan =
  "- { add: group-member, fact: { group: 'D:5', country: DE, from: 2026-02-01 } }\n- { end: CN, kind: chart, from: 2026-02-01 }\n";
const files = {
  'earshot.json': ON,
  'plan/reform.yaml': plan,
  'a.earshot': licensed,
  'b.earshot': undetermined,
  'c.earshot': clear,
};

const ask = (client: Client, tool: string, input: object = {}) =>
  client.request<AssistantResult>(assistantRequest, { tool, input });
async function told(client: Client, tool: string, input: object = {}) {
  const answer = await ask(client, tool, input);
  if ('refused' in answer) throw new Error(answer.refused);
  return { text: answer.text, structured: JSON.parse(answer.json) as never, failed: false };
}
async function refusal(client: Client, tool: string, input: object = {}): Promise<string> {
  const answer = await ask(client, tool, input);
  return 'refused' in answer ? answer.refused : `answered: ${answer.text}`;
}

it('has the tools of the command line, by the same names', () => {
  expect(assistantTools).toEqual(Object.keys(INPUTS));
  expect(assistantTools).toEqual(TOOLS.map((t) => t.name));
});

it('answers as earshot mcp does: the same text and the same JSON', async () => {
  const w = workspace(files);
  const client = await started([w]);
  const assistant = new Assistant(w.root);
  await assistant.greet();
  for (const [tool, input] of [
    ['earshot_check', { paths: ['*.earshot', '!a.earshot'], strict: true }],
    ['earshot_explain', { what: 'thing@CN' }],
    ...(long
      ? ([
          ['earshot_check', {}],
          ['earshot_explain', { what: 'ES2001' }],
          ['earshot_alternatives', { paths: ['b.earshot'] }],
          ['earshot_diff', { from: '2024-11-01', to: '2025-01-15' }],
          ['earshot_diff', { reform: 'plan' }],
        ] as const)
      : []),
    ['earshot_diff', { reform: 'plan', asOf: '2025-01-15', paths: ['a.earshot'] }],
    ['earshot_rulebook_show', { id: 'LVS' }],
    ['earshot_rulebook_list', { words: ['Macau'] }],
  ] as const) {
    const byEditor = await told(client, tool, input);
    const byCommand = await assistant.ask(tool, input);
    expect(byEditor.text).toBe(byCommand.text);
    expect(byEditor.structured).toEqual(byCommand.structured);
  }
  expect(await assistant.end()).toBe(0);
});

it('answers of the text as it stands in the editor, never better than the command line', async () => {
  const w = workspace(files);
  const client = await started([w]);
  open(client, w.uri('c.earshot'), undetermined);
  const reply = await told(client, 'earshot_check', { paths: ['c.earshot'] });
  w.write('c.earshot', undetermined);
  const run = earshot(['check', 'c.earshot', '--format', 'json', '--fail-on', 'never'], { cwd: w.root });
  const { determinations } = JSON.parse(run.out) as { determinations: never[] };
  expect(wrongWith(reply, determinations)).toEqual([]);
  expect(reply.text).toContain('undetermined, not cleared');
});

describe('what it may not read', () => {
  it('is a project that has not switched it on', async () => {
    const off = 'Assistants are switched off here. To switch them on, set "assistant": true in earshot.json.';
    const { 'earshot.json': _, ...specs } = files;
    const closed: Record<string, string>[] = [{}, { 'earshot.json': '{}' }, { 'earshot.json': '{ "assistant": "yes" }' }];
    for (const config of closed) {
      const client = await started([workspace({ ...specs, ...config })]);
      for (const [tool, input] of [
        ['earshot_check', {}],
        ['earshot_diff', { from: '2025-01-01' }],
        ['earshot_rulebook_show', { id: 'CN' }],
      ] as const)
        expect(await refusal(client, tool, input)).toBe(off);
    }
  });

  it('lies outside the folder, or in a project of its own that is closed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'earshot-outside-'));
    onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
    for (const name of ['secret.earshot', 'other.earshot']) writeFileSync(join(outside, name), clear);
    const w = workspace({ ...files, 'closed/earshot.json': '{}', 'closed/d.earshot': undetermined });
    symlinkSync(join(outside, 'secret.earshot'), join(w.root, 'linked.earshot'));
    mkdirSync(join(w.root, 'into'));
    symlinkSync(outside, join(w.root, 'into', 'there'));
    const client = await started([w]);
    for (const path of ['../x.earshot', '/etc', 'a/../../b', join(outside, 'secret.earshot')])
      expect(await refusal(client, 'earshot_check', { paths: [path] })).toContain('is outside this folder; it is not read.');
    expect(await refusal(client, 'earshot_check', { paths: ['linked.earshot'] })).toContain('leaves the workspace by a link');
    expect(await refusal(client, 'earshot_check', { paths: ['into'] })).toContain('leaves the workspace by a link');
    expect(await refusal(client, 'earshot_check', { paths: ['nowhere'] })).toBe('No spec of this folder is nowhere.');
    const { text } = await told(client, 'earshot_check');
    expect(text).toContain('1 spec: closed/earshot.json does not switch assistants on');
    expect(text).not.toContain('tool@JP (law of 2025-01-15): not subject to the EAR. linked');
  });

  it('has a mistake in its settings, as on the command line', async () => {
    const client = await started([workspace({ ...files, 'earshot.json': '{ "assistant": true, "strikt": true }' })]);
    expect(await refusal(client, 'earshot_check')).toBe('earshot.json:1:22: unknown key strikt; did you mean strict?');
  });
});

it('asks which of several folders is meant', async () => {
  const [one, two] = [workspace(files), workspace({ 'a.earshot': clear })];
  const client = await started([one, two]);
  const names = [one, two].map((w) => basename(w.root));
  expect(await refusal(client, 'earshot_check')).toBe(`Several folders are open. Name one as folder: ${names.join(', ')}.`);
  expect(await refusal(client, 'earshot_check', { folder: 'x' })).toContain('There is no folder x.');
  expect(await refusal(client, 'earshot_check', { folder: names[1] })).toContain('switched off');
  expect((await told(client, 'earshot_check', { folder: names[0], paths: ['b.earshot'] })).text).toContain('thing@CN');
});

it('refuses what is no question', async () => {
  const client = await started([workspace(files)]);
  expect(await refusal(client, 'earshot_rm')).toContain('There is no tool earshot_rm');
  expect(await refusal(client, 'earshot_check', [] as never)).toContain('expected an object');
  expect(await refusal(client, 'earshot_check', { paths: 'a' })).toContain('paths: expected');
  expect('text' in (await ask(client, 'earshot_check', { paths: ['a.earshot'] }))).toBe(true);
});

it('tells the extension when the switch turns', async () => {
  const w = workspace({ 'a.earshot': clear });
  const client = await started([w], { commands: true });
  const turned = (on: boolean) => client.notified<AssistantSwitched>(assistantNotification, (p) => p.on === on);
  const changed = () => client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: w.uri('earshot.json'), type: 2 }] });
  w.write('earshot.json', ON);
  changed();
  await turned(true);
  w.write('earshot.json', '{}');
  changed();
  await turned(false);
  expect(await refusal(client, 'earshot_check')).toContain('switched off');
});
