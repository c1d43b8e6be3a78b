import { implementForOrganization } from '#lib/domain/access/api.ts'
import { editContext, visibilityOf } from '#lib/domain/offers/api.ts'
import { listOfferPeople } from '#lib/domain/offers/people/queries.ts'
import { offerCommentsContract } from './contract.ts'
import { addComment, deleteComment, editComment } from './mutations.ts'
import { listComments } from './queries.ts'

const os = implementForOrganization(offerCommentsContract)

export const offerCommentsApi = {
  list: os.list.handler(({ context: { access }, input }) =>
    listComments({ scope: access.scope, ...input, visibility: visibilityOf(access), readerId: access.actor.userId }),
  ),
  people: os.people.handler(async ({ context: { access }, input }) => ({
    items: await listOfferPeople({ scope: access.scope, ...input, visibility: visibilityOf(access) }),
  })),
  add: os.add.handler(({ context: { access }, input }) => addComment({ ...editContext(access), ...input })),
  edit: os.edit.handler(({ context: { access }, input }) => editComment({ ...editContext(access), ...input })),
  remove: os.remove.handler(({ context: { access }, input }) => deleteComment({ ...editContext(access), ...input })),
}
