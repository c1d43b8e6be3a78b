import type { OfferRoute } from '#app/o/handle-offer.tsx'
import { showStep } from '#app/o/show-step.tsx'
import { takeAnswer } from '#app/o/take-answer.tsx'
import { declineFormSchema } from '#lib/domain/offer-publishing/answers/schema.ts'

/** The form that asks once why. */
export function GET(request: Request, route: OfferRoute): Promise<Response> {
  return showStep({ request, route, step: 'decline' })
}

/** Declines the version that was read. */
export function POST(request: Request, route: OfferRoute): Promise<Response> {
  return takeAnswer({
    request,
    route,
    step: 'decline',
    schema: declineFormSchema,
    toGiven: ({ version, reason }) => ({ kind: 'Declined', versionId: version, reason: reason === '' ? null : reason }),
  })
}
