import { authorizePermission, createApiContext } from '#lib/domain/access/api.ts'
import { exportOpenJobs } from '#lib/domain/open-jobs/exports/api.ts'
import { openJobsExportSchema } from '#lib/domain/open-jobs/exports/schema.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { AppError } from '#lib/platform/errors.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { readJsonObject } from '#lib/platform/http/read-body.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

const BODY_BYTES_MAX = 16 * 1024

/** Open jobs as CSV, by the filters in the body. A POST, because taking it is written down and a GET never writes. */
export async function POST(request: Request): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request)
    const access = await authorizePermission({ context, permission: 'openings.manage' })
    const filter = openJobsExportSchema.safeParse((await readJsonObject({ request, bytesMax: BODY_BYTES_MAX })) ?? {})
    if (!filter.success)
      throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'These filters are not those of open jobs.' })
    const name = `open-jobs-${access.organization.slug}.csv`

    return new Response(await exportOpenJobs({ access, filter: filter.data }), {
      headers: createDownloadHeaders({ name, mediaType: 'text/csv', bytes: null }),
    })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
