/** Addresses to paths and back. A path inside a folder is relative, with `/`, as the rest of the program names files. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The file system path of a `file:` address; undefined for any other, and for one that names another machine. */
export function diskPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** One spelling for each address: editors differ in what they escape (`c%3A`). */
export function normalize(uri: string): string {
  const path = diskPath(uri);
  return path === undefined ? uri : pathToFileURL(path).href;
}

export const withoutSlash = (uri: string): string => (uri.endsWith('/') ? uri.slice(0, -1) : uri);

/** The path of a document inside a folder, `parts/optics.earshot`; undefined when it is not inside. */
export function within(folder: string, uri: string): string | undefined {
  if (!uri.startsWith(`${folder}/`)) return undefined;
  try {
    return decodeURIComponent(uri.slice(folder.length + 1));
  } catch {
    return undefined;
  }
}

export const addressOf = (folder: string, path: string): string =>
  `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** The folder of a document that no workspace folder holds. */
export const parentOf = (uri: string): string => uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.indexOf(':') + 1));

/** How a folder or a document is called. */
export function lastOf(uri: string): string {
  const last = uri.slice(Math.max(uri.lastIndexOf('/'), uri.indexOf(':')) + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
