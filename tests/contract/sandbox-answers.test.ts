import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listOperationNames } from '#sandbox/operations/registry.ts'
import { type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'
import { type OpenSandbox, openSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'
import { loadDescription } from './description.ts'
import { askSandbox, type Entity, type Questions } from './questions.ts'

const description = loadDescription()

let sandbox: OpenSandbox
let account: SandboxAccount
let receiver: StubServer
let questions: Questions

beforeAll(async () => {
  sandbox = await openSandbox()
  account = await sandbox.createAccount()
  questions = askSandbox({ account, description })
  receiver = await startStubServer(() => ({ body: 'ok' }))
})

afterAll(async () => {
  await receiver.close()
  await sandbox.close()
})

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
    const entities = await questions.listAll(list, filters)
    expect(entities.length).toBeGreaterThan(3)
    for (const { id } of entities) expect(await questions.readOne(info, { [key]: id })).toMatchObject({ id })
  })

  it('shows offers in every state and custom fields of every type', async () => {
    const offers = await questions.listAll('offer.list')
    expect(new Set(offers.map(({ offerStatus }) => offerStatus)).size).toBeGreaterThanOrEqual(6)
    const types = new Set((await questions.listAll('customField.list', { includeArchived: true })).map(({ fieldType }) => fieldType))
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
    const application = await questions.firstOf('application.list', { expand: ['openings'] })
    const expand = ['openings', 'applicationFormSubmissions', 'referrals']
    expect(await questions.readOne('application.info', { applicationId: application.id, expand })).toHaveProperty('openings')
    const job = await questions.firstOf('job.list', { expand: ['location', 'openings'] })
    expect(await questions.readOne('job.info', { id: job.id, expand: ['location', 'openings'] })).toHaveProperty('openings')
  })
})

describe('the smaller operations', () => {
  it('the key, the history and the lists of the hiring process', async () => {
    await questions.ask('apiKey.info')
    await questions.ask('archiveReason.list', { includeArchived: true })
    await questions.ask('source.list', { includeArchived: true })
    await questions.ask('closeReason.list')
    const application = await questions.firstOf('application.list')
    await questions.ask('application.listHistory', { applicationId: application.id })
    const job = await questions.firstOf('job.list')
    await questions.ask('interviewStage.list', { interviewPlanId: job.defaultInterviewPlanId })
  })

  it('searches', async () => {
    const candidate = await questions.firstOf('candidate.list')
    const { value } = candidate.primaryEmailAddress as { value: string }
    expect(await questions.firstOf('candidate.search', { email: value })).toMatchObject({ id: candidate.id })
    await questions.ask('candidate.search', { name: candidate.name })
    const user = await questions.firstOf('user.list')
    expect(await questions.firstOf('user.search', { email: user.email })).toMatchObject({ id: user.id })
    const job = await questions.firstOf('job.list')
    expect(await questions.firstOf('job.search', { title: job.title })).toMatchObject({ id: job.id })
    const opening = await questions.firstOf('opening.list')
    const { identifier } = opening.latestVersion as { identifier: string }
    expect(await questions.firstOf('opening.search', { identifier })).toMatchObject({ id: opening.id })
  })

  it('files', async () => {
    const offers = await questions.listAll('offer.list')
    const handles = offers.flatMap(({ latestVersion }) => (latestVersion as { fileHandles: { handle: string }[] }).fileHandles)
    const answer = await questions.ask('file.info', { fileHandle: handles[0]?.handle })
    const { url } = z.object({ url: z.url() }).parse(answer.json?.results)
    expect((await fetch(url)).status).toBe(200)
  })

  it('webhooks', async () => {
    const input = { webhookType: 'offerCreate', requestUrl: `${receiver.origin}/crud`, secretToken: 'secret' }
    const created = await questions.readOne('webhook.create', input)
    expect(created).toMatchObject({ enabled: true, webhookType: 'offerCreate' })
    expect(await questions.readOne('webhook.info', { webhookId: created.id })).not.toHaveProperty('secretToken')
    await questions.ask('webhook.update', { webhookId: created.id, enabled: false })
    await questions.ask('webhook.update', {
      webhookId: created.id,
      enabled: true,
      requestUrl: `${receiver.origin}/moved`,
      secretToken: 'another',
    })
    await questions.ask('webhook.delete', { webhookId: created.id })
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
    const application = await questions.firstOf('application.list', { status: 'Active' })
    const process = await questions.readOne('offerProcess.start', { applicationId: application.id })
    const form = await questions.readOne('offer.start', { offerProcessId: process.id })
    const offerForm = { fieldSubmissions: fillIn(form) }
    const offer = await questions.readOne('offer.create', { offerProcessId: process.id, offerFormId: form.id, offerForm })
    const latestVersionId = async () => (await questions.readOne('offer.info', { offerId: offer.id })).latestVersion as Entity

    await questions.ask('offer.startApprovalProcess', { offerVersionId: (await latestVersionId()).id })
    await questions.ask('offer.approve', { offerVersionId: (await latestVersionId()).id })
    await questions.ask('offer.update', { offerId: offer.id, offerForm, excludeFormDefinition: true })
    await questions.ask('offer.approve', { offerVersionId: (await latestVersionId()).id })
    await questions.ask('offer.setStatus', { offerId: offer.id, acceptanceStatus: 'Accepted' })
    const decidedAt = '2026-11-03T10:00:00.000Z'
    expect(await questions.readOne('offer.setDecidedAt', { offerId: offer.id, decidedAt })).toMatchObject({
      offerStatus: 'CandidateAccepted',
      decidedAt,
    })
  })

  it('an application from stage to stage', async () => {
    const application = await questions.firstOf('application.list', { status: 'Active' })
    const { interviewPlanId } = application.currentInterviewStage as { interviewPlanId: string }
    const stages = await questions.readMany('interviewStage.list', { interviewPlanId })
    const reason = await questions.firstOf('archiveReason.list')
    for (const type of ['Archived', 'Offer', 'Hired']) {
      const stage = stages.find((entry) => entry.type === type)
      const archiveReasonId = type === 'Archived' ? { archiveReasonId: reason.id } : {}
      await questions.ask('application.changeStage', { applicationId: application.id, interviewStageId: stage?.id, ...archiveReasonId })
    }
  })

  it('an opening on its whole way, from a draft to its archive', async () => {
    const [team, job, location] = await Promise.all([
      questions.firstOf('department.list'),
      questions.firstOf('job.list'),
      questions.firstOf('location.list'),
    ])
    const terms = { identifier: 'H-1', description: 'A welder', targetHireDate: '2027-02-01', targetStartDate: '2027-04-01' }
    const references = { teamId: team.id, jobIds: [job.id], locationIds: [location.id] }
    const { id: openingId } = await questions.readOne('opening.create', {})
    expect(await questions.readOne('opening.create', { ...terms, ...references, openingState: 'Approved' })).toMatchObject({
      openingState: 'Approved',
      latestVersion: { ...terms, ...references },
    })
    await questions.readOne('opening.update', { openingId, ...terms, teamId: team.id, isBackfill: true, employmentType: 'PartTime' })
    await questions.readOne('opening.addJob', { openingId, jobId: job.id })
    await questions.readOne('opening.addLocation', { openingId, locationId: location.id })
    for (const openingState of ['Approved', 'Open']) {
      expect(await questions.readOne('opening.setOpeningState', { openingId, openingState })).toMatchObject({ openingState })
    }
    await questions.readOne('opening.removeJob', { openingId, jobId: job.id })
    await questions.readOne('opening.removeLocation', { openingId, locationId: location.id })
    const closeReasonId = (await questions.firstOf('closeReason.list')).id
    await questions.readOne('opening.setOpeningState', { openingId, openingState: 'Closed', closeReasonId })
    expect(await questions.readOne('opening.setArchived', { openingId, archive: true })).toMatchObject({ isArchived: true, closeReasonId })
    expect(await questions.readMany('opening.search', { identifier: 'H-1' })).toHaveLength(2)
  })

  it('custom fields of openings, from their creation to values of every type', async () => {
    const choices = ['Laptop', 'Desk'].map((label) => ({ label, value: label.toLowerCase() }))
    const opening = await questions.firstOf('opening.list')
    const values: { fieldId: string; fieldValue: unknown }[] = []
    for (const [fieldType, value] of Object.entries({ ...formValues, ValueSelect: 'desk', MultiValueSelect: ['desk'], LongText: 'Long' })) {
      const draft = { title: `New ${fieldType}`, description: 'From outside', fieldType, objectType: 'Opening_Version' }
      const field = await questions.readOne('customField.create', {
        ...draft,
        ...(fieldType.endsWith('Select') ? { selectableValues: choices } : {}),
      })
      expect(field).toMatchObject({ objectType: 'Opening', fieldType })
      values.push({ fieldId: field.id, fieldValue: value })
      if (!fieldType.endsWith('Select')) continue

      const selectableValues = [{ label: 'Standing desk', value: 'desk' }]
      expect(await questions.readOne('customField.updateSelectableValues', { customFieldId: field.id, selectableValues })).toMatchObject({
        selectableValues: [
          { ...selectableValues[0], isArchived: false },
          { ...choices[0], isArchived: true },
        ],
      })
    }

    const target = { objectId: opening.id, objectType: 'Opening' }
    expect(await questions.readMany('customField.setValues', { ...target, values })).toHaveLength(values.length)
    const cleared = values.map(({ fieldId }) => ({ fieldId, fieldValue: null }))
    expect(await questions.readMany('customField.setValues', { ...target, values: cleared })).toEqual([])
  })
})

describe('the check itself', () => {
  it('has asked for every operation of the sandbox', () => {
    expect(listOperationNames().filter((name) => !questions.covered.has(name))).toEqual([])
  })

  it('knows every operation of the sandbox from the description or the supplement', () => {
    expect(listOperationNames().filter((name) => !description.operations.includes(name))).toEqual([])
  })

  it('finds an answer out that lacks a key, or has one of the wrong kind', async () => {
    const offer = await questions.firstOf('offer.list')
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
