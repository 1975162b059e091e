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

export interface ImportEtoFlags {
  /** The name of an input in a spec → the input of the data, by id or name. */
  readonly for?: Readonly<Record<string, string>>;
  readonly spec?: string;
  readonly output?: string;
}
