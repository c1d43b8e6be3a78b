import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
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
    const read = { scope: access.scope, id: input.id, visibility: visibilityOf(access) }
    // Throws for an event that does not exist for the caller.
    await getEvent(read)
    await retryEvent({ ...actOf(access), id: input.id })

    return getEvent(read)
  }),
  replay: os.replay.handler(async ({ context: { access }, input }) => {
    const read = { scope: access.scope, id: input.id, visibility: visibilityOf(access) }
    // Throws for an event that does not exist for the caller.
    await getEvent(read)

    return getEvent({ ...read, id: await replayEvent({ ...actOf(access), id: input.id }) })
  }),
}

export function visibilityOf(access: Access) {
  return { confidential: access.permissions.includes('confidential.read'), newHires: access.permissions.includes('newHires.manage') }
}
