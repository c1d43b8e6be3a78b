import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { hireRecipientsContract } from './contract.ts'
import { setRecipients } from './mutations.ts'
import { getRecipients } from './queries.ts'

const os = implementForOrganization(hireRecipientsContract)

export const hireRecipientsApi = {
  get: os.get.handler(({ context: { access }, input }) => getRecipients({ scope: access.scope, ...input })),
  set: os.set.handler(async ({ context: { access }, input }) => {
    const { scope } = access
    await setRecipients({ ...actOf(access), ...input })

    return getRecipients({ scope, connectionId: input.connectionId })
  }),
}
