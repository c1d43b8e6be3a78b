import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { replayEvent } from '#lib/domain/events/replays/mutations.ts'
import { eventsContract } from './contract.ts'
import { retryEvent } from './mutations.ts'
import { countEvents, getEvent, listEvents } from './queries.ts'

const os = implementForOrganization(eventsContract)

export const eventsApi = {
  list: os.list.handler(({ context: { access }, input }) =>
    listEvents({ ...input, scope: access.scope, visibility: visibilityOf(access) }),
  ),
  counts: os.counts.handler(({ context: { access } }) => countEvents({ scope: access.scope, visibility: visibilityOf(access) })),
  get: os.get.handler(({ context: { access }, input }) =>
    getEvent({ scope: access.scope, id: input.id, visibility: visibilityOf(access) }),
  ),
  retry: os.retry.handler(async ({ context: { access }, input }) => {
    const { scope, actor, ipAddress, requestId } = access
    // Throws for an event that does not exist for the caller.
    await getEvent({ scope, id: input.id, visibility: visibilityOf(access) })
    await retryEvent({ scope, id: input.id, actor, origin: { ipAddress, requestId } })

    return getEvent({ scope, id: input.id, visibility: visibilityOf(access) })
  }),
  replay: os.replay.handler(async ({ context: { access }, input }) => {
    const { scope, actor, ipAddress, requestId } = access
    const visibility = visibilityOf(access)
    // Throws for an event that does not exist for the caller.
    await getEvent({ scope, id: input.id, visibility })
    const id = await replayEvent({ scope, id: input.id, actor, origin: { ipAddress, requestId } })

    return getEvent({ scope, id, visibility })
  }),
}

export function visibilityOf(access: Access) {
  return { confidential: access.permissions.includes('confidential.read'), newHires: access.permissions.includes('newHires.manage') }
}
