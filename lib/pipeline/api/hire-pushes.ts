import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { hirePushesContract } from '#lib/domain/new-hires/pushes/contract.ts'
import { pushHire } from '#lib/domain/new-hires/pushes/mutations.ts'
import { splitName } from '#lib/sources/split-name.ts'

const os = implementForOrganization(hirePushesContract)

/** What another system tells of hires. One name is taken apart as Ashby's is. */
export const hirePushesApi = {
  push: os.push.handler(({ context: { access }, input }) => {
    const { firstName = null, lastName = null, name, ...told } = input
    const split = splitName(name ?? '')
    const named = { firstName: firstName ?? split.first, middleName: split.middle, lastName: lastName ?? split.last }

    return pushHire({ ...actOf(access), hire: { ...told, name, ...named } })
  }),
}
