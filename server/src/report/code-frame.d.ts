declare module '@babel/code-frame' {
  export interface Place {
    /** From 1. */
    readonly line: number;
    /** From 1; the end is exclusive. */
    readonly column: number;
  }
  export function codeFrameColumns(
    text: string,
    location: { readonly start: Place; readonly end?: Place },
    options?: {
      readonly linesAbove?: number;
      readonly linesBelow?: number;
      /** Number of the text's first line. */
      readonly startLine?: number;
      readonly forceColor?: boolean;
      readonly highlightCode?: boolean;
    },
  ): string;
}
