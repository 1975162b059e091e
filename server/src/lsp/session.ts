/** Everything the server knows between two requests: folders, open documents, settings. */
import type { Document } from './document.ts';
import type { Settings } from '../protocol.ts';
import type { RulebookLoader } from '../workspace/rulebooks.ts';
import { Folder } from './folder.ts';
import { normalize, parentOf, withoutSlash } from './uris.ts';

export interface Located {
  readonly folder: Folder;
  readonly path: string;
}

export class Session {
  private readonly loader: RulebookLoader;
  /** The client reports changes of files. */
  watched = false;
  private readonly declared = new Map<string, Folder>();
  /** Around documents that no folder of the workspace holds. */
  private readonly madeUp = new Map<string, Folder>();
  private readonly documents = new Map<string, Document>();

  constructor(loader: RulebookLoader) {
    this.loader = loader;
  }

  get folders(): readonly Folder[] {
    return [...this.declared.values()];
  }
  get allFolders(): readonly Folder[] {
    return [...this.declared.values(), ...this.madeUp.values()];
  }

  addFolder(address: string): Folder {
    const uri = withoutSlash(normalize(address));
    const known = this.declared.get(uri);
    if (known) return known;
    const folder = new Folder({ uri, loader: this.loader, declared: true, watched: this.watched });
    this.declared.set(uri, folder);
    this.replaceDocuments();
    return folder;
  }
  removeFolder(address: string): void {
    this.declared.delete(withoutSlash(normalize(address)));
    this.replaceDocuments();
  }

  /** The nearest folder that holds a document, else one whose imports reach it; one of its own where none does. */
  locate(address: string): Located {
    const uri = normalize(address);
    let best: (Located & { readonly holds: boolean }) | undefined;
    for (const folder of this.declared.values()) {
      const path = folder.pathOf(uri);
      if (path === undefined) continue;
      const found = { folder, path, holds: folder.holds(uri) };
      const nearer = !best || (found.holds === best.holds ? folder.uri.length > best.folder.uri.length : found.holds);
      if (nearer) best = found;
    }
    if (best) return best;
    const parent = parentOf(uri);
    const folder = this.madeUp.get(parent) ?? new Folder({ uri: parent, loader: this.loader, declared: false, watched: false });
    this.madeUp.set(parent, folder);
    return { folder, path: folder.pathOf(uri) ?? uri.slice(parent.length).replace(/^\//, '') };
  }

  put(document: Document): void {
    this.documents.set(document.uri, document);
    const { folder, path } = this.locate(document.uri);
    folder.open(path, document);
  }
  drop(uri: string): void {
    this.documents.delete(uri);
    const { folder, path } = this.locate(uri);
    folder.close(path);
    if (!folder.declared && folder.openFiles.length === 0) this.madeUp.delete(folder.uri);
  }
  document(uri: string): Document | undefined {
    return this.documents.get(uri);
  }
  /** However the editor spells its address. */
  openAt(address: string): Document | undefined {
    const uri = normalize(address);
    return this.documents.get(address) ?? this.openDocuments.find((d) => normalize(d.uri) === uri);
  }
  get openDocuments(): readonly Document[] {
    return [...this.documents.values()];
  }

  configure(settings: ReadonlyMap<string, Settings>, otherwise: Settings): void {
    for (const folder of this.allFolders) folder.configure(settings.get(folder.uri) ?? otherwise);
  }

  /** Folders came or went: documents move to the folder that is now nearest. */
  private replaceDocuments(): void {
    this.madeUp.clear();
    for (const folder of this.declared.values()) for (const path of folder.openFiles) folder.close(path);
    for (const document of this.documents.values()) {
      const { folder, path } = this.locate(document.uri);
      folder.open(path, document);
    }
  }
}
