import { beforeAll, describe, expect, test } from 'vitest'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs } from '#tests/integration/access/tenants.ts'
import { type Inbox, openInbox } from '#tests/integration/new-hires/inbox.ts'

/** More than the newest rows that a search looks through before it takes the index. */
const CROWD = 3000
/** The oldest, so that only the index leads to them. */
const RARE = ['Zdzisława Brzęczyszczykiewicz', 'Bo Wu', 'Al Qatar_50%', '王伟 小明', 'Ana Rare Ranger']

let ours: Inbox
let theirs: Inbox
beforeAll(async () => {
  ours = await openInbox()
  theirs = await openInbox()
  for (const inbox of [ours, theirs]) await fill(inbox)
})

/** By SQL, because it is about many: texts of searching are folded here as they come. */
async function fill({ scope }: Inbox): Promise<void> {
  const folded = RARE.map((name) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l'))
  await inTenant(scope, async (tx) => {
    await execute(tx)`
      insert into "person" ("organizationId", "id", "name", "searchText", "updatedAt")
      select ${scope.organizationId}::uuid, ('0190000' || lpad(n::text, 5, '0') || '70008000000000000000')::uuid, name, folded, now()
      from unnest(${RARE}::text[], ${folded}::text[]) with ordinality as of (name, folded, n)`
    await execute(tx)`
      insert into "person" ("organizationId", "id", "name", "searchText", "updatedAt")
      select ${scope.organizationId}::uuid, ('0191000' || lpad(n::text, 5, '0') || '70008000000000000000')::uuid, 'Common Person ' || n,
        'common person ' || n || ' designer', now()
      from generate_series(1, ${CROWD}::int) as n`
  })
}

const find = async (search: string) => {
  const people = callAs({ sessionId: ours.admin.sessionId, slug: ours.slug }).people

  return (await people.list({ search, limit: 100 })).items.map(({ name }) => name)
}

describe('among more people than a search looks through one by one', () => {
  test.each([
    ['a long word', 'brzeczyszczykiewicz', RARE[0]],
    ['a part in the middle of a word', 'czyszcz', RARE[0]],
    ['two words in any order', 'ranger ana', RARE[4]],
    ['a long word beside a short one', 'bo wu', RARE[1]],
    ['three letters', 'qat', RARE[2]],
    ['signs that mean something to LIKE', 'qatar_50%', RARE[2]],
    ['two letters', 'wu', RARE[1]],
    ['one sign of another script', '伟', RARE[3]],
  ])('%s finds who has it', async (_, search, name) => {
    expect(await find(search)).toEqual([name])
  })

  test('a word that nobody has, and one that shares pieces with another, find nobody', async () => {
    expect(await find('brzeczyszczykiewiczowa')).toEqual([])
    expect(await find('rangers')).toEqual([])
    expect(await find('qatarx50%')).toEqual([])
  })

  test('a word that all have finds the newest of them', async () => {
    expect(await find('common designer')).toHaveLength(100)
  })
})
