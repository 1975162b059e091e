/** Emacs without a frame, as a daemon: what to evaluate goes to it through emacsclient. Between two of them it lives as it always does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended, output, started } from './process.ts';
import { type Editor, until, type Workspace } from './workspace.ts';

export class Emacs implements Editor {
  private readonly process: ChildProcess;
  private readonly socket: string;
  private readonly workspace: Workspace;

  private constructor(workspace: Workspace) {
    this.workspace = workspace;
    this.socket = join(workspace.home, 'emacs.socket');
    const { folder: cwd, env } = workspace;
    this.process = spawn('emacs', [`--fg-daemon=${this.socket}`], { cwd, env, stdio: 'ignore' });
  }

  static async in(workspace: Workspace): Promise<Emacs> {
    workspace.configure('.emacs.d/init.el', 'elisp');
    const editor = new Emacs(workspace);
    await started('emacs', editor.process, () => editor.lisp('1'));
    // Of several actions the one that is offered first; a person would be asked.
    await editor.lisp(`(advice-add 'completing-read :override (lambda (_ all &rest more) (or (nth 4 more) (caar all))))`);
    await editor.lisp(`(setq inhibit-message t make-backup-files nil)`);
    return editor;
  }

  /** The value of a form that is evaluated in the buffer of the selected window. */
  private async lisp(form: string): Promise<unknown> {
    const inBuffer = `(with-current-buffer (window-buffer (selected-window)) ${form})`;
    const encoded = `(base64-encode-string (encode-coding-string (json-encode (list (cons 'value ${inBuffer}))) 'utf-8) t)`;
    const evaluated = `(progn (require 'json) ${encoded})`;
    const stdout = await output(this.workspace.env, 'emacsclient', `--socket-name=${this.socket}`, '--eval', evaluated);
    const text = Buffer.from(stdout.trim().replaceAll('"', ''), 'base64').toString('utf8');
    return (JSON.parse(text) as { value: unknown }).value;
  }

  private async at(word: string): Promise<void> {
    await this.lisp(`(progn (goto-char (point-min)) (search-forward "${word}") (goto-char (match-beginning 0)) (point))`);
  }

  async version(): Promise<string> {
    return `Emacs ${(await this.lisp('emacs-version')) as string}`;
  }

  async open(file: string): Promise<void> {
    const path = join(this.workspace.folder, file);
    // What a command leaves to be done after it is done here: nobody presses a key.
    await this.lisp(`(progn (switch-to-buffer (find-file-noselect "${path}")) (run-hooks 'post-command-hook) t)`);
    const managed = `(and (equal buffer-file-name "${path}") (eglot-current-server) t)`;
    await until(
      `a server for ${file}`,
      () => this.lisp(managed),
      (yes) => yes === true,
    );
  }

  async codes(): Promise<string[]> {
    const found = await this.lisp(
      `(vconcat (mapcar (lambda (d) (plist-get (cdr (assoc 'eglot-lsp-diag (flymake-diagnostic-data d))) :code)) (flymake-diagnostics)))`,
    );
    return (found as string[]).sort();
  }

  async text(): Promise<string> {
    return (await this.lisp('(buffer-substring-no-properties (point-min) (point-max))')) as string;
  }

  async hover(word: string): Promise<string> {
    await this.at(word);
    await this.lisp(
      `(progn (setq earshot-told "")
        (eglot-hover-eldoc-function (lambda (text &rest _) (when text (setq earshot-told (substring-no-properties text))))) t)`,
    );
    return (await until(
      `a hover of ${word}`,
      () => this.lisp('earshot-told'),
      (text) => text !== '',
    )) as string;
  }

  async complete(after: string, typed: string): Promise<void> {
    await this.at(after);
    await this.lisp(`(progn (end-of-line) (insert "\\n  ${typed}") t)`);
    // Eglot sends a change some time after it is made. A completion of the text before it is refused, and a person would ask again.
    const asked = (): Promise<unknown> => this.lisp(`(condition-case nil (completion-at-point) (jsonrpc-error nil))`);
    await until(
      `completion of ${typed}`,
      async () => {
        await asked();
        return this.lisp('(string-trim (thing-at-point (quote line) t))');
      },
      (line) => line !== typed,
    );
  }

  async fix(word: string): Promise<void> {
    await this.at(word);
    await this.lisp(`(progn (eglot-code-actions (point) (1+ (point)) "quickfix" t) t)`);
  }

  async format(): Promise<void> {
    await this.lisp('(progn (eglot-format-buffer) t)');
  }

  async close(): Promise<void> {
    // It answers no more once it has ended.
    await this.lisp('(kill-emacs)').catch(() => undefined);
    await ended(this.process);
  }
}
