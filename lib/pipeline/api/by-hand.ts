import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { byHandContract } from '#lib/domain/connections/by-hand/contract.ts'
import { changeSecret, endSecretChange, installConnection, removeByHand, showSecret } from '#lib/domain/connections/by-hand/mutations.ts'
import { defaultRules } from '#lib/sources/ashby/default-rules.ts'
import { ashbyAddress } from '../ashby-connection.ts'
import { readConnection } from './connections.ts'

const os = implementForOrganization(byHandContract)

export const byHandApi = {
  install: os.install.handler(async ({ context: { access }, input }) => {
    // Refused where this installation runs without the sandbox.
    ashbyAddress(input.environment)
    const id = await installConnection({ ...actOf(access), ...input, source: 'ashby', rules: defaultRules })

    return readConnection(access, id)
  }),
  showSecret: os.showSecret.handler(({ context: { access }, input }) => showSecret({ ...actOf(access), id: input.id })),
  changeSecret: os.changeSecret.handler(async ({ context: { access }, input }) => {
    await changeSecret({ ...actOf(access), id: input.id })

    return readConnection(access, input.id)
  }),
  endSecretChange: os.endSecretChange.handler(async ({ context: { access }, input }) => {
    await endSecretChange({ ...actOf(access), ...input })

    return readConnection(access, input.id)
  }),
  remove: os.remove.handler(async ({ context: { access }, input }) => {
    await removeByHand({ ...actOf(access), id: input.id })

    return readConnection(access, input.id)
  }),
}
