import { readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { GET } from '#app/api/files/people/imports/[id]/refusals/route.ts'
import { POST } from '#app/api/files/people/imports/route.ts'
import { forgetDocument } from '#lib/domain/documents/mutations.ts'
import { importRecords } from '#lib/domain/imports/pages/mutations.ts'
import { peopleImportFiles } from '#lib/domain/people/imports/api.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { env } from '#lib/platform/env.ts'
import { addCustomRole, addMember, createContext, createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { finishImport, importFile, sendFile, suggestedColumns, toCsv } from '#tests/integration/imports/files.ts'
import { clientOf, readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { testDatabase } from '#tests/setup/database.ts'

vi.setConfig({ testTimeout: 60_000 })
afterAll(closeRateLimits)

const HEAD = ['First name', 'Last name', 'Personal e-mail', 'Job title', 'Employment start date', 'Last day']

const clientOfAdmin = (tenant: TestTenant) => clientOf(tenant, tenant.admin)

async function listNames(tenant: TestTenant): Promise<string[]> {
  return (await clientOfAdmin(tenant).people.list({ limit: 100 })).items.map(({ name }) => name)
}

async function listProblems(tenant: TestTenant, id: string): Promise<[number, string][]> {
  return (await clientOfAdmin(tenant).peopleImports.refusals({ id })).items.map(({ row, problem }) => [row, problem])
}

describe('rows', () => {
  test('are added with period, history and origin; who is here by personal e-mail is changed, and empty cells leave what there is', async () => {
    const tenant = await createTenant()
    const client = clientOfAdmin(tenant)
    await importFile({ tenant, text: toCsv([HEAD, ['Ana', 'Torres', 'ana@people.example', 'Engineer', '2024-03-01', '']]) })
    const [{ id } = { id: '' }] = (await client.people.list({})).items
    const result = await importFile({
      tenant,
      text: toCsv([
        ['E-mail', 'Title', 'Department', 'First name', 'Last name'],
        ['ANA@people.example ', 'Lead engineer', 'Field', '', ''],
        ['bo@people.example', 'Designer', '', 'Bo', 'Lind'],
      ]),
    })

    expect(result).toMatchObject({ state: 'Done', total: 2, seen: 2, added: 1, changed: 1, refused: 0 })
    expect(await listNames(tenant)).toEqual(['Ana Torres', 'Bo Lind'])
    const ana = await client.people.get({ id })
    expect(ana).toMatchObject({ name: 'Ana Torres', jobTitle: 'Lead engineer', department: 'Field', startDate: '2024-03-01' })
    expect(ana.periods).toMatchObject([{ startDate: '2024-03-01', endDate: null, jobTitle: 'Lead engineer', department: 'Field' }])
    expect(ana.history.map(({ kind, changes }) => [kind, changes.map(({ field }) => field)])).toEqual([
      ['imported', ['jobTitle', 'department']],
      ['imported', ['firstName', 'lastName', 'personalEmail', 'jobTitle', 'startDate']],
    ])
    expect(ana.fields.find(({ key }) => key === 'jobTitle')?.origin).toMatchObject({ kind: 'imported', by: 'Zoë Okonkwo' })
  })

  test('that are bad are refused each with its column and what to enter, never with the value, and the rest goes on', async () => {
    const tenant = await createTenant()
    const client = clientOfAdmin(tenant)
    await client.fields.create({
      object: 'Person',
      label: 'Laptop',
      type: 'choice',
      sensitivity: 'none',
      group: 'Details',
      options: [{ label: 'Mac' }, { label: 'PC' }],
    })
    const result = await importFile({
      tenant,
      text: toCsv([
        [...HEAD, 'Laptop'],
        ['Ana', 'Torres', 'ana@people.example', '', '2024-03-01', '', 'mac'],
        ['Bad', 'Date', 'date@people.example', '', '31.12.2024', '', ''],
        ['Bad', 'Mail', 'not-an-address', '', '', '', ''],
        ['', 'Nameless', 'nobody@people.example', '', '', '', ''],
        ['Turned', 'Round', 'turned@people.example', '', '2024-03-01', '2024-02-01', ''],
        ['Unknown', 'Choice', 'choice@people.example', '', '', '', 'Abacus'],
        ['Too', 'Long', 'long@people.example', '', '', '', '', 'one more'],
        ['Bo', 'Lind', 'bo@people.example', '', '', '', ''],
      ]),
    })

    expect(result).toMatchObject({ state: 'Done', seen: 8, added: 2, refused: 6 })
    expect(await listNames(tenant)).toEqual(['Ana Torres', 'Bo Lind'])
    expect(await listProblems(tenant, result.id)).toEqual([
      [2, 'Employment start date: Enter a whole date like 7 Dec 2026.'],
      [3, 'Personal e-mail: Enter an e-mail address like ana@example.com.'],
      [4, expect.stringContaining('There is no first name.')],
      [5, expect.stringContaining('last day lies before the first day')],
      [6, 'Laptop: Choose one of: Mac, PC.'],
      [7, expect.stringContaining('more cells than there are headings')],
    ])
    const context = createContext({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
    const csv = await new Response(await peopleImportFiles.giveRefusals({ context, id: result.id })).text()
    expect(csv.trim().split('\r\n')).toHaveLength(7)
    expect(csv).not.toMatch(/Abacus|31\.12|not-an-address/)
  })

  test('about one person twice are one change, and a name without e-mail is somebody new each time', async () => {
    const tenant = await createTenant()
    const result = await importFile({
      tenant,
      text: toCsv([
        HEAD,
        ['Ana', 'Torres', 'ana@people.example', 'Engineer', '', ''],
        ['Ana', 'Torres', 'Ana@People.example', 'Lead', '', ''],
        ['Kim', 'Park', '', '', '', ''],
        ['Kim', 'Park', '', '', '', ''],
      ]),
    })

    expect(result).toMatchObject({ added: 3, changed: 1, refused: 0 })
    expect(await listNames(tenant)).toEqual(['Ana Torres', 'Kim Park', 'Kim Park'])
  })

  test('mark a pending new hire that may be one of them', async () => {
    const tenant = await createTenant()
    await importFile({ tenant, text: toCsv([HEAD, ['Ana', 'Torres', 'ana@people.example', '', '', '']]) })
    const signals = await inTenant(tenant.scope, (tx) => tx.personSignal.findMany({ select: { kind: true, value: true } }))

    expect(signals).toEqual(
      expect.arrayContaining([
        { kind: 'Email', value: 'ana@people.example' },
        { kind: 'Name', value: 'ana torres' },
      ]),
    )
  })
})

describe('a file', () => {
  test('is read in the encodings and separators that spreadsheets write, and a leading apostrophe of ours is taken away', async () => {
    const rows = [HEAD, ['Zoë', "'=Łukasz;x", 'zoe@people.example', "'+1 lead", '2024-03-01', '']]
    const latin = [HEAD, ['Zoë', 'Müller', 'zoe2@people.example', 'Café', '', '']]
    const tenant = await createTenant()
    await importFile({ tenant, text: `\uFEFF${toCsv(rows)}` })
    await importFile({ tenant, text: Buffer.from(toCsv(latin, ';'), 'latin1') })
    const utf16 = [HEAD, ['Utf', 'Sixteen', 'utf@people.example', '', '', '']]
    await importFile({ tenant, text: Buffer.from(`\uFEFF${toCsv(utf16, '\t')}`, 'utf16le'), name: 'people.txt' })

    expect(await listNames(tenant)).toEqual(['Utf Sixteen', 'Zoë =Łukasz;x', 'Zoë Müller'])
    const zoe = (await clientOfAdmin(tenant).people.list({ search: 'zoe@people' })).items[0]
    expect(zoe).toMatchObject({ jobTitle: '+1 lead' })
  })

  test.each([
    ['nothing', '', 'people.csv', /empty/],
    ['headings alone', 'First name,Last name\r\n', 'people.csv', /no row below/],
    ['a workbook that calls itself CSV', 'PK\u0003\u0004\0\0stuff', 'people.csv', /Excel workbook/],
    ['bytes that are no text', 'a,b\n\0\0,c', 'people.csv', /not a CSV file/],
    ['a page', '<!doctype html><p>a,b</p>\n1,2', 'people.csv', /CSV/],
    ['a workbook', 'a,b\n1,2', 'people.xlsx', /\.xlsx/],
  ])('that is %s is refused with what to send instead, and nothing of it stays', async (_, text, name, message) => {
    const tenant = await createTenant()

    expect((await sendFile({ tenant, text, name }).catch((error: { userMessage: string }) => error)) as object).toMatchObject({
      userMessage: expect.stringMatching(message),
    })
    expect(await clientOfAdmin(tenant).peopleImports.latest({})).toBeNull()
    expect(await listStored(tenant)).toEqual([])
  })

  test('whose columns fit nothing, miss the names or go twice to one field is not begun, and the sentence names them', async () => {
    const tenant = await createTenant()
    const { peopleImports } = clientOfAdmin(tenant)
    const draft = await sendFile({
      tenant,
      text: toCsv([
        ['Badge', 'Surname', 'Last name', 'Last name'],
        ['7', 'a', 'b', 'c'],
      ]),
    })
    const start = (columns: Record<string, string | null>) => refusalOf(peopleImports.start({ id: draft.id, columns }))

    expect(suggestedColumns(draft)).toEqual({ Badge: null, Surname: null, 'Last name': 'lastName', 'Last name (2)': null })
    expect((await start({})).message).toMatch(/No column/)
    expect((await start({ Surname: 'lastName' })).message).toMatch(/No column goes to First name/)
    expect((await start({ Surname: 'lastName', 'Last name': 'lastName', Badge: 'firstName' })).message).toMatch(
      /“Surname” and “Last name” both/,
    )
    expect((await start({ Elsewhere: 'lastName' })).message).toMatch(/no column “Elsewhere”/)
    expect((await start({ Badge: 'nonsense' })).message).toMatch(/not there any more/)
    expect(await peopleImports.get({ id: draft.id })).toMatchObject({ state: 'Draft' })
  })

  test('is gone from the storage once it is imported or cancelled, with the act written down', async () => {
    const tenant = await createTenant()
    const text = toCsv([HEAD, ['Ana', 'Torres', 'ana@people.example', '', '', '']])
    await importFile({ tenant, text })
    const draft = await sendFile({ tenant, text })
    expect(await listStored(tenant)).toHaveLength(2)
    expect(await clientOfAdmin(tenant).peopleImports.cancel({ id: draft.id })).toMatchObject({ state: 'Failed', errorCode: 'cancelled' })

    expect(await inTenant(tenant.scope, (tx) => tx.document.count())).toBe(0)
    for (const documentId of await listStored(tenant)) await forgetDocument({ scope: tenant.scope, documentId })
    expect(await listStored(tenant)).toEqual([])
    const acts = (await readAudit(tenant)).filter(({ action }) => action === 'person.imported')
    expect(acts.map(({ value }) => value?.after)).toEqual([
      expect.objectContaining({ fields: expect.arrayContaining(['firstName', 'personalEmail']) }),
      { added: 1, changed: 0, refused: 0 },
    ])
  })

  test('that nobody began is forgotten by its own job', async () => {
    const tenant = await createTenant()
    const draft = await sendFile({ tenant, text: toCsv([HEAD, ['Ana', 'Torres', '', '', '', '']]) })
    await importRecords({ scope: tenant.scope, importId: draft.id })

    expect(await clientOfAdmin(tenant).peopleImports.get({ id: draft.id })).toMatchObject({ state: 'Failed', errorCode: 'cancelled' })
    expect(await inTenant(tenant.scope, (tx) => tx.document.count())).toBe(0)
  })
})

async function listStored(tenant: TestTenant): Promise<string[]> {
  const folder = path.join(env().HANDOFF_DATA_DIR, 'documents', tenant.scope.organizationId)

  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

describe('who may', () => {
  test('without pay.read nobody sends pay in, and a sample is shown to the sender alone', async () => {
    const tenant = await createTenant()
    const role = await addCustomRole(tenant, ['organization.read', 'people.read', 'people.manage'])
    const clerk = await addMember(tenant, role)
    const text = toCsv([
      ['First name', 'Last name', 'Salary amount'],
      ['Ana', 'Torres', '72000'],
    ])
    const draft = await sendFile({ tenant, person: clerk, text })
    const { peopleImports } = clientOf(tenant, clerk)

    expect(suggestedColumns(draft)).toMatchObject({ 'Salary amount': null })
    expect(JSON.stringify(draft.targets)).not.toMatch(/baseSalary|currency/)
    const columns = { 'First name': 'firstName', 'Last name': 'lastName', 'Salary amount': 'baseSalary' }
    expect((await refusalOf(peopleImports.start({ id: draft.id, columns }))).message).toMatch(/Salary amount/)
    const mine = await sendFile({ tenant, text })
    expect(JSON.stringify(await peopleImports.get({ id: mine.id }))).not.toContain('72000')
    expect(await outcomeOf(peopleImports.start({ id: mine.id, columns: {} }))).toBe('conflict')
  })

  test('a role without people.manage is refused, another organization knows nothing of it, and the routes ask who it is', async () => {
    const tenant = await createTenant()
    const stranger = await createTenant()
    const viewer = await addMember(tenant, 'Viewer')
    const draft = await sendFile({ tenant, text: toCsv([HEAD, ['Ana', 'Torres', '', '', '', '']]) })

    expect(await outcomeOf(clientOf(tenant, viewer).peopleImports.get({ id: draft.id }))).toBe('forbidden')
    expect(await outcomeOf(clientOfAdmin(stranger).peopleImports.get({ id: draft.id }))).toBe('not_found')
    expect(await outcomeOf(clientOfAdmin(stranger).peopleImports.cancel({ id: draft.id }))).toBe('not_found')
    const url = 'http://localhost:3000/api/files/people/imports'
    const headers = { 'content-type': 'application/octet-stream', 'handoff-organization': tenant.slug }
    const send = (origin: string) =>
      POST(new Request(`${url}?name=a.csv`, { method: 'POST', headers: { ...headers, origin }, body: 'a,b' }))
    expect((await send('http://localhost:3000')).status).toBe(401)
    expect((await send('https://evil.example')).status).toBe(403)
    const refusals = new Request(`${url}/${draft.id}/refusals?organization=${tenant.slug}`)
    expect((await GET(refusals, { params: Promise.resolve({ id: draft.id }) })).status).toBe(401)
  })
})

describe('on the way', () => {
  /** An import that has begun, with so many rows. */
  async function openStarted(count: number) {
    const tenant = await createTenant()
    const rows = Array.from({ length: count }, (_, index) => [
      'Person',
      `No ${index}`,
      `p${index}@people.example`,
      'Engineer',
      '2024-03-01',
      '',
    ])
    const draft = await sendFile({ tenant, text: toCsv([HEAD, ...rows]) })
    await clientOfAdmin(tenant).peopleImports.start({ id: draft.id, columns: suggestedColumns(draft) })

    return { tenant, id: draft.id, run: { scope: tenant.scope, importId: draft.id } }
  }

  test('a worker that is killed is followed by one that goes on where the last page ended; two at once count nothing twice', async () => {
    const { tenant, id, run } = await openStarted(230)
    await importRecords({ ...run, pageSize: 50, sliceMs: 0 })
    expect(await clientOfAdmin(tenant).peopleImports.get({ id })).toMatchObject({ state: 'Running', total: 230, seen: 50, added: 50 })

    await Promise.all([importRecords({ ...run, pageSize: 50 }), importRecords({ ...run, pageSize: 50 })])
    const done = await finishImport({ tenant, id })
    expect(done).toMatchObject({ state: 'Done', seen: 230, added: 230, changed: 0, refused: 0 })
    expect(await inTenant(tenant.scope, (tx) => tx.person.count())).toBe(230)
    expect(await inTenant(tenant.scope, (tx) => tx.personPeriod.count())).toBe(230)
  })

  test('a cancelled one stops after its page, and what is in stays', async () => {
    const { tenant, id, run } = await openStarted(120)
    await importRecords({ ...run, pageSize: 50, sliceMs: 0 })
    await clientOfAdmin(tenant).peopleImports.cancel({ id })
    await importRecords(run)

    expect(await clientOfAdmin(tenant).peopleImports.get({ id })).toMatchObject({
      state: 'Failed',
      errorCode: 'cancelled',
      seen: 50,
      added: 50,
    })
    expect(await inTenant(tenant.scope, (tx) => tx.person.count())).toBe(50)
  })

  test('a row that cannot be written leaves nothing half done, and in the end it is refused alone', async () => {
    const { tenant, id, run } = await openStarted(20)
    const owner = new pg.Client({ connectionString: testDatabase.ownerUrl })
    await owner.connect()
    await owner.query(`create function refuse_person() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$`)
    const when = `new."organizationId" = '${tenant.scope.organizationId}' and new."lastName" = 'No 7'`
    await owner.query(`create trigger refuse before insert on "person" for each row when (${when}) execute function refuse_person()`)
    await owner.end()

    await expect(importRecords(run)).rejects.toThrow()
    expect(await clientOfAdmin(tenant).peopleImports.get({ id })).toMatchObject({ state: 'Running', seen: 0, added: 0 })
    await importRecords({ ...run, attempts: 4 })
    expect(await clientOfAdmin(tenant).peopleImports.get({ id })).toMatchObject({ state: 'Done', seen: 20, added: 19, refused: 1 })
    expect(await listProblems(tenant, id)).toEqual([[8, 'Handoff could not take this row. Enter this person by hand.']])
  })
})

test('50 000 rows are added, and the first 5 000 changed, with so many statements a page and not a row', { timeout: 600_000 }, async () => {
  const tenant = await createTenant()
  const toRows = (title: string, count: number) =>
    Array.from({ length: count }, (_, index) => [
      `First ${index}`,
      `Last ${index}`,
      index % 1000 === 999 ? 'broken' : `p${index}@people.example`,
      title,
      '2024-03-01',
      '',
    ])
  const statements = vi.spyOn(pg.Client.prototype, 'query')
  const added = await importFile({ tenant, text: toCsv([HEAD, ...toRows('Engineer', 50_000)]) })
  const forAdding = statements.mock.calls.length
  expect(added).toMatchObject({ state: 'Done', total: 50_000, seen: 50_000, added: 49_950, changed: 0, refused: 50 })
  statements.mockClear()
  const changed = await importFile({ tenant, text: toCsv([HEAD, ...toRows('Lead engineer', 5_000)]) })
  const forChanging = statements.mock.calls.length
  statements.mockRestore()

  expect(changed).toMatchObject({ state: 'Done', seen: 5_000, added: 0, changed: 4_995, refused: 5 })
  expect(await inTenant(tenant.scope, (tx) => tx.person.count({ where: { jobTitle: 'Lead engineer' } }))).toBe(4_995)
  expect(forAdding).toBeLessThan((50_000 / 500) * 40)
  expect(forChanging).toBeLessThan((5_000 / 500) * 40)
})
