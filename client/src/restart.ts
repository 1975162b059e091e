import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const WINDOW = 3 * 60_000;
const TRIES = 5;
const FIRST_DELAY = 500;

/**
 * A server that ends is started again after 0.5, 1, 2, 4 and 8 seconds; after five ends within three minutes it stays
 * down and says so once. No edit is lost: the client sends every open text again when the server is back.
 */
export class RestartPolicy implements ErrorHandler {
  private ends: number[] = [];
  private reported = false;

  private readonly log: vscode.LogOutputChannel;
  private readonly gaveUp: () => void;

  /** @param gaveUp the server stays down: what follows must not look as if all were well */
  constructor(log: vscode.LogOutputChannel, gaveUp: () => void) {
    this.log = log;
    this.gaveUp = gaveUp;
  }

  error(error: Error): ErrorHandlerResult {
    this.log.error(`connection: ${error.message}`);
    return { action: ErrorAction.Continue, handled: true };
  }

  async closed(): Promise<CloseHandlerResult> {
    const now = Date.now();
    this.ends = [...this.ends.filter((t) => now - t < WINDOW), now];
    if (this.ends.length > TRIES) {
      this.report('The Earshot language server ended five times in three minutes and was not started again.');
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const delay = FIRST_DELAY * 2 ** (this.ends.length - 1);
    this.log.warn(`the language server ended; starting it again in ${delay} ms`);
    await new Promise((resolve) => setTimeout(resolve, delay));
    return { action: CloseAction.Restart, handled: true };
  }

  /** Forget earlier ends: the user asked for a restart. */
  reset(): void {
    this.ends = [];
    this.reported = false;
  }

  /** The server is down for good. One message, whatever happens after it, with a way to the log. */
  report(message: string): void {
    this.log.error(message);
    this.gaveUp();
    if (this.reported) return;
    this.reported = true;
    void vscode.window.showErrorMessage(message, 'Show Log', 'Restart').then((choice) => {
      if (choice === 'Show Log') this.log.show();
      if (choice === 'Restart') void vscode.commands.executeCommand('earshot.restartServer');
    });
  }
}
