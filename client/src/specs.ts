import * as vscode from 'vscode';

/** Schemes of files that extensions keep elsewhere than on this machine's disk. */
const VIRTUAL = ['vscode-vfs', 'vscode-test-web', 'memfs'];

/**
 * What Earshot answers for: files, texts that were never saved, and whatever kind of file the open folders hold. Not an older version of
 * a file, as a comparison shows it: what it imports cannot be read, and findings on it would be none of today's.
 */
export const specs: readonly { readonly language: string; readonly scheme: string }[] = [
  ...new Set(['file', 'untitled', ...VIRTUAL, ...(vscode.workspace.workspaceFolders ?? []).map((f) => f.uri.scheme)]),
].map((scheme) => ({ language: 'earshot', scheme }));

export const isSpec = (document: vscode.TextDocument): boolean =>
  specs.some(({ language, scheme }) => document.languageId === language && document.uri.scheme === scheme);
