import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { eventsApi as domainEventsApi } from '#lib/domain/events/api.ts'
import { eventsContract } from '#lib/domain/events/contract.ts'
import { sendTestEvent } from '../send-test-event.ts'

const os = implementForOrganization(eventsContract)

export const eventsApi = {
  ...domainEventsApi,
  sendTest: os.sendTest.handler(({ context: { access }, input }) => sendTestEvent({ ...actOf(access), ...input })),
}
