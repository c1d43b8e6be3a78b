import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { visibilityOf } from '#lib/domain/events/api.ts'
import { replaysContract } from './contract.ts'
import { cancelReplay, startReplay } from './mutations.ts'
import { countReplayed, getLatestReplay } from './queries.ts'

const os = implementForOrganization(replaysContract)

export const replaysApi = {
  count: os.count.handler(({ context: { access }, input }) =>
    countReplayed({ scope: access.scope, choice: { filter: input.filter, visibility: visibilityOf(access) } }),
  ),
  start: os.start.handler(({ context: { access }, input }) =>
    startReplay({ ...actOf(access), filter: input.filter, visibility: visibilityOf(access) }),
  ),
  latest: os.latest.handler(({ context: { access } }) => getLatestReplay(access.scope)),
  cancel: os.cancel.handler(({ context: { access }, input }) => cancelReplay({ ...actOf(access), id: input.id })),
}
