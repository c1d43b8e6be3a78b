/** What somebody can do to the fields of a record. */
export type RecordEdit =
  | { kind: 'set'; field: string; value: string | null }
  | { kind: 'keepMine'; field: string }
  | { kind: 'takeTheirs'; field: string }
  | { kind: 'setLock'; field: string; isLocked: boolean }
  /** The same decision on every field that asks. */
  | { kind: 'keepAll'; fields: string[] }
  | { kind: 'takeAll'; fields: string[] }
  /** Takes back what was done since the entry `since` of the history. */
  | { kind: 'restore'; field: string; since: string }
  | { kind: 'restoreAll'; fields: string[]; since: string }
