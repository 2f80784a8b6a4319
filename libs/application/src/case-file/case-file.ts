/** One command of a case file, not yet checked, with the line that it stands on. */
export interface CaseCommand {
  readonly line: number;
  /** `{collection}/{id}/{command}`. */
  readonly do: string;
  readonly key?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A list of commands in order (docs/reference/case-files.md). */
export interface CaseFile {
  readonly name: string;
  readonly commands: readonly CaseCommand[];
}
