import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, outcomeOf, type TestMember } from '#tests/integration/access/tenants.ts'
import { apply, type ByHandCompany, deliver, installCompany, makeWebhook, readHires } from '#tests/integration/by-hand/accounts.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function hire(company: ByHandCompany, name?: string): Promise<string> {
  const { applicationId } = await apply(company, { name, salary: null })
  await company.account.control('application.hire', { applicationId })
  await deliver(house, company)

  return applicationId
}

const titlesOf = async ({ slug }: ByHandCompany, { sessionId }: Pick<TestMember, 'sessionId'>) =>
  (await callAs({ sessionId, slug }).notifications.list({})).items.map(({ title, path }) => ({ title, path }))

test('with nobody chosen everybody who manages the ATS inbox is told, many at once as one, and nobody else', async () => {
  const company = await installCompany(house)
  const [hr, recruiter] = [await addMember(company, 'HR'), await addMember(company, 'Recruiter')]
  await makeWebhook(company)
  expect(await company.api.hireRecipients.get({ connectionId: company.connectionId })).toMatchObject({
    isEverybodyTold: true,
    reminderDays: 3,
  })

  await hire(company, 'Cher Sarkisian')
  const [first] = await readHires(company)
  expect(await titlesOf(company, hr)).toEqual([{ title: 'New hire: Cher Sarkisian', path: `/new-hires/${first?.id}` }])
  await hire(company, 'Ines Duarte')
  await hire(company, 'Jonas Weber')
  expect(await titlesOf(company, hr)).toEqual([{ title: '3 new hires: Jonas Weber, Ines Duarte and 1 more', path: '/new-hires' }])
  expect(await titlesOf(company, company.admin)).toHaveLength(1)
  expect(await titlesOf(company, recruiter)).toEqual([])
})

test('of the chosen only those are told who may see new hires; one who loses that is shown, and told again once it is back', async () => {
  const company = await installCompany(house)
  const { api, connectionId, scope } = company
  const roleId = await addCustomRole(company, ['organization.read', 'people.read', 'newHires.manage', 'confidential.read'])
  const [chosen, losing, other] = [await addMember(company, 'HR'), await addMember(company, roleId), await addMember(company, 'HR')]
  await makeWebhook(company)
  await api.hireRecipients.set({ connectionId, userIds: [chosen.userId, losing.userId], reminderDays: 5 })
  await hire(company)
  expect(await titlesOf(company, chosen)).toHaveLength(1)
  expect(await titlesOf(company, losing)).toHaveLength(1)
  expect(await titlesOf(company, other)).toEqual([])

  const readCount = () => inTenant(scope, (tx) => tx.notification.findMany({ where: { userId: losing.userId }, select: { count: true } }))
  await api.members.changeRole({ id: losing.memberId, roleId: 'Viewer' })
  await hire(company)
  expect(await readCount()).toEqual([{ count: 1 }])
  const { members, isEverybodyTold, reminderDays } = await api.hireRecipients.get({ connectionId })
  expect({ isEverybodyTold, reminderDays }).toEqual({ isEverybodyTold: false, reminderDays: 5 })
  expect(members.find(({ userId }) => userId === losing.userId)).toMatchObject({ isChosen: true, isAllowed: false, role: 'Viewer' })

  await api.members.changeRole({ id: losing.memberId, roleId })
  await hire(company)
  expect(await readCount()).toEqual([{ count: 2 }])
})

test('where nobody of the chosen may see new hires any more, everybody who may is told', async () => {
  const company = await installCompany(house)
  const { api, connectionId } = company
  const [only, other] = [await addMember(company, 'HR'), await addMember(company, 'HR')]
  await makeWebhook(company)
  await api.hireRecipients.set({ connectionId, userIds: [only.userId], reminderDays: 3 })
  await api.members.changeRole({ id: only.memberId, roleId: 'Viewer' })
  await hire(company)

  expect((await api.hireRecipients.get({ connectionId })).isEverybodyTold).toBe(true)
  expect(await titlesOf(company, other)).toHaveLength(1)
})

test('only members whose role has the permission can be chosen, only by whoever manages integrations, and each choice is written down', async () => {
  const company = await installCompany(house)
  const { api, connectionId, scope, slug } = company
  const [hr, viewer] = [await addMember(company, 'HR'), await addMember(company, 'Viewer')]
  const set = { connectionId, userIds: [viewer.userId], reminderDays: 3 }
  await expect(api.hireRecipients.set(set)).rejects.toMatchObject({
    data: { fields: { userIds: expect.stringContaining('“Manage ATS inbox”') } },
  })
  expect(await outcomeOf(callAs({ sessionId: hr.sessionId, slug }).hireRecipients.set({ ...set, userIds: [] }))).toBe('forbidden')
  expect(await outcomeOf((await installCompany(house)).api.hireRecipients.set({ ...set, userIds: [] }))).toBe('not_found')

  await api.hireRecipients.set({ ...set, userIds: [hr.userId] })
  const acts = await inTenant(scope, (tx) => tx.auditEntry.findMany({ where: { action: 'connection.recipients-changed' } }))
  expect(acts).toHaveLength(1)
})

test('a hire that is taken back is told once', async () => {
  const company = await installCompany(house)
  const hr = await addMember(company, 'HR')
  await makeWebhook(company)
  await makeWebhook(company, { webhookType: 'applicationUpdate' })
  const applicationId = await hire(company, 'Jonas Weber')
  await company.account.control('application.move', { applicationId, stageType: 'Offer' })
  await deliver(house, company)
  await company.account.control('event.emit', { action: 'applicationUpdate', subjectId: applicationId })
  await deliver(house, company)

  const titles = (await titlesOf(company, hr)).map(({ title }) => title)
  expect(titles.filter((title) => title === 'Jonas Weber is no longer hired in Ashby')).toHaveLength(1)
})
