export interface ImportBomFlags {
  readonly output?: string;
  /** Field → column. */
  readonly map?: Readonly<Record<string, string>>;
  readonly sheet?: string;
  readonly currency?: string;
  readonly decimal?: 'point' | 'comma';
  readonly product?: string;
  readonly dryRun?: true;
  readonly saveProfile?: true;
}
