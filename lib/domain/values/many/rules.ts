import type { z } from 'zod'
import type { manySchema } from '#lib/domain/values/contract.ts'

/** What became of each: all that can be done is done, and the rest says why not. */
export type ManyResult = z.infer<typeof manySchema>

/** How many records one transaction holds: few enough that nobody waits long for the last of them. */
const PAGE_SIZE = 25

/**
 * Does one thing to many records, page by page. Ids come in order and each once, so that two people who act on the same ones wait for each
 * other and never in a circle.
 */
export async function actInPages({
  ids,
  actOnPage,
}: {
  ids: readonly string[]
  /** Locks the page's rows in the order of their ids. */
  actOnPage: (ids: string[]) => Promise<ManyResult>
}): Promise<ManyResult> {
  const ordered = [...new Set(ids.map((id) => id.toLowerCase()))].sort()
  const result: ManyResult = { done: [], refused: [] }

  for (let start = 0; start < ordered.length; start += PAGE_SIZE) {
    const page = await actOnPage(ordered.slice(start, start + PAGE_SIZE))
    result.done.push(...page.done)
    result.refused.push(...page.refused)
  }

  return result
}

type LockedRecord = { id: string; name: string | null; confidential: boolean }

export type ActOnEach<Row extends LockedRecord> = {
  ids: readonly string[]
  /** Locked until the transaction ends. */
  rows: readonly Row[]
  visibility: { confidential: boolean }
  /** Answers why not, as a sentence that says what to do, or null when it is done. */
  act: (row: Row) => Promise<string | null>
  /** Said of what does not exist for the caller. */
  missing: string
}

/** Does it to each record of a page, for itself. */
export async function actOnEach<Row extends LockedRecord>({ ids, rows, visibility, act, missing }: ActOnEach<Row>): Promise<ManyResult> {
  const result: ManyResult = { done: [], refused: [] }

  for (const id of ids) {
    const row = rows.find((candidate) => candidate.id === id)
    const isThere = row !== undefined && (!row.confidential || visibility.confidential)
    const problem = isThere ? await act(row) : missing
    if (problem === null) result.done.push(id)
    else result.refused.push({ id, name: isThere ? row.name || null : null, problem })
  }

  return result
}
