import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { runOnce } from '#lib/domain/idempotency/mutations.ts'
import { openOutcome } from '#lib/domain/idempotency/queries.ts'
import { addPerson } from '#lib/domain/new-hires/additions/mutations.ts'
import { getNewHire } from '#lib/domain/new-hires/details/queries.ts'
import { setHireField } from '#lib/domain/new-hires/edits/mutations.ts'
import { confirmForget } from '#lib/domain/new-hires/forgetting/mutations.ts'
import { addComment } from '#lib/domain/offers/comments/mutations.ts'
import { createOutgoingWebhook } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { outgoingEvents } from '#lib/domain/outgoing-webhooks/terms.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { deliver, editAs, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { captureLog, holds, searchFiles, searchTables } from './search-everything.ts'

/** Written by nobody else: each may stand with capitals or without, the number with or without its country. */
const WORDS = ['zephyrine', 'quillfeather', '5558812']
const PERSON = {
  name: 'Zephyrine Quillfeather',
  email: 'zephyrine.quillfeather@mail.example',
  phone: '+49 170 5558812',
  socialLinks: [{ type: 'LinkedIn', url: 'https://www.linkedin.com/in/zephyrine-quillfeather' }],
}

// Everything is searched, some of it several times.
vi.setConfig({ testTimeout: 90_000 })

let house: TestHouse
let readLog: () => string
beforeAll(async () => {
  house = await openHouse()
  readLog = captureLog()
})
afterAll(() => house.close())

type Hired = { candidateId: string; applicationId: string; offerId: string; hireId: string }

/** Somebody who had an offer here, accepted it in Ashby and was hired there; every event of it came twice. */
async function hire(company: TestCompany, person: object = PERSON): Promise<Hired> {
  const { account, scope } = company
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const { candidateId, applicationId } = await account.control('candidate.create', { ...person, jobId: jobs[0]?.id })
  const terms = { salary: 72_000, currencyCode: 'EUR', startDate: '2027-03-01' }
  const offer = await account.control('offer.create', { applicationId, ...terms })
  await deliver(house, company)
  await account.control('offer.decide', { offerId: offer.id, decision: 'Accepted', hire: true })
  await deliver(house, company)

  return inTenant(scope, async (tx) => ({
    candidateId: String(candidateId),
    applicationId: String(applicationId),
    offerId: (await tx.offer.findFirstOrThrow({ where: { externalId: String(offer.id) }, select: { id: true } })).id,
    hireId: (await tx.newHire.findFirstOrThrow({ where: { externalId: String(applicationId) }, select: { id: true } })).id,
  }))
}

const hireContext = (company: TestCompany) => ({ ...editAs(company), permissions: permissionSchema.options })

/** Another system is told of everything; its address is refused, so all of it waits. */
async function tellOthers({ scope, userId }: TestCompany): Promise<void> {
  const reach = { events: outgoingEvents, includesPay: true, includesConfidential: true }
  await createOutgoingWebhook({
    scope,
    actor: { kind: 'User', userId },
    origin: { ipAddress: null, requestId: null },
    permissions: permissionSchema.options,
    choices: { name: 'Payroll', url: 'https://127.0.0.1/', ...reach },
  })
}

/** What people and the machine leave about somebody in the course of a hire. Answers the key of a kept answer. */
async function leaveTraces(company: TestCompany, { offerId, hireId }: Hired): Promise<string> {
  const { scope, userId } = company
  const { organizationId } = scope
  await setHireField({ ...hireContext(company), newHireId: hireId, field: 'middleName', text: 'Quillfeather-Edited' })
  await addComment({ ...editAs(company), offerId, text: 'Zephyrine called, all is well.', mentionedIds: [] })
  const run = () => getNewHire({ scope, id: hireId, visibility: { confidential: true } })
  const request = { procedure: 'newHires.setField', input: { id: hireId } }
  const key = randomUUID()
  await runOnce({ scope, actorId: userId, key, request, permissions: permissionSchema.options, isAnswerSecret: false, run })

  await inTenant(scope, async (tx) => {
    const version = await tx.offerVersion.create({
      data: {
        organizationId,
        offerId,
        number: 1,
        document: { name: PERSON.name },
        hash: randomBytes(32),
        publishedById: userId,
        visibleAt: new Date(),
        timeZone: 'UTC',
      },
    })
    const ids = { organizationId, offerId }
    await tx.offerMessage.create({ data: { ...ids, text: 'Zephyrine asks about the start.' } })
    await tx.offerLink.create({ data: { ...ids, mailedTo: PERSON.email, expiresAt: new Date() } })
    const toCandidate = await tx.mail.create({
      data: { organizationId, kind: 'offer-version', targetId: version.id, refusal: PERSON.email },
    })
    const toMember = await tx.mail.create({ data: { organizationId, kind: 'notifications', targetId: userId } })
    const told = { organizationId, userId, kind: 'newHire.unhired', objectId: hireId, inApp: true, mailTiming: 'Soon' } as const
    await tx.notification.create({ data: { ...told, mailId: toMember.id } })
    for (const { id } of [toCandidate, toMember]) {
      const mail = { messageId: `<${id}@handoff.example>`, to: PERSON.email, subject: PERSON.name, text: PERSON.name, html: PERSON.name }
      await tx.outboxMail.create({ data: mail })
    }
  })

  return key
}

test('after Candidate Delete no table, no stored file and no log line names the person', async () => {
  const company = await openCompany(house, { approvals: false })
  await company.account.control('faults.set', { duplicateWebhookRate: 1 })
  await tellOthers(company)
  const hired = await hire(company)
  const bystander = await hire(company, { name: 'Bob Stander', email: 'bob@mail.example', phone: '+44 20 7946 0000' })
  await leaveTraces(company, hired)
  // Without this the search would prove nothing.
  expect(await searchTables(WORDS)).toEqual(
    expect.arrayContaining([
      'public.new_hire.raw',
      'public.offer.raw',
      'public.event.body',
      'public.audit_value.after',
      'public.outbox_mail.text',
      'public.outgoing_message.body',
    ]),
  )
  expect(await searchFiles(WORDS)).not.toEqual([])
  const entries = await inTenant(company.scope, (tx) => tx.auditEntry.count({ where: { objectId: { in: [hired.hireId, hired.offerId] } } }))

  await company.account.control('candidate.delete', { candidateId: hired.candidateId })
  await deliver(house, company)

  expect(await searchTables(WORDS)).toEqual([])
  expect(await searchFiles(WORDS)).toEqual([])
  expect(holds(readLog(), WORDS)).toBe(false)
  await inTenant(company.scope, async (tx) => {
    expect(await tx.newHire.findMany({ select: { id: true } })).toEqual([{ id: bystander.hireId }])
    expect(await tx.offer.findMany({ select: { id: true } })).toEqual([{ id: bystander.offerId }])
    // The empty trace: what was done stays, and that it was erased.
    const after = await tx.auditEntry.count({ where: { objectId: { in: [hired.hireId, hired.offerId] } } })
    expect(after).toBe(entries + 2)
    const [record] = await tx.idempotencyRecord.findMany({ select: { id: true, answerSealed: true } })
    expect(openOutcome({ scope: company.scope, id: record?.id ?? '' }, record?.answerSealed ?? '')).toEqual({ kind: 'withheld' })
  })
})

test('a delivery that Ashby repeats after the deletion leaves nothing behind', async () => {
  const company = await openCompany(house, { approvals: false })
  const hired = await hire(company)
  await company.account.control('candidate.delete', { candidateId: hired.candidateId })
  await deliver(house, company)
  expect(await searchTables(WORDS)).toEqual([])

  const { events } = (await company.account.control('event.list')) as { events: { id: string; action: string }[] }
  await inTenant(company.scope, (tx) => tx.event.deleteMany({ where: { subjectKind: { not: 'candidate' } } }))
  for (const { id, action } of events) if (action !== 'candidateDelete') await company.account.control('event.repeat', { eventId: id })
  await deliver(house, company)

  expect(await searchTables(WORDS)).toEqual([])
  expect(await inTenant(company.scope, (tx) => tx.newHire.count())).toBe(0)
})

test('Candidate Delete of somebody whom Ashby still shows erases nothing and says why', async () => {
  const company = await openCompany(house, { approvals: false })
  const hired = await hire(company)
  await company.account.control('event.emit', { action: 'candidateDelete', subjectId: hired.candidateId })
  await deliver(house, company, { hurry: true })

  await inTenant(company.scope, async (tx) => {
    expect(await tx.newHire.count()).toBe(1)
    const event = await tx.event.findFirstOrThrow({ where: { action: 'candidateDelete' }, select: { state: true, reasonCode: true } })
    expect(event).toEqual({ state: 'NeedsAttention', reasonCode: 'candidate_still_there' })
  })
  await company.account.control('candidate.delete', { candidateId: hired.candidateId })
  await deliver(house, company)
})

test('of somebody who was added what came from Ashby waits for HR, and goes when they confirm; what HR entered stays', async () => {
  const company = await openCompany(house, { approvals: false })
  const hired = await hire(company)
  await setHireField({ ...hireContext(company), newHireId: hired.hireId, field: 'location', text: 'Lisbon' })
  await addPerson({ ...hireContext(company), newHireId: hired.hireId })
  await company.account.control('candidate.delete', { candidateId: hired.candidateId })
  await deliver(house, company)

  const waiting = await getNewHire({ scope: company.scope, id: hired.hireId, visibility: { confidential: true } })
  expect(waiting).toMatchObject({ isForgetting: true, state: 'Added' })
  await inTenant(company.scope, async (tx) => {
    expect(await tx.notification.count({ where: { kind: 'newHire.to-forget', objectId: hired.hireId } })).toBe(1)
  })

  await confirmForget({ ...hireContext(company), newHireId: hired.hireId })
  await deliver(house, company)
  expect(await searchTables(WORDS)).toEqual([])
  expect(await searchFiles(WORDS)).toEqual([])
  await inTenant(company.scope, async (tx) => {
    const [person] = await tx.person.findMany({ select: { location: true, firstName: true, history: { select: { kind: true } } } })
    expect(person).toMatchObject({ location: 'Lisbon', firstName: null })
    expect(person?.history.map(({ kind }) => kind)).toContain('forgotten')
    expect(await tx.newHire.count()).toBe(0)
  })
})
