/** Code actions: listed at once, their edits made when one is taken. */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Action, codeActions, fixAllIn, organizeImportsIn } from '../../ide/code-actions/index.ts';
import type { Elsewhere } from '../../rules/fix.ts';
import { visible } from '../../base/visible.ts';
import { diagnostic } from '../convert.ts';
import type { Server, Snapshot } from '../server.ts';
import { type EditSupport, workspaceEdit } from '../workspace-edit.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.earshot`;

const ORGANIZE = `${CodeActionKind.SourceOrganizeImports}.earshot`;

export const CODE_ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  ORGANIZE,
  FIX_ALL,
];

export interface ActionSupport extends EditSupport {
  /** The client asks for the edits of the action that is taken. */
  readonly resolves: boolean;
}

/** What leads back to an action: where it was offered, of which text, by its title. */
interface Offered {
  readonly uri: string;
  readonly version: number | undefined;
  readonly range: Range;
}

export function registerCodeActions(server: Server, client: ActionSupport): void {
  const { connection, session } = server;

  const at = (snapshot: Snapshot, range: Range): { start: number; end: number } => ({
    start: snapshot.offset(range.start),
    end: snapshot.offset(range.end),
  });

  connection.onCodeAction((params, token) =>
    server.answer(params, token, (snapshot) => listed(snapshot, params), [] as CodeAction[]),
  );

  function listed(snapshot: Snapshot, { range, context, textDocument: { uri } }: CodeActionParams): CodeAction[] {
    const data: Offered = { uri, version: session.document(uri)?.version, range };
    return all(snapshot, range, context).map((action) => ({
      ...head(snapshot, action),
      ...(client.resolves ? { data } : { edit: editOf(snapshot, action) }),
    }));
  }

  function all(
    snapshot: Snapshot,
    range: Range,
    { only, triggerKind }: Pick<CodeActionContext, 'only' | 'triggerKind'>,
  ): Wanted[] {
    const wants = (kind: string): boolean => only === undefined || only.some((k) => kind === k || kind.startsWith(`${k}.`));
    // An editor asks at every move of the cursor: of the whole file only where somebody wants to know.
    const ofTheFile =
      only === undefined ? triggerKind !== CodeActionTriggerKind.Automatic : only.some((k) => k.startsWith('source'));
    const ofThePlace = only === undefined || only.some((k) => !k.startsWith('source'));
    return [
      ...(ofThePlace ? codeActions(snapshot.view, at(snapshot, range), elsewhereOf(snapshot)) : []),
      ...(ofTheFile ? [...fixingAll(snapshot), ...organizing(snapshot)] : []),
    ]
      .filter((a) => wants(a.kind) && (client.creates || a.kind !== CodeActionKind.RefactorExtract))
      .map((a) => ({ ...a, title: visible(a.title) }));
  }

  connection.onCodeActionResolve(async (action, token: CancellationToken) => {
    const { uri, version, range } = action.data as Offered;
    if (session.document(uri)?.version !== version) throw server.stale();
    const edit = await server.answer(
      { textDocument: { uri } },
      token,
      (snapshot) => {
        const kind = action.kind!;
        const found = all(snapshot, range, { only: [kind] }).find((a) => a.title === action.title && a.kind === kind);
        return found && editOf(snapshot, found);
      },
      undefined,
    );
    if (!edit) throw server.stale();
    return { ...action, edit };
  });

  const editOf = ({ places, path }: Snapshot, action: Wanted): WorkspaceEdit | undefined =>
    workspaceEdit(session, places, action.edits(), client, path);

  function head(snapshot: Snapshot, { title, kind, preferred, finding }: Wanted): CodeAction {
    return {
      title,
      kind,
      ...(preferred && { isPreferred: true }),
      ...(finding && { diagnostics: [diagnostic(snapshot.places, finding, server.page)] }),
    };
  }
}

type Wanted = Omit<Action, 'kind'> & { readonly kind: string };

function fixingAll({ view, path }: Snapshot): Wanted[] {
  const { edits, count } = fixAllIn(view);
  const title = `Fix ${count === 1 ? 'the one finding' : `all ${count} findings`} with a safe fix`;
  return count === 0 ? [] : [{ title, kind: FIX_ALL, edits: () => [{ file: path, edits }] }];
}

function organizing({ view, path }: Snapshot): Wanted[] {
  const edits = organizeImportsIn(view);
  return edits.length === 0 ? [] : [{ title: 'Organize imports', kind: ORGANIZE, edits: () => [{ file: path, edits }] }];
}

const elsewhereOf = ({ folder, program }: Snapshot): Elsewhere => ({
  paths: () => folder.specs(),
  outline: (file) => folder.outline(file, program),
  files: () => folder.workspaceProgram(program.rulebook).files,
});
