export type ReadStretches<Where, Row> = {
  /** In the order of the list: each is a condition beside the filter, which one index holds in that order. */
  stretches: readonly Where[]
  /** Rows that are wanted in all. */
  limit: number
  read: (stretch: Where, take: number) => Promise<Row[]>
}

/**
 * Reads a page stretch by stretch until it is full. "After (value, id)" as one condition is an OR, for which no index can be entered in the
 * middle: a deep page would read everything before it. Its parts can, and the first of them nearly always fills the page.
 */
export async function readStretches<Where, Row>({ stretches, limit, read }: ReadStretches<Where, Row>): Promise<Row[]> {
  const rows: Row[] = []
  for (const stretch of stretches) {
    if (rows.length >= limit) break
    rows.push(...(await read(stretch, limit - rows.length)))
  }

  return rows
}

export type SortedList = {
  column: string
  order: 'asc' | 'desc'
  /** The sort value and the id of the row before; null for the first page. */
  after: readonly [string | null, string] | null
  /** Whether rows may have no value: they stand last in both orders. */
  isNullable: boolean
}

type Condition = Record<string, unknown>

/** The stretches of a list that is sorted by a column and then by id. */
export function listStretches({ column, order, after, isNullable }: SortedList): Condition[] {
  const beyond = order === 'asc' ? 'gt' : 'lt'
  const withoutValue = isNullable ? [{ [column]: null }] : []
  if (!after) return [isNullable ? { [column]: { not: null } } : {}, ...withoutValue]
  const [value, id] = after
  if (value === null) return [{ [column]: null, id: { [beyond]: id } }]

  return [{ [column]: value, id: { [beyond]: id } }, { [column]: { [beyond]: value } }, ...withoutValue]
}
