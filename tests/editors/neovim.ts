/** Neovim without a screen: keys and expressions go to it over its own socket. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended, output, started } from './process.ts';
import { type Editor, until, type Workspace } from './workspace.ts';

export class Neovim implements Editor {
  private readonly process: ChildProcess;
  private readonly socket: string;
  private readonly workspace: Workspace;

  private constructor(workspace: Workspace) {
    this.workspace = workspace;
    this.socket = join(workspace.home, 'nvim.socket');
    const { folder: cwd, env } = workspace;
    this.process = spawn('nvim', ['--headless', '-n', '-i', 'NONE', '--listen', this.socket], { cwd, env, stdio: 'ignore' });
  }

  static async in(workspace: Workspace): Promise<Neovim> {
    workspace.configure('.config/nvim/init.lua', 'lua');
    const editor = new Neovim(workspace);
    await started('nvim', editor.process, () => editor.lua('1'));
    // Of several actions the preferred one; a person would be asked.
    await editor.lua(
      `loadstring([[vim.ui.select = function(items, _, take)
        local best = items[1]
        for _, item in ipairs(items) do if item[2].isPreferred then best = item; break end end
        take(best)
      end]])()`,
    );
    return editor;
  }

  /** The value of a Lua expression. */
  private async lua(expression: string): Promise<unknown> {
    const code = `return vim.json.encode({ value = ${expression} })`;
    const quoted = code.replaceAll("'", "''");
    const stdout = await this.remote('--remote-expr', `luaeval('assert(loadstring(_A))()', '${quoted}')`);
    return (JSON.parse(stdout) as { value?: unknown }).value;
  }

  private async keys(keys: string): Promise<void> {
    await this.remote('--remote-send', keys);
  }

  private remote(...args: readonly string[]): Promise<string> {
    return output(this.workspace.env, 'nvim', '--server', this.socket, ...args);
  }

  private async at(word: string): Promise<void> {
    const line = await this.lua(`vim.fn.search([[\\V${word}]], 'cw')`);
    if (line === 0) throw new Error(`${word} is not in the buffer`);
  }

  async version(): Promise<string> {
    const version = `(function(v) return table.concat({ v.major, v.minor, v.patch }, '.') end)(vim.version())`;
    return `Neovim ${(await this.lua(version)) as string}`;
  }

  async open(file: string): Promise<void> {
    await this.keys(`<Esc>:silent edit! ${file}<CR>`);
    const attached = (): Promise<unknown> =>
      this.lua(`vim.fn.expand('%') == '${file}' and #vim.tbl_values(vim.lsp.buf_get_clients(0)) > 0`);
    await until(`a server for ${file}`, attached, (yes) => yes === true);
  }

  async codes(): Promise<string[]> {
    // A list that is empty is an object in JSON of Lua.
    const found = await this.lua(`vim.tbl_map(function(d) return d.code or d.user_data.lsp.code end, vim.diagnostic.get(0))`);
    return Array.isArray(found) ? (found as string[]).sort() : [];
  }

  async text(): Promise<string> {
    return (await this.lua(`table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n') .. '\\n'`)) as string;
  }

  async hover(word: string): Promise<string> {
    await this.at(word);
    await this.lua(`vim.lsp.buf.hover() or true`);
    const floating = `(function()
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\\n')
        end
      end
      return ''
    end)()`;
    return (await until(
      `a hover of ${word}`,
      () => this.lua(floating),
      (text) => text !== '',
    )) as string;
  }

  async complete(after: string, typed: string): Promise<void> {
    await this.at(after);
    await this.keys(`<Esc>o${typed}<C-x><C-o>`);
    await until(
      `completion of ${typed}`,
      () => this.lua(`vim.api.nvim_get_current_line()`),
      (line) => (line as string).trim() !== typed,
    );
    await this.keys('<C-y><Esc>');
  }

  async fix(word: string): Promise<void> {
    await this.at(word);
    await this.lua(`vim.lsp.buf.code_action() or true`);
  }

  async format(): Promise<void> {
    await this.lua(`(vim.lsp.buf.format or vim.lsp.buf.formatting)() or true`);
  }

  async close(): Promise<void> {
    await this.keys('<C-\\><C-n>:qall!<CR>').catch(() => this.process.kill());
    await ended(this.process);
  }
}
