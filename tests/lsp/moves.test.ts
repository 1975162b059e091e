/** Files about to be renamed or moved, over the wire. */
import { describe, expect, it } from 'vitest';
import { Client, open, PULLING, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

const MOVING = {
  ...PULLING,
  workspace: { ...PULLING.workspace, workspaceEdit: { documentChanges: true }, fileOperations: { willRename: true } },
};
const FILES = { 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES };
const path = { start: { line: 0, character: 7 }, end: { line: 0, character: 32 } };

describe('imports follow', () => {
  it('is asked for by a client that says it asks, and by no other', async () => {
    const says = async (capabilities: object): Promise<unknown> => {
      const { capabilities: own } = await new Client().request<{ capabilities: { workspace: { fileOperations?: unknown } } }>(
        'initialize',
        { processId: null, rootUri: null, capabilities },
      );
      return own.workspace.fileOperations;
    };
    expect(await says(MOVING)).toEqual({
      willRename: {
        filters: [{ pattern: { glob: '**/*.earshot', matches: 'file' } }, { pattern: { glob: '**/*', matches: 'folder' } }],
      },
    });
    expect(await says(PULLING)).toBeUndefined();
  });

  it('a file, in a document that is open and in one that is not', async () => {
    const w = workspace({ ...FILES, 'other.earshot': 'import "parts/modules.earshot"\n' });
    const client = await started([w], { capabilities: MOVING });
    open(client, w.uri('etcher.earshot'), ETCHER, 3);
    const files = [{ oldUri: w.uri('parts/modules.earshot'), newUri: w.uri('lib/bought in.earshot') }];
    expect(await client.request('workspace/willRenameFiles', { files })).toEqual({
      documentChanges: [
        {
          textDocument: { uri: w.uri('etcher.earshot'), version: 3 },
          edits: [{ range: path, newText: '"./lib/bought in.earshot"' }],
        },
        {
          textDocument: { uri: w.uri('other.earshot'), version: null },
          edits: [{ range: { start: path.start, end: { line: 0, character: 30 } }, newText: '"lib/bought in.earshot"' }],
        },
      ],
    });
  });

  it('a folder; nothing where no import leads', async () => {
    const w = workspace(FILES);
    const client = await started([w], { capabilities: MOVING });
    const move = (oldPath: string, newPath: string): Promise<unknown> =>
      client.request('workspace/willRenameFiles', { files: [{ oldUri: w.uri(oldPath), newUri: w.uri(newPath) }] });
    expect(await move('parts', 'lib')).toMatchObject({
      documentChanges: [{ textDocument: { version: null }, edits: [{ range: path, newText: '"./lib/modules.earshot"' }] }],
    });
    expect(await move('par', 'lib')).toBeNull();
    expect(await move('etcher.earshot', 'eaves.earshot')).toBeNull();
    expect(await move('etcher.earshot', '../eaves.earshot')).toBeNull();
  });

  it('one edit where a folder of the workspace lies inside another', async () => {
    const outer = workspace({ 'inner/a.earshot': 'import "./b.earshot"\n', 'inner/b.earshot': '' });
    const client = await started([outer, { ...outer, root: `${outer.root}/inner` }], { capabilities: MOVING });
    const files = [{ oldUri: outer.uri('inner/b.earshot'), newUri: outer.uri('inner/c.earshot') }];
    const { documentChanges } = await client.request<{ documentChanges: unknown[] }>('workspace/willRenameFiles', { files });
    expect(documentChanges).toHaveLength(1);
  });
});
