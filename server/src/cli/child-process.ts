/** Stands in for `node:child_process`, which the argument parser imports for subcommands that are programs of their own. There are none here. */
export function spawn(): never {
  throw new Error('no verb is a program of its own');
}
