import { findField } from '#components/record/find-field.ts'
import type { ReviewedRecord } from '#components/record/reviewed-record.ts'

/** The currencies of amounts in one entry of the history: of the value before and of the one after. */
export type EntryCurrencies = { before: string | null; after: string | null }

/** Entries that tell what was made of Ashby's values, whoever owns the shown one. */
const ashbysKinds: readonly string[] = ['changed-in-ashby', 'held', 'remapped']

/**
 * An amount of the past belongs to the currency of then, not to the one shown today. Walks from today back: what Ashby said and what was
 * shown are two tracks, since a person can have edited either amount or currency. Pure.
 */
export function findEntryCurrencies(record: Pick<ReviewedRecord, 'fields' | 'history'>): ReadonlyMap<string, EntryCurrencies> {
  const field = findField(record, 'currency')
  let ashby = field?.ashby ?? null
  let shown = field?.value ?? null
  const found = new Map<string, EntryCurrencies>()

  for (const { id, kind, changes } of record.history) {
    const change = changes.find((candidate) => candidate.field === 'currency')
    const isAshbys = ashbysKinds.includes(kind)
    const currencies = {
      before: change ? change.before : isAshbys ? ashby : shown,
      after: change ? change.after : isAshbys ? ashby : shown,
    }
    found.set(id, currencies)
    if (!change || kind === 'held') continue

    if (!isAshbys) shown = currencies.before
    else {
      if (shown === ashby) shown = currencies.before
      ashby = currencies.before
    }
  }

  return found
}
