import type { MappingVersion, RuleChange } from '#lib/domain/mappings/contract.ts'

type VersionOrigin = Pick<MappingVersion, 'origin' | 'originNumber' | 'by'>

/** How a version came to be, and by whom: "Saved by Imani", "Version 6 restored by Tomás". */
export function describeOrigin({ origin, originNumber, by }: VersionOrigin): string {
  const suffix = by === null ? '' : ` by ${by}`
  const again = originNumber === null ? 'An older version' : `Version ${originNumber}`
  switch (origin) {
    case 'initial':
      return 'The rules that come with a connection'
    case 'saved':
      return `Saved${suffix}`
    case 'restored':
      return `${again} restored${suffix}`
    case 'lookup':
      return `Lookup row added${suffix}`
    case 'undone':
      return `${again} again, undone${suffix}`
  }
}

/**
 * What restoring version `number` would change of the live rules. `versions` are the newest ones without a gap, down to at least `number`;
 * each tells its difference against the one before, so that the first and the last word on a field are the whole difference.
 */
export function listRestoreChanges({ versions, number }: { versions: readonly MappingVersion[]; number: number }): RuleChange[] {
  const newer = versions.filter((version) => version.number > number).sort((a, b) => b.number - a.number)
  const changes = new Map<string, RuleChange>()
  for (const change of newer.flatMap((version) => version.changes)) {
    const { before, field, label } = change
    const known = changes.get(field)
    changes.set(field, { field, label: known?.label ?? label, before: known ? known.before : change.after, after: before })
  }

  return [...changes.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}
