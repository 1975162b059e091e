import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { SubjectParams, WirePosition } from '../../../server/src/protocol.ts';
import type { ActiveSpecs } from '../active-spec.ts';
import { askForDay } from '../law-date.ts';
import { isServed } from '../running.ts';
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
  readonly specs: ActiveSpecs;
}

export function registerViews({ client, panels, status, specs }: Parts): vscode.Disposable[] {
  const asUri = (document: vscode.TextDocument): string => client.code2ProtocolConverter.asUri(document.uri);
  /** From one view to another of the same spec. */
  const opens =
    (uri: string): Opens =>
    (what, id, everywhere) =>
      void panels.show(ofDetermination(client, what, { uri, id, everywhere }, opens(uri)));

  /** The determination that is given, else those at the cursor. */
  const subject = (given: Given): SubjectParams | undefined => {
    const { uri, id, position: at } = given;
    if (uri !== undefined && (id !== undefined || at !== undefined))
      return { uri, ...(at && { position: at }), ...(id !== undefined && { id }) };
    const spec = specs.get();
    if (!spec) return undefined;
    const { line, character } = spec.cursor;
    const position = { line, character };
    return { uri: asUri(spec.document), position, ...(id !== undefined && { id }) };
  };
  const open = async (kind: 'proof' | 'bill', given: Given): Promise<void> => {
    if (!isServed(client)) return;
    const params = subject(given);
    if (!params) return;
    const asked = ofDetermination(client, kind, params, opens(params.uri));
    const { view } = await asked.ask();
    if (view) return panels.show(asked);
    void vscode.window.showInformationMessage(
      'Place the cursor on a product that has a destination, or on one of its destinations.',
    );
  };
  const openMatrix = async (given: Given): Promise<void> => {
    if (!isServed(client)) return;
    const document = given.uri === undefined ? specs.get()?.document : undefined;
    const uri = given.uri ?? (document && asUri(document));
    if (uri !== undefined) await panels.show(matrixOf(client, { uri }, opens(uri)));
  };
  const compareDates = async (given: Given): Promise<void> => {
    if (!isServed(client)) return;
    const document = specs.get()?.document;
    const law = document && (await status.ask(document));
    if (!law) return;
    const { from: first, through: last } = law.rulebook;
    const prompt = `Which answers change from one day to another. The rulebook speaks of ${first} to ${last}.`;
    const earlier = last > law.asOf ? law.asOf : first;
    const from = given.from ?? (await askForDay('The earlier day', earlier, { from: first, before: last, prompt }));
    if (from === undefined) return;
    const to = given.to ?? (await askForDay('The later day', last, { after: from, prompt: `What changes after ${from}.` }));
    if (to === undefined) return;
    await panels.show(changesOf(client, { uri: asUri(document), from, to }));
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

/** Menus give the address of a file, which is none of ours. */
const isGiven = (given: unknown): given is Given => typeof given === 'object' && given !== null && !(given instanceof vscode.Uri);
