/** What an assistant asks in the editor, and whether it may: of `protocol.ts`. */
import { answered } from '../../report/assistant/answering.ts';
import { Refusal } from '../../report/assistant/refusal.ts';
import { visible } from '../../base/visible.ts';
import {
  assistantNotification,
  assistantRequest,
  type AssistantParams,
  type AssistantResult,
  type AssistantSwitched,
} from '../../protocol.ts';
import { EditorDesk } from '../assistant-desk.ts';
import type { Folder } from '../folder.ts';
import type { Server } from '../server.ts';
import { lastOf } from '../uris.ts';

export function registerAssistant(server: Server): void {
  server.connection.onRequest(assistantRequest, async ({ tool, input }: AssistantParams, token): Promise<unknown> => {
    await server.ready;
    try {
      const { folder, rest } = folderOf(server.session.folders, input);
      const { text, structured } = await answered(new EditorDesk(server, folder, token), String(tool), rest);
      return { text, json: JSON.stringify(structured) } satisfies AssistantResult;
    } catch (error) {
      if (error instanceof Refusal)
        return { refused: error.message.split('\n').map(visible).join('\n') } satisfies AssistantResult;
      throw error;
    }
  });
}

/** Of several folders one is named. */
function folderOf(folders: readonly Folder[], input: unknown): { folder: Folder; rest: unknown } {
  const { folder: name, ...rest } =
    typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Record<string, unknown>) : {};
  const names = folders.map((f) => lastOf(f.uri));
  if (folders.length === 0) throw new Refusal('No folder is open.');
  if (name === undefined && folders.length > 1)
    throw new Refusal(`Several folders are open. Name one as folder: ${names.join(', ')}.`);
  const found = name === undefined ? folders[0] : folders[names.indexOf(String(name))];
  if (!found) throw new Refusal(`There is no folder ${String(name).slice(0, 60)}. There are ${names.join(', ')}.`);
  return { folder: found, rest: typeof input === 'object' && !Array.isArray(input) ? rest : input };
}

/** Tells the client when the switch of a folder that is open turns. */
export class AssistantSwitch {
  private readonly server: Server;
  private on = false;

  constructor(server: Server) {
    this.server = server;
  }

  look(): void {
    const { connection, session } = this.server;
    const on = session.folders.some((folder) => folder.project()?.config.assistant === true);
    if (on === this.on) return;
    this.on = on;
    const params: AssistantSwitched = { on };
    void connection.sendNotification(assistantNotification, params);
  }
}
