import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Whether a pass is on its way: waiting for its turn counts. */
export function isUnderWay({ state }: Pick<MappingRun, 'state'>): boolean {
  return state === 'Queued' || state === 'Running'
}

/** How far a pass is: "Filling 62 of 287 offers". */
export function describeProgress({ kind, object, seen, total }: Pick<MappingRun, 'kind' | 'object' | 'seen' | 'total'>): string {
  const { one, many } = objectWords[object]
  const act = kind === 'Undo' ? 'Taking back' : 'Filling'
  if (total === null) return `${act} ${many}`

  return `${act} ${seen} of ${formatCountOf({ count: total, one, many })}`
}

type FinishedRun = Pick<MappingRun, 'kind' | 'object' | 'version' | 'changed' | 'kept'>

/** What a finished pass did: "Version 9 changed 3 offers." */
export function describeResult({ kind, object, version, changed, kept }: FinishedRun): string {
  const { one, many } = objectWords[object]
  const count = formatCountOf({ count: changed, one, many })
  const keptWords = kept > 0 ? ` In ${formatCountOf({ count: kept, one, many })} something stayed, because a person edited it.` : ''
  switch (kind) {
    case 'Fill':
      return changed > 0 ? `Version ${version} filled what was empty or failed in ${count}.` : `Version ${version} found nothing to fill.`
    case 'Reapply':
      return changed > 0 ? `Version ${version} changed ${count}.${keptWords}` : `Version ${version} had nothing to change.${keptWords}`
    case 'Undo':
      return changed > 0
        ? `Version ${version} is undone. ${count} ${changed === 1 ? 'holds' : 'hold'} again what ${changed === 1 ? 'it' : 'they'} held before.${keptWords}`
        : `Version ${version} is undone. It had changed no ${one}.`
  }
}

/** What a pass left undone. It never stops half way: single records that could not be written are left out, all others are done. */
export function describeFailure({ kind, object, version, changed }: FinishedRun): { title: string; message: string } {
  const { one, many } = objectWords[object]
  const done = `${formatCountOf({ count: changed, one: `${one} is`, many: `${many} are` })} done.`
  if (kind === 'Undo') {
    return {
      title: `Version ${version} is undone, but not in every ${one}.`,
      message: `${done} The ${many} that could not be written keep their values; the server’s log names them. Mend them by hand.`,
    }
  }

  return {
    title: `Some ${many} could not be filled by version ${version}.`,
    message: `${done} The server’s log names the others. Re-apply to try them again.`,
  }
}

/** What taking a version back does, before it is done. */
export function describeUndo({ kind, object, version, changed }: FinishedRun): string {
  const { one, many, open, settled } = objectWords[object]
  const rules = `The rules of version ${version - 1} become version ${version + 1}.`
  const edited = `What people edited stays, and ${settled} stay as they are.`
  if (kind === 'Reapply' && changed > 0) {
    const count = formatCountOf({ count: changed, one, many })

    return `${rules} ${count} that the re-apply changed, and any other that version ${version} filled, ${changed === 1 ? 'holds' : 'hold'} again what ${changed === 1 ? 'it' : 'they'} held before. ${edited}`
  }

  return `${rules} Every ${open} ${one} that version ${version} filled holds again what it held before. ${edited}`
}
