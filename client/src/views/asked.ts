import type { LanguageClient } from 'vscode-languageclient/node';
import {
  billRequest,
  compareRequest,
  matrixRequest,
  proofRequest,
  type ChangesView,
  type CompareParams,
  type Found,
  type MatrixParams,
  type MatrixView,
  type SubjectParams,
} from '../../../server/src/protocol.ts';
import type { Shown, ViewKind, Views } from './messages.ts';
import type { Asked } from './panels.ts';

export type Opens = NonNullable<Asked<'matrix'>['open']>;

const GONE = 'It does not stand in the spec any more.';
const CLOSED = 'The spec is not open, or too large to be analyzed.';
const STALE = '(stale) This is what was there before: what is being written cannot be read yet.';

/** Keeps what was shown while a product cannot be read for what is being written. */
function keeping<K extends ViewKind>(): (shown: Shown<K>, stale: boolean) => Shown<K> {
  let before: Shown<K> | undefined;
  return (shown, stale) => {
    if (stale) return before?.view ? { ...before, problem: STALE } : shown;
    before = shown;
    return shown;
  };
}

/** The proof, or the bill of materials, of what `params` mean. */
export function ofDetermination<K extends 'proof' | 'bill'>(
  client: LanguageClient,
  kind: K,
  params: SubjectParams,
  open: Opens,
): Asked<K> {
  const method = kind === 'proof' ? proofRequest : billRequest;
  // Once it is known which is shown, it is asked for by name: the cursor may be elsewhere by then.
  let known = params;
  let ids: readonly string[] = [];
  let keep = keeping<K>();
  return {
    kind,
    title: ({ view }) => `${kind === 'proof' ? 'Proof' : 'U.S. content'}${view ? ` of ${view.subject.id}` : ''}`,
    async ask(): Promise<Shown<K>> {
      const found = await client.sendRequest<Found<Views[K]>>(method, known);
      const stale = found.stale === true;
      if (!found.shown) return keep({ ids, problem: GONE }, stale);
      if (ids.length === 0) ids = found.ids;
      known = { uri: params.uri, id: found.shown.subject.id, ...(params.everywhere && { everywhere: true }) };
      return keep({ ids, view: found.shown }, stale);
    },
    choose(id) {
      keep = keeping();
      known = { uri: params.uri, id, ...(params.everywhere && { everywhere: true }) };
      return this;
    },
    // Of the one that is shown, which may be one that the spec does not name.
    open: (what, id) => open(what, id, params.everywhere === true),
  };
}

export function matrixOf(client: LanguageClient, params: MatrixParams, open: Opens): Asked<'matrix'> {
  const keep = keeping<'matrix'>();
  return {
    kind: 'matrix',
    title: ({ view }) => `Matrix${view ? ` of ${view.file.split('/').at(-1)}` : ''}`,
    async ask(): Promise<Shown<'matrix'>> {
      const view = await client.sendRequest<MatrixView | null>(matrixRequest, params);
      return view ? keep({ ids: [], view }, view.stale === true) : { ids: [], problem: CLOSED };
    },
    open,
  };
}

export function changesOf(client: LanguageClient, params: CompareParams): Asked<'changes'> {
  const keep = keeping<'changes'>();
  return {
    kind: 'changes',
    title: () => `${params.from} to ${params.to}`,
    async ask(): Promise<Shown<'changes'>> {
      const view = await client.sendRequest<ChangesView | null>(compareRequest, params);
      return view ? keep({ ids: [], view }, view.stale === true) : { ids: [], problem: CLOSED };
    },
  };
}
