import type { OfferRoute } from '#app/o/handle-offer.tsx'
import { showStep } from '#app/o/show-step.tsx'
import { takeAnswer } from '#app/o/take-answer.tsx'
import { acceptFormSchema } from '#lib/domain/offer-publishing/answers/schema.ts'

/** The form with the name and the words of consent. */
export function GET(request: Request, route: OfferRoute): Promise<Response> {
  return showStep({ request, route, step: 'accept' })
}

/** Accepts the version that was read. */
export function POST(request: Request, route: OfferRoute): Promise<Response> {
  return takeAnswer({
    request,
    route,
    step: 'accept',
    schema: acceptFormSchema,
    toGiven: ({ version, name }) => ({ kind: 'Accepted', versionId: version, typedName: name }),
  })
}
