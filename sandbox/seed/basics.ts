import type { RandomSource } from '#sandbox/ids.ts'
import type { Department, InterviewPlan, Job, Location, Stage, TeamMember, User } from '#sandbox/model.ts'
import type { Transaction } from '#sandbox/store.ts'

export type SeedInput = { transaction: Transaction; random: RandomSource }

const STAGES = [
  { title: 'New Lead', type: 'Lead' },
  { title: 'Application Review', type: 'PreInterviewScreen' },
  { title: 'Recruiter Screen', type: 'Active' },
  { title: 'Team Interviews', type: 'Active' },
  { title: 'Offer', type: 'Offer' },
  { title: 'Hired', type: 'Hired' },
  { title: 'Archived', type: 'Archived' },
]
const ARCHIVE_REASONS = [
  { text: 'Lacks Skills/Qualifications', reasonType: 'RejectedByOrg' },
  { text: 'Accepted another offer', reasonType: 'RejectedByCandidate' },
  { text: 'Position closed', reasonType: 'Other' },
] as const
const SOURCES = [
  { title: 'Applied', type: 'Inbound' },
  { title: 'LinkedIn', type: 'Outbound' },
  { title: 'Employee referral', type: 'Referral' },
]
const CLOSE_REASONS = ['Hired', 'Budget withdrawn', 'Reorganization']

/** The little every account needs before anything can happen in it: one of each, one job, nobody applying. */
export function seedBasics(input: SeedInput): void {
  seedHiringProcess(input)
  const user = putUser(input, { firstName: 'Ada', lastName: 'Okafor', globalRole: 'Organization Admin' })
  const department = putDepartment(input, { name: 'Engineering' })
  const location = putLocation(input, { name: 'London', country: 'United Kingdom', city: 'London' })
  putJob(input, { title: 'Software Engineer', departmentId: department.id, locationId: location.id, hiringTeam: [manage(user)] })
}

export function seedHiringProcess({ transaction, random }: SeedInput): void {
  const planId = random.uuid()
  const stages: Stage[] = STAGES.map((stage, position) => ({
    id: random.uuid(),
    ...stage,
    orderInInterviewPlan: position,
    interviewPlanId: planId,
  }))
  const plan: InterviewPlan = { id: planId, title: 'Standard interview plan', stages }
  transaction.put('interviewPlan', plan)

  for (const { title, type } of SOURCES) {
    const sourceType = { id: random.uuid(), title: type, isArchived: false }
    transaction.put('source', { id: random.uuid(), title, isArchived: false, sourceType })
  }

  for (const reason of ARCHIVE_REASONS) transaction.put('archiveReason', { id: random.uuid(), ...reason, isArchived: false })
  for (const reasonText of CLOSE_REASONS) transaction.put('closeReason', { id: random.uuid(), reasonText, isArchived: false })
}

type UserDraft = Pick<User, 'firstName' | 'lastName' | 'globalRole'> & Partial<Pick<User, 'managerId' | 'isEnabled'>>

export function putUser({ transaction, random }: SeedInput, draft: UserDraft): User {
  const local = `${draft.firstName}.${draft.lastName}`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z.]/g, '')
  const user: User = {
    id: random.uuid(),
    managerId: null,
    isEnabled: true,
    ...draft,
    email: `${local}@saltmarsh.example`,
    updatedAt: transaction.now,
  }
  transaction.put('user', user)

  return user
}

type DepartmentDraft = { name: string } & Partial<Pick<Department, 'parentId' | 'isArchived' | 'externalName'>>

export function putDepartment({ transaction, random }: SeedInput, draft: DepartmentDraft): Department {
  const { now } = transaction
  const department = { id: random.uuid(), externalName: null, isArchived: false, parentId: null, ...draft, createdAt: now, updatedAt: now }
  transaction.put('department', department)

  return department
}

type LocationDraft = { name: string } & Partial<Omit<Location, 'id' | 'name'>>

export function putLocation({ transaction, random }: SeedInput, draft: LocationDraft): Location {
  const location: Location = {
    id: random.uuid(),
    externalName: null,
    isArchived: false,
    country: null,
    region: null,
    city: null,
    isRemote: false,
    workplaceType: 'Hybrid',
    parentLocationId: null,
    type: 'Location',
    ...draft,
  }
  transaction.put('location', location)

  return location
}

type JobDraft = Pick<Job, 'title' | 'departmentId' | 'locationId' | 'hiringTeam'> &
  Partial<Pick<Job, 'confidential' | 'status' | 'employmentType' | 'customFields' | 'customRequisitionId'>>

export function putJob({ transaction, random }: SeedInput, draft: JobDraft): Job {
  const { now } = transaction
  const known = transaction.list('job')[0]
  const status = draft.status ?? 'Open'
  const job: Job = {
    id: random.uuid(),
    confidential: false,
    employmentType: 'FullTime',
    customFields: {},
    customRequisitionId: null,
    interviewPlanId: transaction.list('interviewPlan')[0]?.id ?? '',
    brandId: known?.brandId ?? random.uuid(),
    authorId: transaction.list('user')[0]?.id ?? '',
    createdAt: now,
    updatedAt: now,
    openedAt: status === 'Draft' ? null : now,
    closedAt: status === 'Closed' || status === 'Archived' ? now : null,
    ...draft,
    status,
  }
  transaction.put('job', job)

  return job
}

/** The person who manages a job's hires; role titles are free text in Ashby, this one is only a convention. */
export function manage(user: User): TeamMember {
  return { userId: user.id, role: 'Hiring Manager' }
}
