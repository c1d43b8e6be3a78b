import { handleOffer, type OfferRequest, type OfferRoute } from '#app/o/handle-offer.tsx'
import { describeProblem, type FormValues, readForm } from '#app/o/read-form.ts'
import { redirectTo, renderPage } from '#app/o/render-page.tsx'
import { showStep } from '#app/o/show-step.tsx'
import { askQuestion } from '#lib/domain/offer-publishing/messages/api.ts'
import { questionFormSchema } from '#lib/domain/offer-publishing/messages/schema.ts'
import { AppError } from '#lib/platform/errors.ts'

/** The form for a question, below what was asked and replied before. */
export function GET(request: Request, route: OfferRoute): Promise<Response> {
  return showStep({ request, route, step: 'ask' })
}

/** Takes a question in; also after the deadline and after an answer. */
export function POST(request: Request, route: OfferRoute): Promise<Response> {
  return handleOffer({ request, route, respond: takeQuestion })
}

async function takeQuestion(offer: OfferRequest): Promise<Response> {
  const values = await readForm(offer.request)
  if (offer.opened.page.view.kind !== 'open') return redirectTo(offer.base)

  const parsed = questionFormSchema.safeParse(values)
  if (!parsed.success) return refuse({ offer, values, ...describeProblem(parsed.error), status: 422 })
  try {
    await askQuestion({ opened: offer.opened, text: parsed.data.text })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error
    const problem = 'You have asked as many questions as the page takes in a day. Reply to the mail that brought you here instead.'

    return refuse({ offer, values, problem, field: 'text', status: 429 })
  }

  return redirectTo(`${offer.base}?done=asked`)
}

type Refuse = { offer: OfferRequest; values: FormValues; problem: string; field: string | null; status: number }

function refuse({ offer, status, ...form }: Refuse): Promise<Response> {
  return renderPage({ ...offer, step: 'ask', form, status })
}
