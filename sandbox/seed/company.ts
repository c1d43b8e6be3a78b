import { createApplication, moveToStageType } from '#sandbox/acts/applications.ts'
import { createCandidate } from '#sandbox/acts/candidates.ts'
import { approveOffer, createOffer, decideOffer, startOfferProcess } from '#sandbox/acts/offers.ts'
import { createOpening } from '#sandbox/acts/openings.ts'
import type { Application, Job, Offer, OfferStatus } from '#sandbox/model.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import { readInfo } from '#sandbox/view.ts'
import type { SeedInput } from './basics.ts'
import { manage, putDepartment, putJob, putLocation, putUser, seedHiringProcess } from './basics.ts'
import { createFieldValues, seedCustomFields } from './custom-fields.ts'
import type { Journey, Person } from './people.ts'
import { PEOPLE } from './people.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const CURRENCIES = ['EUR', 'EUR', 'GBP', 'USD', 'JPY'] as const

/** A company that has been hiring for a while, told as if over the last three months. */
export function seedCompany({ transaction, random }: SeedInput): void {
  // From midnight, so that a seed makes the same company all day long.
  const startedAt = Date.parse(transaction.now.slice(0, 10)) - 90 * DAY_MS
  const early: SeedInput = { transaction: { ...transaction, now: new Date(startedAt).toISOString() }, random }
  seedHiringProcess(early)
  seedCustomFields(early)
  const jobs = seedJobs(early)
  seedOpenings(early, jobs)

  for (const [position, person] of PEOPLE.entries()) {
    const job = jobs[person.job]
    if (!job) continue

    const now = new Date(startedAt + (5 + position * 3) * DAY_MS + random.integer(0, DAY_MS / 2)).toISOString()
    seedPerson({ transaction: { ...transaction, now }, random }, person, job)
  }
}

function seedJobs(input: SeedInput): Job[] {
  const { ceo, hardware, software, people } = seedUsers(input)
  const engineering = putDepartment(input, { name: 'Engineering' })
  const robotics = putDepartment(input, { name: 'Robotics', parentId: engineering.id, externalName: 'Robotics lab' })
  const platform = putDepartment(input, { name: 'Platform', parentId: engineering.id })
  const operations = putDepartment(input, { name: 'Operations' })
  const talent = putDepartment(input, { name: 'People', parentId: operations.id })
  // Ashby lets two departments share a name; the archived one still has jobs.
  const oldRobotics = putDepartment(input, { name: 'Robotics', isArchived: true })
  const { lisbon, berlin, remote, boston, osaka } = seedLocations(input)

  return [
    { title: 'Robotics Engineer', departmentId: robotics.id, locationId: lisbon, hiringTeam: [manage(hardware)] },
    { title: 'Staff Backend Engineer', departmentId: platform.id, locationId: remote, hiringTeam: [manage(software)] },
    { title: 'Mechanical Designer', departmentId: robotics.id, locationId: berlin, hiringTeam: [manage(hardware)] },
    {
      title: 'Field Technician',
      departmentId: operations.id,
      locationId: osaka,
      hiringTeam: [manage(ceo)],
      employmentType: 'PartTime' as const,
    },
    { title: 'People Partner', departmentId: talent.id, locationId: lisbon, hiringTeam: [manage(people)] },
    { title: 'Firmware Intern', departmentId: robotics.id, locationId: berlin, hiringTeam: [], employmentType: 'Intern' as const },
    { title: 'Welding Contractor', departmentId: oldRobotics.id, locationId: boston, hiringTeam: [], employmentType: 'Contract' as const },
    { title: 'Chief Financial Officer', departmentId: operations.id, locationId: lisbon, hiringTeam: [manage(ceo)], confidential: true },
    { title: 'Night Shift Lead', departmentId: operations.id, locationId: osaka, hiringTeam: [], status: 'Closed' as const },
    { title: 'Motion Planning Researcher', departmentId: robotics.id, locationId: null, hiringTeam: [], status: 'Draft' as const },
  ].map((draft, position) =>
    putJob(input, { ...draft, customFields: position % 2 === 0 ? createFieldValues(input, 'Job', position / 2) : {} }),
  )
}

function seedUsers(input: SeedInput) {
  const ceo = putUser(input, { firstName: 'Inês', lastName: 'Carvalho', globalRole: 'Organization Admin' })
  const managerId = ceo.id
  const hardware = putUser(input, { firstName: 'Tomasz', lastName: 'Zieliński', globalRole: 'Elevated Access', managerId })
  const software = putUser(input, { firstName: 'Grace', lastName: 'Mbeki', globalRole: 'Elevated Access', managerId })
  const people = putUser(input, { firstName: 'Leïla', lastName: 'Haddad', globalRole: 'Organization Admin', managerId })
  putUser(input, { firstName: 'Robin', lastName: 'Fox', globalRole: 'External Recruiter' })
  putUser(input, { firstName: 'Former', lastName: 'Colleague', globalRole: 'Limited Access', isEnabled: false })

  return { ceo, hardware, software, people }
}

function seedLocations(input: SeedInput) {
  const europe = putLocation(input, { name: 'Europe', type: 'LocationHierarchy' })
  const parentLocationId = europe.id
  const lisbon = putLocation(input, { name: 'Lisbon', country: 'Portugal', region: 'Lisboa', city: 'Lisboa', parentLocationId })
  const berlin = putLocation(input, {
    name: 'Berlin workshop',
    country: 'Germany',
    city: 'Berlin',
    workplaceType: 'OnSite',
    parentLocationId,
  })
  const remote = putLocation(input, { name: 'Remote - EU', isRemote: true, workplaceType: 'Remote', parentLocationId })
  const boston = putLocation(input, { name: 'Boston', country: 'United States', region: 'Massachusetts', city: 'Boston' })
  const osaka = putLocation(input, { name: '大阪', externalName: 'Osaka', country: 'Japan', city: 'Osaka', workplaceType: 'OnSite' })
  putLocation(input, { name: 'Old warehouse', country: 'Portugal', city: 'Setúbal', isArchived: true })

  return { lisbon: lisbon.id, berlin: berlin.id, remote: remote.id, boston: boston.id, osaka: osaka.id }
}

function seedOpenings(input: SeedInput, jobs: Job[]): void {
  const { transaction } = input
  const customFields = createFieldValues(input, 'Opening')
  const states = ['Open', 'Open', 'Approved', 'Draft', 'Open', 'Closed'] as const

  for (const [position, openingState] of states.entries()) {
    const job = jobs[position]
    createOpening(transaction, {
      openingState,
      identifier: `SMR-${101 + position}`,
      description: `Headcount for ${job?.title ?? 'a new role'}`,
      teamId: job?.departmentId ?? null,
      jobIds: job ? [job.id] : [],
      locationIds: job?.locationId ? [job.locationId] : [],
      hiringTeam: job?.hiringTeam ?? [],
      targetStartDate: toDate(60),
      isBackfill: position % 3 === 0,
      employmentType: job?.employmentType ?? 'FullTime',
      customFields: position === 0 ? customFields : {},
    })
  }
}

type OpenStatus = Exclude<OfferStatus, 'WaitingOnApprovalDefinition' | 'CandidateRejected' | 'CandidateAccepted' | 'OfferCancelled'>

const STAGE_OF_JOURNEY: Partial<Record<Journey, string>> = { lead: 'Lead', review: 'PreInterviewScreen', interview: 'Active' }

function seedPerson(input: SeedInput, person: Person, job: Job): void {
  const { transaction, random } = input
  const position = transaction.list('candidate').length
  const candidate = createCandidate(transaction, {
    name: person.name,
    email: person.email,
    phone: `+1 555 01${String(random.integer(10, 99))}`,
    socialLinks: [{ type: 'LinkedIn', url: `https://www.linkedin.com/in/${random.uuid().slice(0, 8)}` }],
    location: { country: person.country, region: null, city: person.city },
    position: job.title,
    customFields: createFieldValues(input, 'Candidate', position),
  })
  const stageType = STAGE_OF_JOURNEY[person.journey] ?? 'Offer'
  const application = createApplication(transaction, { candidateId: candidate.id, jobId: job.id, stageType })
  transaction.put('application', { ...application, customFields: createFieldValues(input, 'Application', position) })
  if (person.journey === 'archived') moveToStageType(transaction, { applicationId: application.id, stageType: 'Archived' })
  if (person.journey.startsWith('offer') || person.journey === 'hired') walkOffer(input, application, person.journey)
}

function walkOffer(input: SeedInput, application: Application, journey: Journey): void {
  const { transaction } = input
  const hasApprovals = readInfo(transaction.account).approvals
  const approval = journey === 'offer-approval-start' ? 'WaitingOnApprovalStart' : 'WaitingOnOfferApproval'
  const offer = seedOffer(input, application, hasApprovals ? approval : 'WaitingOnCandidateResponse')
  if (journey === 'offer-approval-start' || journey === 'offer-approval') return

  if (hasApprovals) approveOffer(transaction, { offerVersionId: findLatestVersion(offer).id })
  const { id: offerId } = offer
  const { id: applicationId } = application
  if (journey === 'offer-stale') moveToStageType(transaction, { applicationId, stageType: 'Archived' })
  if (journey === 'offer-declined') decideOffer(transaction, { offerId, decision: 'Declined', stampDecidedAt: true })
  if (journey === 'offer-cancelled') decideOffer(transaction, { offerId, decision: 'Cancelled', stampDecidedAt: true })
  if (journey !== 'hired') return

  decideOffer(transaction, { offerId, decision: 'Accepted', stampDecidedAt: true })
  moveToStageType(transaction, { applicationId, stageType: 'Hired' })
}

function seedOffer(input: SeedInput, application: Application, status: OpenStatus): Offer {
  const { transaction, random } = input
  const currencyCode = random.pick(CURRENCIES)
  const value = random.integer(48, 120) * (currencyCode === 'JPY' ? 100_000 : 1000)
  const position = transaction.list('offer').length
  const opening = position === 0 ? transaction.list('opening')[0] : null
  const process = startOfferProcess(transaction, { applicationId: application.id })
  const terms = {
    startDate: toDate(random.integer(30, 75)),
    salary: { value, currencyCode },
    openingId: opening?.id ?? null,
    customFields: createFieldValues(input, 'Offer', position),
  }

  return createOffer(transaction, { offerProcessId: process.id, terms, status })
}

/** The calendar date in so many days. */
function toDate(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}
