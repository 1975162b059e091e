/** The views of `protocol.ts`: proof, bill of materials, matrix, two days compared. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { parseDay } from '../../../../grammar/src/text/date.ts';
import type { Determination } from '../../determine/result.ts';
import { determineEverywhere } from '../../determine/sale/everywhere.ts';
import { proofSubjects } from '../../ide/proof-subjects.ts';
import {
  billRequest,
  compareRequest,
  matrixRequest,
  proofRequest,
  type BillResult,
  type ChangesView,
  type CompareParams,
  type Found,
  type MatrixParams,
  type MatrixView,
  type MayBeStale,
  type ProofResult,
  type SubjectParams,
} from '../../protocol.ts';
import { billView } from '../../report/views/bill.ts';
import { changesView } from '../../report/views/changes.ts';
import type { ViewContext } from '../../report/views/context.ts';
import { matrixView } from '../../report/views/matrix.ts';
import { sourcesOf } from '../../report/input.ts';
import { proofView } from '../../report/views/proof.ts';
import { historiesOf } from '../../workspace/diff/answer-history.ts';
import { location } from '../convert.ts';
import type { Server, Snapshot } from '../server.ts';

export function registerViews(server: Server): void {
  const { connection } = server;

  const contextOf = ({ program, result, places }: Snapshot): ViewContext => ({
    rulebook: program.rulebook,
    place: (at) => location(places, at),
    input: {
      ...result,
      tool: { name: 'earshot', version: server.version },
      rulebook: program.rulebook,
      source: sourcesOf(program.files),
      shown: (file) => file,
    },
  });
  const on = <P extends { readonly uri: string }, R>(
    method: string,
    none: R,
    give: (snapshot: Snapshot, params: P) => R,
  ): void => {
    connection.onRequest(
      method,
      (params: P, token): Promise<unknown> =>
        server.answer({ textDocument: { uri: params.uri } }, token, (snapshot) => give(snapshot, params), none),
    );
  };
  const lost = ({ folder, path, program, result }: Snapshot): ReadonlySet<string> =>
    server.typing.lost({ uri: folder.uriOf(path), path, program, result });
  const one = <T>(snapshot: Snapshot, params: SubjectParams, view: (d: Determination, ctx: ViewContext) => T): Found<T> => {
    const found = subjects(snapshot, params);
    const [first] = found;
    const product = first?.product ?? params.id?.slice(0, params.id.indexOf('@'));
    const stale = product !== undefined && lost(snapshot).has(product);
    return {
      ids: found.map((d) => d.id),
      ...(first && { shown: view(first, contextOf(snapshot)) }),
      ...(stale && { stale }),
    };
  };
  const all = <T extends MayBeStale>(snapshot: Snapshot, view: T): T =>
    lost(snapshot).size > 0 ? { ...view, stale: true } : view;

  on<SubjectParams, ProofResult>(proofRequest, { ids: [] }, (snapshot, params) => one(snapshot, params, proofView));
  on<SubjectParams, BillResult>(billRequest, { ids: [] }, (snapshot, params) => one(snapshot, params, billView));
  on<MatrixParams, MatrixView | null>(matrixRequest, null, (snapshot) => {
    const { path: file, source, result, resolved } = snapshot;
    const of = { file, model: source.model, stated: result.determinations, options: resolved.options };
    return all(snapshot, matrixView(of, contextOf(snapshot)));
  });
  on<CompareParams, ChangesView | null>(compareRequest, null, (snapshot, params) =>
    all(snapshot, compared(snapshot, params, contextOf(snapshot))),
  );
}

/** Those that are meant, the wanted one first. */
function subjects(
  { view, source, program, result, resolved, offset }: Snapshot,
  params: SubjectParams,
): readonly Determination[] {
  const { id, position } = params;
  if (params.everywhere) {
    const product = source.model.products.find((p) => id?.startsWith(`${p.name}@`));
    if (!product) return [];
    return determineEverywhere(source.model, product, program.rulebook, resolved.options).filter((d) => d.id === id);
  }
  if (position === undefined) return result.determinations.filter((d) => d.id === id);
  const here = new Set(proofSubjects(view, offset(position)));
  const found = result.determinations.filter((d) => here.has(d.id));
  return id === undefined ? found : [...found.filter((d) => d.id === id), ...found.filter((d) => d.id !== id)];
}

function compared({ source, program, resolved }: Snapshot, params: CompareParams, ctx: ViewContext): ChangesView {
  const [from, to] = [parseDay(params.from), parseDay(params.to)];
  if (!from || !to || from >= to)
    throw new ResponseError(ErrorCodes.InvalidParams, 'two days are compared, the earlier one first: 2022-10-06, 2026-09-24');
  if (from < program.rulebook.from)
    throw new ResponseError(ErrorCodes.InvalidParams, `the rulebook begins on ${program.rulebook.from}`);
  const { model } = source;
  return changesView(
    {
      ...ctx.input,
      compared: { mode: 'dates', from, to },
      histories: historiesOf(model, program.rulebook, from, to, resolved.options),
      gone: [],
      files: 1,
      location: (at) => {
        const start = program.files.get(at.file)?.lines.position(at.start) ?? { line: 0, character: 0 };
        return { file: at.file, line: start.line + 1, column: start.character + 1 };
      },
    },
    (product) => ctx.place((model.products.find((p) => p.name === product) ?? model.products[0]!).at),
  );
}
