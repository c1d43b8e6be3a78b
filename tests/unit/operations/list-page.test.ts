import { expect, test } from 'vitest'
import { listStretches, readStretches } from '#lib/platform/db/list-page.ts'

type Row = { id: string; day: string | null }
type Condition = Record<string, unknown>

const rows: Row[] = [
  { id: 'a', day: '01' },
  { id: 'b', day: '01' },
  { id: 'c', day: '02' },
  { id: 'd', day: null },
  { id: 'e', day: null },
]

/** What a database would do with the conditions that stretches are made of. */
function fits(row: Row, condition: Condition): boolean {
  return Object.entries(condition).every(([column, wanted]) => {
    const value = row[column as keyof Row]
    if (wanted === null || typeof wanted === 'string') return value === wanted
    const { gt, lt, not } = wanted as { gt?: string; lt?: string; not?: null }
    if (not === null) return value !== null

    return value !== null && (gt === undefined || value > gt) && (lt === undefined || value < lt)
  })
}

test.each(['asc', 'desc'] as const)(
  'pages of every size come %s, no row twice and none left out, those without a value last',
  async (order) => {
    const sign = order === 'asc' ? 1 : -1
    const compare = (one: Row, other: Row) => sign * ((one.day ?? '').localeCompare(other.day ?? '') || one.id.localeCompare(other.id))
    const sorted = [...rows.filter(({ day }) => day !== null).sort(compare), ...rows.filter(({ day }) => day === null).sort(compare)]
    for (let size = 1; size <= rows.length; size += 1) {
      const read: Row[] = []
      for (let after: [string | null, string] | null = null, isDone = false; !isDone; ) {
        const page: Row[] = await readStretches<Condition, Row>({
          stretches: listStretches({ column: 'day', order, after, isNullable: true }),
          limit: size,
          read: async (stretch, take) =>
            rows
              .filter((row) => fits(row, stretch))
              .sort(compare)
              .slice(0, take),
        })
        read.push(...page)
        const last = page.at(-1)
        isDone = page.length < size || !last
        if (last) after = [last.day, last.id]
      }
      expect(read, `pages of ${size}`).toEqual(sorted)
    }
  },
)

test('a page that its first stretch fills asks for no other', async () => {
  let asked = 0
  await readStretches({
    stretches: [1, 2, 3],
    limit: 2,
    read: async () => {
      asked += 1

      return ['row', 'row']
    },
  })

  expect(asked).toBe(1)
})
