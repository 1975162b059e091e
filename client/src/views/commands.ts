import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { SubjectParams, WirePosition } from '../../../server/src/protocol.ts';
import { activeSpec } from '../active-spec.ts';
import { askForDay } from '../law-date.ts';
import type { LawDateStatus } from '../status.ts';
import { changesOf, matrixOf, ofDetermination, type Opens } from './asked.ts';
import type { Panels } from './panels.ts';

/** What a code lens, a menu or another extension may give: a spec, and a determination of it. Neither: what is at the cursor. */
interface Given {
  readonly uri?: string;
  readonly id?: string;
  readonly position?: WirePosition;
  /** Of `compareDates`. */
  readonly from?: string;
  readonly to?: string;
}

interface Parts {
  readonly client: LanguageClient;
  readonly panels: Panels;
  readonly status: LawDateStatus;
}

export function registerViews({ client, panels, status }: Parts): vscode.Disposable[] {
  const asUri = (document: vscode.TextDocument): string => client.code2ProtocolConverter.asUri(document.uri);
  /** From one view to another of the same spec. */
  const opens =
    (uri: string): Opens =>
    (what, id, everywhere) =>
      void panels.show(ofDetermination(client, what, { uri, id, everywhere }, opens(uri)));

  /** The determination that is given, else those at the cursor, else those of the first product. */
  const subject = (given: Given): SubjectParams | undefined => {
    const { uri, id, position: at } = given;
    if (uri !== undefined && (id !== undefined || at !== undefined))
      return { uri, ...(at && { position: at }), ...(id !== undefined && { id }) };
    const editor = activeSpec();
    if (!editor) return undefined;
    const { line, character } = editor.selection.active;
    const position = { line, character };
    return { uri: asUri(editor.document), position, ...(id !== undefined && { id }) };
  };
  const open = async (kind: 'proof' | 'bill', given: Given): Promise<void> => {
    const params = subject(given);
    if (!params) return;
    const asked = ofDetermination(client, kind, params, opens(params.uri));
    const { view } = await asked.ask();
    if (view) return panels.show(asked);
    void vscode.window.showInformationMessage('Place the cursor on a product or on one of its destinations.');
  };
  const openMatrix = async (given: Given): Promise<void> => {
    const uri = given.uri ?? specOf(asUri);
    if (uri !== undefined) await panels.show(matrixOf(client, { uri }, opens(uri)));
  };
  const compareDates = async (given: Given): Promise<void> => {
    const editor = activeSpec();
    if (!editor) return;
    const law = await status.ask(editor.document);
    if (!law) return;
    const { from: first, through: last } = law.rulebook;
    const from =
      given.from ?? (await askForDay('The earlier day', last > law.asOf ? law.asOf : first, { from: first, before: last }));
    if (from === undefined) return;
    const to = given.to ?? (await askForDay('The later day', last, { after: from }));
    if (to === undefined) return;
    await panels.show(changesOf(client, { uri: asUri(editor.document), from, to }));
  };

  const command = (name: string, run: (given: Given) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`earshot.${name}`, (given: unknown) => run(isGiven(given) ? given : {}));
  return [
    command('openProof', (given) => open('proof', given)),
    command('openBillOfMaterials', (given) => open('bill', given)),
    command('openMatrix', openMatrix),
    command('compareDates', compareDates),
  ];
}

function specOf(asUri: (document: vscode.TextDocument) => string): string | undefined {
  const editor = activeSpec();
  return editor && asUri(editor.document);
}

/** Menus give the address of a file, which is none of ours. */
const isGiven = (given: unknown): given is Given => typeof given === 'object' && given !== null && !(given instanceof vscode.Uri);
