import { implementForOrganization } from '#lib/domain/access/api.ts'
import { eventsApi as domainEventsApi } from '#lib/domain/events/api.ts'
import { eventsContract } from '#lib/domain/events/contract.ts'
import { sendTestEvent } from '../send-test-event.ts'

const os = implementForOrganization(eventsContract)

export const eventsApi = {
  ...domainEventsApi,
  sendTest: os.sendTest.handler(({ context: { access }, input }) => {
    const { scope, actor, ipAddress, requestId } = access

    return sendTestEvent({ scope, actor, origin: { ipAddress, requestId }, ...input })
  }),
}
