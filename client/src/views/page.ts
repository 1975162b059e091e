import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ViewKind } from './messages.ts';

/** The page of a view: one script of ours by its nonce, one style sheet of ours, and nothing from anywhere else. */
export function page(webview: vscode.Webview, folder: vscode.Uri, kind: ViewKind): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Earshot</title>
<link rel="stylesheet" nonce="${nonce}" href="${address('views.css')}">
</head>
<body>
<main id="view" tabindex="-1"></main>
<script nonce="${nonce}" src="${address(`${kind}.js`)}"></script>
</body>
</html>`;
}
