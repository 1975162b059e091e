/** Earshot's answers as tools of the editor's language models, where the workspace is trusted and its `earshot.json` switches them on. */
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
  private tools: vscode.Disposable[] = [];
  private readonly disposables: vscode.Disposable[];

  constructor(client: LanguageClient) {
    this.client = client;
    this.disposables = [
      client.onNotification(assistantNotification, ({ on }: AssistantSwitched) => this.turn(on)),
      // A server that is started again says so itself.
      client.onDidChangeState(({ newState }) => newState === State.Stopped && this.turn(false)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.turn(this.on)),
    ];
    this.turn(false);
  }

  private turn(on: boolean): void {
    this.on = on;
    const offered = on && vscode.workspace.isTrusted;
    void vscode.commands.executeCommand('setContext', CONTEXT, offered);
    if (offered && this.tools.length === 0) this.tools = assistantTools.map((name) => this.register(name));
    if (!offered) for (const tool of this.tools.splice(0)) tool.dispose();
  }

  private register(tool: AssistantParams['tool']): vscode.Disposable {
    return vscode.lm.registerTool<Record<string, unknown>>(tool, {
      invoke: async ({ input }, token) => {
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
    for (const each of [...this.tools, ...this.disposables]) each.dispose();
  }
}
