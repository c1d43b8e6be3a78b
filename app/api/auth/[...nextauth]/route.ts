import { createApiContext } from '#lib/domain/access/api.ts'
import { signInThroughProvider, signInWithPassword } from '#lib/domain/sign-in/api.ts'
import { handleAuthRequest } from '#lib/platform/auth/auth-handler.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { readJsonObject } from '#lib/platform/http/read-body.ts'

const BODY_BYTES_MAX = 16 * 1024

type AuthRouteContext = { params: Promise<{ nextauth: string[] }> }

async function answer(request: Request, { params }: AuthRouteContext): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: request.method !== 'GET' })
  try {
    assertSameOrigin(request)
    const body = await readJsonObject({ request, bytesMax: BODY_BYTES_MAX })
    const { nextauth: path } = await params

    const userAgent = request.headers.get('user-agent')

    return await handleAuthRequest({
      request,
      body,
      path,
      ipAddress: context.ipAddress,
      signIn: (credentials) => signInWithPassword({ ...credentials, userAgent, context }),
      signInByProvider: (claims) => signInThroughProvider({ claims, userAgent, context }),
    })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}

export { answer as GET, answer as POST }
