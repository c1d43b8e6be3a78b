import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listOperationNames } from '#sandbox/operations/registry.ts'
import { type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'
import { type Answer, type OpenSandbox, openSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'
import { loadDescription } from './description.ts'

const description = loadDescription()
const covered = new Set<string>()

let sandbox: OpenSandbox
let account: SandboxAccount
let receiver: StubServer

beforeAll(async () => {
  sandbox = await openSandbox()
  account = await sandbox.createAccount()
  receiver = await startStubServer(() => ({ body: 'ok' }))
})

afterAll(async () => {
  await receiver.close()
  await sandbox.close()
})

const entitySchema = z.looseObject({ id: z.string() })
type Entity = z.infer<typeof entitySchema>

/** Asks, and holds the question and the answer to Ashby's description. */
async function ask(operation: string, input: object = {}): Promise<Answer> {
  const answer = await account.call(operation, input)
  covered.add(operation)

  expect({ operation, request: description.checkRequest(operation, input) }).toEqual({ operation, request: [] })
  expect({ operation, status: answer.status, success: answer.json?.success, text: answer.json?.success ? '' : answer.text }).toEqual({
    operation,
    status: 200,
    success: true,
    text: '',
  })
  expect({ operation, answer: description.checkSuccess(operation, answer.json) }).toEqual({ operation, answer: [] })
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.headers.get('x-ashby-request-id')).toMatch(/^\w{20,}$/)
  expect(answer.headers.get('ashby-version')).toBe('2026-01-01')
  expect(answer.headers.get('ashby-version-status')).toBe('active')

  return answer
}

async function readOne(operation: string, input: object): Promise<Entity> {
  return entitySchema.parse((await ask(operation, input)).json?.results)
}

async function readMany(operation: string, input: object = {}): Promise<Entity[]> {
  return z.array(entitySchema).parse((await ask(operation, input)).json?.results)
}

/** Every object of a list, page by page; then nothing more by the token of the last page. */
async function listAll(operation: string, filters: object = {}): Promise<Entity[]> {
  const entities: Entity[] = []
  let cursor: unknown
  for (;;) {
    const { json } = await ask(operation, { ...filters, limit: 7, ...(cursor ? { cursor } : {}) })
    entities.push(...z.array(entitySchema).parse(json?.results))
    // Ashby gives the token with the last page only.
    expect(json?.syncToken === undefined).toBe(json?.moreDataAvailable)
    cursor = json?.nextCursor
    if (!json?.moreDataAvailable) {
      const again = await ask(operation, { ...filters, syncToken: json?.syncToken })
      expect(again.json?.results).toEqual([])

      return entities
    }
  }
}

async function firstOf(operation: string, filters: object = {}): Promise<Entity> {
  const [first] = await readMany(operation, filters)
  if (!first) throw new Error(`${operation} is empty`)

  return first
}

describe('every list, and every object in it', () => {
  it.each([
    ['offer.list', {}, 'offer.info', 'offerId'],
    ['application.list', {}, 'application.info', 'applicationId'],
    ['candidate.list', {}, 'candidate.info', 'id'],
    ['job.list', { status: ['Draft', 'Open', 'Closed', 'Archived'] }, 'job.info', 'id'],
    ['opening.list', {}, 'opening.info', 'openingId'],
    ['department.list', { includeArchived: true }, 'department.info', 'departmentId'],
    ['location.list', { includeArchived: true, includeLocationHierarchy: true }, 'location.info', 'locationId'],
    ['user.list', { includeDeactivated: true }, 'user.info', 'userId'],
    ['customField.list', { includeArchived: true }, 'customField.info', 'customFieldId'],
  ])('%s is as described', async (list, filters, info, key) => {
    const entities = await listAll(list, filters)
    expect(entities.length).toBeGreaterThan(3)
    for (const { id } of entities) expect(await readOne(info, { [key]: id })).toMatchObject({ id })
  })

  it('shows offers in every state and custom fields of every type', async () => {
    const offers = await listAll('offer.list')
    expect(new Set(offers.map(({ offerStatus }) => offerStatus)).size).toBeGreaterThanOrEqual(6)
    const types = new Set((await listAll('customField.list', { includeArchived: true })).map(({ fieldType }) => fieldType))
    expect([...types]).toEqual(
      expect.arrayContaining([
        'Boolean',
        'CompensationRange',
        'Currency',
        'Date',
        'LongText',
        'MultiValueSelect',
        'Number',
        'NumberRange',
        'String',
        'ValueSelect',
      ]),
    )
  })

  it('answers with what expand asks for', async () => {
    const application = await firstOf('application.list', { expand: ['openings'] })
    const expand = ['openings', 'applicationFormSubmissions', 'referrals']
    expect(await readOne('application.info', { applicationId: application.id, expand })).toHaveProperty('openings')
    const job = await firstOf('job.list', { expand: ['location', 'openings'] })
    expect(await readOne('job.info', { id: job.id, expand: ['location', 'openings'] })).toHaveProperty('openings')
  })
})

describe('the smaller operations', () => {
  it('the key, the history and the lists of the hiring process', async () => {
    await ask('apiKey.info')
    await ask('archiveReason.list', { includeArchived: true })
    await ask('source.list', { includeArchived: true })
    await ask('closeReason.list')
    const application = await firstOf('application.list')
    await ask('application.listHistory', { applicationId: application.id })
    const job = await firstOf('job.list')
    await ask('interviewStage.list', { interviewPlanId: job.defaultInterviewPlanId })
  })

  it('searches', async () => {
    const candidate = await firstOf('candidate.list')
    const { value } = candidate.primaryEmailAddress as { value: string }
    expect(await firstOf('candidate.search', { email: value })).toMatchObject({ id: candidate.id })
    await ask('candidate.search', { name: candidate.name })
    const user = await firstOf('user.list')
    expect(await firstOf('user.search', { email: user.email })).toMatchObject({ id: user.id })
    const job = await firstOf('job.list')
    expect(await firstOf('job.search', { title: job.title })).toMatchObject({ id: job.id })
    const opening = await firstOf('opening.list')
    const { identifier } = opening.latestVersion as { identifier: string }
    expect(await firstOf('opening.search', { identifier })).toMatchObject({ id: opening.id })
  })

  it('files', async () => {
    const offers = await listAll('offer.list')
    const handles = offers.flatMap(({ latestVersion }) => (latestVersion as { fileHandles: { handle: string }[] }).fileHandles)
    const answer = await ask('file.info', { fileHandle: handles[0]?.handle })
    const { url } = z.object({ url: z.url() }).parse(answer.json?.results)
    expect((await fetch(url)).status).toBe(200)
  })

  it('webhooks', async () => {
    const input = { webhookType: 'offerCreate', requestUrl: `${receiver.origin}/crud`, secretToken: 'secret' }
    const created = await readOne('webhook.create', input)
    expect(created).toMatchObject({ enabled: true, webhookType: 'offerCreate' })
    expect(await readOne('webhook.info', { webhookId: created.id })).not.toHaveProperty('secretToken')
    await ask('webhook.update', { webhookId: created.id, enabled: false })
    await ask('webhook.update', { webhookId: created.id, enabled: true, requestUrl: `${receiver.origin}/moved`, secretToken: 'another' })
    await ask('webhook.delete', { webhookId: created.id })
  })
})

type FormField = { isRequired: boolean; field: { path: string; type: string; selectableValues?: { value: string }[] } }

const formValues: Record<string, unknown> = {
  Boolean: true,
  Currency: { value: 91_000, currencyCode: 'EUR' },
  Date: '2027-02-01',
  Number: 3,
  UUID: '6b1f0c1e-52a4-4b8a-9f0e-3f1f6f0b7a11',
  Url: 'https://example.com/',
  NumberRange: { type: 'number-range', minValue: 1, maxValue: 2 },
  CompensationRange: { type: 'compensation-range', minValue: 1, maxValue: 2, currencyCode: 'EUR', interval: '1 YEAR' },
}

/** Fills in every field of an offer form; the opening stays empty. */
function fillIn(form: Entity): { path: string; value: unknown }[] {
  const { sections } = form.formDefinition as { sections: { fields: FormField[] }[] }
  const fields = sections.flatMap((section) => section.fields).filter(({ field }) => !field.path.includes('opening'))

  return fields.map(({ field }) => {
    const [choice] = field.selectableValues ?? []
    if (choice) return { path: field.path, value: field.type === 'MultiValueSelect' ? [choice.value] : choice.value }

    return { path: field.path, value: formValues[field.type] ?? 'text' }
  })
}

describe('the writes', () => {
  it('an offer on its whole way, from its form to its decision', async () => {
    const application = await firstOf('application.list', { status: 'Active' })
    const process = await readOne('offerProcess.start', { applicationId: application.id })
    const form = await readOne('offer.start', { offerProcessId: process.id })
    const offerForm = { fieldSubmissions: fillIn(form) }
    const offer = await readOne('offer.create', { offerProcessId: process.id, offerFormId: form.id, offerForm })
    const latestVersionId = async () => (await readOne('offer.info', { offerId: offer.id })).latestVersion as Entity

    await ask('offer.startApprovalProcess', { offerVersionId: (await latestVersionId()).id })
    await ask('offer.approve', { offerVersionId: (await latestVersionId()).id })
    await ask('offer.update', { offerId: offer.id, offerForm, excludeFormDefinition: true })
    await ask('offer.approve', { offerVersionId: (await latestVersionId()).id })
    await ask('offer.setStatus', { offerId: offer.id, acceptanceStatus: 'Accepted' })
    const decidedAt = '2026-11-03T10:00:00.000Z'
    expect(await readOne('offer.setDecidedAt', { offerId: offer.id, decidedAt })).toMatchObject({
      offerStatus: 'CandidateAccepted',
      decidedAt,
    })
  })

  it('an application from stage to stage', async () => {
    const application = await firstOf('application.list', { status: 'Active' })
    const { interviewPlanId } = application.currentInterviewStage as { interviewPlanId: string }
    const stages = await readMany('interviewStage.list', { interviewPlanId })
    const reason = await firstOf('archiveReason.list')
    for (const type of ['Archived', 'Offer', 'Hired']) {
      const stage = stages.find((entry) => entry.type === type)
      const archiveReasonId = type === 'Archived' ? { archiveReasonId: reason.id } : {}
      await ask('application.changeStage', { applicationId: application.id, interviewStageId: stage?.id, ...archiveReasonId })
    }
  })
})

describe('the check itself', () => {
  it('has asked for every operation of the sandbox', () => {
    expect(listOperationNames().filter((name) => !covered.has(name))).toEqual([])
  })

  it('knows every operation of the sandbox from the description or the supplement', () => {
    expect(listOperationNames().filter((name) => !description.operations.includes(name))).toEqual([])
  })

  it('finds an answer out that lacks a key, or has one of the wrong kind', async () => {
    const offer = await firstOf('offer.list')
    const info = await account.call('offer.info', { offerId: offer.id })
    const results = info.json?.results as Record<string, unknown>
    const broken = [
      { ...results, applicationId: undefined },
      { ...results, acceptanceStatus: 'Sideways' },
      { ...results, latestVersion: { ...(results.latestVersion as object), salary: { value: '82500' } } },
      { ...results, latestVersion: { ...(results.latestVersion as object), startDate: '04/01/2027' } },
      { ...results, versions: [{}] },
      { ...results, applicationId: null },
    ]
    for (const wrong of broken) {
      expect(description.checkSuccess('offer.info', JSON.parse(JSON.stringify({ success: true, results: wrong })))).not.toEqual([])
    }
  })
})
