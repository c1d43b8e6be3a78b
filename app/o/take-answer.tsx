import type { z } from 'zod'
import { handleOffer, type OfferRequest, type OfferRoute } from '#app/o/handle-offer.tsx'
import { describeProblem, type FormValues, readForm } from '#app/o/read-form.ts'
import { redirectTo, renderPage } from '#app/o/render-page.tsx'
import { canTake } from '#app/o/show-step.tsx'
import type { AnswerRefusal } from '#lib/domain/offer-publishing/answers/rules.ts'
import { reopenOffer } from '#lib/domain/offer-publishing/links/api.ts'
import { type AnswerOffer, answerOffer } from '#lib/pipeline/answer-offer.ts'

type Given = AnswerOffer['given']

export type TakeAnswer<Schema extends z.ZodType> = {
  request: Request
  route: OfferRoute
  step: 'accept' | 'decline'
  schema: Schema
  toGiven: (form: z.output<Schema>) => Given
}

/** Takes the form of an answer. Filled in wrongly it comes back as it was; refused, the page says what stands now. */
export function takeAnswer<Schema extends z.ZodType>({ request, route, step, schema, toGiven }: TakeAnswer<Schema>): Promise<Response> {
  return handleOffer({
    request,
    route,
    async respond(offer) {
      const values = await readForm(request)
      const parsed = schema.safeParse(values)
      if (!parsed.success) return renderFormAgain({ offer, step, values, error: parsed.error })

      const given = toGiven(parsed.data)
      const userAgent = request.headers.get('user-agent')
      const outcome = await answerOffer({ opened: offer.opened, given, userAgent })
      if (outcome.kind === 'taken') return redirectTo(`${offer.base}?done=${given.kind.toLowerCase()}`)
      if (outcome.kind === 'repeated') return redirectTo(offer.base)

      return renderRefusal({ offer, refusal: outcome })
    },
  })
}

type RenderFormAgain = { offer: OfferRequest; step: 'accept' | 'decline'; values: FormValues; error: z.ZodError }

/** The form carries the version that stands now, so it comes back only to somebody who has read that one. */
function renderFormAgain({ offer, step, values, error }: RenderFormAgain): Promise<Response> {
  const { view } = offer.opened.page
  if (!canTake(view, step)) return Promise.resolve(redirectTo(offer.base))
  if (view.versionId !== values.version) return renderRefusal({ offer, refusal: { kind: 'outdated' } })

  return renderPage({ ...offer, step, form: { values, ...describeProblem(error) }, status: 422 })
}

type RefusedOutcome = Exclude<AnswerRefusal, { kind: 'repeated' }>

/** The page as it stands after the refusal, which may be another one than was read. */
async function renderRefusal({ offer, refusal }: { offer: OfferRequest; refusal: RefusedOutcome }): Promise<Response> {
  const opened = await reopenOffer(offer.opened)

  return renderPage({ ...offer, opened, step: 'read', form: { values: {}, problem: describeRefusal(refusal), field: null }, status: 409 })
}

function describeRefusal(refusal: RefusedOutcome): string {
  switch (refusal.kind) {
    case 'answered':
      return refusal.answer === 'Accepted'
        ? 'This offer was accepted already, so your answer was not taken. Ask us if that is not what you want.'
        : 'This offer was declined already, so your answer was not taken. Ask us if that is not what you want.'
    case 'outdated':
      return 'The offer was updated after you opened it, so your answer was not taken. Read what changed, then answer again.'
    case 'expired':
      return 'The deadline for your answer has passed, so it was not taken. You can still ask a question.'
    case 'not_open':
      return 'The offer is being updated, so your answer was not taken.'
  }
}
