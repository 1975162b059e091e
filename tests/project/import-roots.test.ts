/** How far imports reach: the nearest earshot.json or .git at or above a file, for the command line and the editor, whatever is open. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { open, started, workspace, type Workspace } from '../lsp/client.ts';
import { earshot } from '../support/run.ts';

const SHARED = 'party buyer "Buyer" { country TR }\n';
const spec = (path: string): string => `import "${path}"
as-of 2026-03-02
product meter { type equipment  origin US  eccn EAR99  value 200 USD
  destination TR { end-user buyer }
}
`;

type Report = { items: { code?: string }[] };
async function codesOfEditor(w: Workspace, opened: string | undefined, file: string, text: string): Promise<string[]> {
  const folder = opened === undefined ? undefined : join(w.root, opened);
  const client = await started(folder === undefined ? [] : [{ ...w, root: folder }]);
  open(client, w.uri(file), text);
  const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri(file) } });
  return items.flatMap((d) => d.code ?? []).filter((c) => c.startsWith('ES01'));
}
function codesOfCommandLine(w: Workspace, folder: string, file: string): string[] {
  const { out } = earshot(['check', file, '--format', 'json', '--fail-on', 'never'], { cwd: join(w.root, folder) });
  return (JSON.parse(out) as { diagnostics: { code: string }[] }).diagnostics
    .map((d) => d.code)
    .filter((c) => c.startsWith('ES01'));
}

const UP = spec('../common/buyer.earshot');
const files = { 'part/a.earshot': UP, 'common/buyer.earshot': SHARED };

describe('a folder of a project is open', () => {
  it.each(['earshot.json', '.git'])('imports reach as far as %s', async (marker) => {
    const w = workspace(marker === '.git' ? files : { ...files, 'earshot.json': '{}' });
    if (marker === '.git') mkdirSync(join(w.root, '.git'));
    expect(await codesOfEditor(w, 'part', 'part/a.earshot', UP)).toEqual([]);
    expect(await codesOfEditor(w, '.', 'part/a.earshot', UP)).toEqual([]);
    expect(await codesOfEditor(w, undefined, 'part/a.earshot', UP)).toEqual([]);
    expect(codesOfCommandLine(w, 'part', 'a.earshot')).toEqual([]);
    expect(codesOfCommandLine(w, '.', 'part/a.earshot')).toEqual([]);
  });

  it('and never out of it, though a folder above is open', async () => {
    const w = workspace({ ...files, 'earshot.json': '{}', 'part/earshot.json': '{}' });
    const refused = ['ES0106', 'ES0101'];
    expect((await codesOfEditor(w, '.', 'part/a.earshot', UP)).sort()).toEqual(refused.toSorted());
    expect((await codesOfEditor(w, 'part', 'part/a.earshot', UP)).sort()).toEqual(refused.toSorted());
    expect(codesOfCommandLine(w, '.', 'part/a.earshot').sort()).toEqual(refused.toSorted());
    // Beside a file that belongs to the folder above, it is the same.
    const { out } = earshot(['check', '--format', 'json', '--fail-on', 'never'], { cwd: w.root });
    expect(out).toContain('ES0106');
  });

  it('only the specs of the folder that is open are checked', async () => {
    const w = workspace({ ...files, 'earshot.json': '{}', 'other/b.earshot': SHARED });
    const folder = join(w.root, 'part');
    const client = await started([{ ...w, root: folder }]);
    const { items } = await client.request<{ items: { uri: string }[] }>('workspace/diagnostic', { previousResultIds: [] });
    expect(items.map((i) => i.uri)).toEqual([w.uri('part/a.earshot')]);
  });
});

describe('nothing marks a project', () => {
  it('imports stay in the folder that is open, or the current one', async () => {
    const w = workspace(files);
    expect(await codesOfEditor(w, 'part', 'part/a.earshot', UP)).toContain('ES0106');
    expect(await codesOfEditor(w, undefined, 'part/a.earshot', UP)).toContain('ES0106');
    expect(await codesOfEditor(w, '.', 'part/a.earshot', UP)).toEqual([]);
    expect(codesOfCommandLine(w, 'part', 'a.earshot')).toContain('ES0106');
    expect(codesOfCommandLine(w, '.', 'part/a.earshot')).toEqual([]);
  });
});

describe('no folder is open', () => {
  type Edit = { documentChanges?: { textDocument: { uri: string } }[]; changes?: Record<string, unknown> };
  const renamed = async (w: Workspace): Promise<string[]> => {
    const client = await started([]);
    const shared = { uri: w.uri('common/buyer.earshot') };
    open(client, shared.uri, SHARED);
    const position = { line: 0, character: 7 };
    const edit = await client.request<Edit>('textDocument/rename', { textDocument: shared, position, newName: 'customer' });
    return [...Object.keys(edit.changes ?? {}), ...(edit.documentChanges ?? []).map((d) => d.textDocument.uri)].sort();
  };

  it('a name is renamed in the files of its project that are not open', async () => {
    const w = workspace({ ...files, 'earshot.json': '{}' });
    expect(await renamed(w)).toEqual([w.uri('common/buyer.earshot'), w.uri('part/a.earshot')]);
  });

  it('and without a project in those beside it alone', async () => {
    const w = workspace({ ...files, 'common/c.earshot': spec('./buyer.earshot') });
    expect(await renamed(w)).toEqual([w.uri('common/buyer.earshot'), w.uri('common/c.earshot')]);
  });
});
