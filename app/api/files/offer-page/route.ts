import { z } from 'zod'
import { renderPreview } from '#app/o/render-preview.tsx'
import { authorizePermission, createApiContext } from '#lib/domain/access/api.ts'
import { idSchema } from '#lib/domain/access/contract.ts'
import { pageSettingsSchema } from '#lib/domain/offer-page/schema.ts'
import { previewDraft } from '#lib/pipeline/preview-offer-page.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { AppError } from '#lib/platform/errors.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { readJsonObject } from '#lib/platform/http/read-body.ts'

/** All texts of the settings at their longest, in letters that take four bytes. */
const BODY_BYTES_MAX = 1024 * 1024

const draftSchema = z.strictObject({ settings: pageSettingsSchema.optional(), offerId: idSchema.optional() })

/** The candidate's page with settings that are being changed, as HTML. A POST, because they come along; nothing is written. */
export async function POST(request: Request): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request)
    const access = await authorizePermission({ context, permission: 'offerPage.manage' })
    const draft = draftSchema.safeParse((await readJsonObject({ request, bytesMax: BODY_BYTES_MAX })) ?? {})
    if (!draft.success) throw draftError(draft.error)

    return await renderPreview({ scope: access.scope, view: await previewDraft({ access, ...draft.data }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}

function draftError({ issues }: z.ZodError): AppError {
  const fields = Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))

  return new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'There is no preview of this yet. Mend what is marked.', fields })
}
