/**
 * Earshot's answers as tools of the editor's language models. Models see them where the workspace is trusted and an `earshot.json` switches
 * them on; whoever asks elsewhere is told how to switch them on, and nothing else.
 */
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import {
  assistantNotification,
  assistantRequest,
  assistantTools,
  type AssistantParams,
  type AssistantResult,
  type AssistantSwitched,
} from '../../server/src/protocol.ts';

/** What `when` of the tools in package.json looks at. */
const CONTEXT = 'earshot.assistant';

export class AssistantTools implements vscode.Disposable {
  private readonly client: LanguageClient;
  private on = false;
  private readonly disposables: vscode.Disposable[];

  constructor(client: LanguageClient) {
    this.client = client;
    this.disposables = [
      ...assistantTools.map((name) => this.register(name)),
      client.onNotification(assistantNotification, ({ on }: AssistantSwitched) => this.turn(on)),
      // A server that is started again says so itself.
      client.onDidChangeState(({ newState }) => newState === State.Stopped && this.turn(false)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.turn(this.on)),
    ];
    this.turn(false);
  }

  private turn(on: boolean): void {
    this.on = on;
    void vscode.commands.executeCommand('setContext', CONTEXT, on && vscode.workspace.isTrusted);
  }

  private register(tool: AssistantParams['tool']): vscode.Disposable {
    return vscode.lm.registerTool<Record<string, unknown>>(tool, {
      invoke: async ({ input }, token) => {
        if (!vscode.workspace.isTrusted)
          throw new Error('This workspace is not trusted, so its earshot.json switches no assistant on.');
        const params: AssistantParams = { tool, input };
        const answer = await this.client.sendRequest<AssistantResult>(assistantRequest, params, token);
        if ('refused' in answer) throw new Error(answer.refused);
        return new vscode.LanguageModelToolResult([
          new vscode.LanguageModelTextPart(answer.text),
          new vscode.LanguageModelTextPart(answer.json),
        ]);
      },
    });
  }

  dispose(): void {
    for (const each of this.disposables) each.dispose();
  }
}
