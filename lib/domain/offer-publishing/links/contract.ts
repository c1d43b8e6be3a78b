import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { publishingSchema } from '#lib/domain/offer-publishing/contract.ts'

const tags = ['Publishing']

export const offerLinksContract = {
  sendAgain: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'POST', path: '/offers/{id}/links', summary: 'Mail the candidate a new link', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(publishingSchema),
  revoke: procedure
    .meta({ permission: 'offers.publish' })
    .route({
      method: 'DELETE',
      path: '/offers/{id}/links',
      summary: 'End every link to an offer',
      description: 'Whoever opens one sees the page of links that lead nowhere. A new link can be mailed.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(publishingSchema),
}
