/** Which rulebook a report was made with: the built-in one, and the user's own over it. */
export interface EditionOf {
  readonly version: string;
  readonly from: string;
  readonly through: string;
  /** Rulebooks of the user's own that were over it. */
  readonly further?: readonly { readonly folder: string; readonly version?: string }[];
}

/** `Rulebook 2026-09-24 (2008-10-01 to 2026-09-24) with company-policy 3, earshot 0.1.0.` */
export function editionLine({
  rulebook,
  tool,
}: {
  readonly rulebook: EditionOf;
  readonly tool: { readonly name: string; readonly version: string };
}): string {
  const { version, from, through, further = [] } = rulebook;
  const own = further.map((f) => (f.version ? `${f.folder} ${f.version}` : f.folder));
  return `Rulebook ${version} (${from} to ${through})${own.length > 0 ? ` with ${own.join(', ')}` : ''}, ${tool.name} ${tool.version}.`;
}

/** The keys of the JSON reports; `rulebooks` only where there are any. */
export function editionJson({ version, from, through, further = [] }: EditionOf): {
  rulebook: { version: string; from: string; through: string };
  rulebooks: { folder: string; version?: string }[] | undefined;
} {
  return {
    rulebook: { version, from, through },
    rulebooks:
      further.length > 0
        ? further.map((f) => ({ folder: f.folder, ...(f.version !== undefined && { version: f.version }) }))
        : undefined,
  };
}
