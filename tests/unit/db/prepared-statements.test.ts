import { expect, test } from 'vitest'
import { nameStatement } from '#lib/platform/db/prepared-statements.ts'

function useOften(sql: string, args: unknown[] = ['one']): string {
  let name = ''
  for (let use = 0; use < 20; use += 1) name = nameStatement({ sql, args })

  return name
}

test('names a statement once it has come often, each its own, and always the same', () => {
  const sql = 'select "name" from "offer" where "id" = $1'

  expect(nameStatement({ sql, args: ['one'] })).toBe('')
  const name = useOften(sql)
  expect(name).not.toBe('')
  expect(useOften(sql)).toBe(name)
  expect(useOften('select "email" from "offer" where "id" = $1')).not.toBe(name)
})

test('leaves pages of lists, counts and what has no values without a name', () => {
  expect(useOften('select "id" from "offer" where "organizationId" = $1\n ORDER BY "id" DESC\n LIMIT $2')).toBe('')
  expect(useOften('select count(*) from "offer" where "organizationId" = $1')).toBe('')
  expect(useOften('COMMIT', [])).toBe('')
  expect(useOften('select "id" from "offer" where "id" = any($1) order by "id" for update')).not.toBe('')
})
