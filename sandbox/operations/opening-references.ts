import type { RenderContext } from '#sandbox/render/visibility.ts'
import { canSeeJob } from '#sandbox/render/visibility.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'

type References = { teamId?: string | null; jobIds?: readonly string[]; locationIds?: readonly string[] }

/**
 * The "additional validation" that Ashby documents for every state but Draft: what an opening names must be there. Ashby does not say what
 * it checks nor with which codes it refuses; these are the ones its own reads of the same objects give.
 */
export function requireReferences(context: RenderContext, { teamId, jobIds = [], locationIds = [] }: References): void {
  if (teamId) requireDepartment(context, teamId)
  for (const jobId of jobIds) requireJob(context, jobId, 'jobIds')
  for (const locationId of locationIds) requireLocation(context, locationId, 'locationIds')
}

export function requireJob(context: RenderContext, jobId: string, parameter = 'jobId'): void {
  if (!canSeeJob(context, context.view.get('job', jobId))) throw createNotFound({ noun: 'job', parameter })
}

export function requireLocation({ view }: RenderContext, locationId: string, parameter = 'locationId'): void {
  const location = view.get('location', locationId)
  if (!location) throw createNotFound({ noun: 'location', parameter })
  if (location.isArchived) throw createInvalidInput({ message: `The location ${location.name} is archived`, parameter })
}

/** The API asks for a reason nowhere in its list of required keys; asking for one finds who forgets it. */
export function requireCloseReason({ view }: RenderContext, closeReasonId: string | undefined): void {
  const parameter = 'closeReasonId'
  if (!closeReasonId) throw createInvalidInput({ message: 'closeReasonId is required to close an opening', parameter })

  const reason = view.get('closeReason', closeReasonId)
  if (!reason) throw createNotFound({ noun: 'close reason', parameter })
  if (reason.isArchived) throw createInvalidInput({ message: `The close reason ${reason.reasonText} is archived`, parameter })
}

function requireDepartment({ view }: RenderContext, departmentId: string): void {
  const department = view.get('department', departmentId)
  if (!department) throw createNotFound({ noun: 'department', parameter: 'teamId' })
  if (department.isArchived) throw createInvalidInput({ message: `The department ${department.name} is archived`, parameter: 'teamId' })
}
