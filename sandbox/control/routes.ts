import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { AshbyError } from '#sandbox/responses.ts'
import type { Sandbox } from '#sandbox/sandbox.ts'
import { ControlError } from './define.ts'
import { findControl, listControlNames } from './registry.ts'

/** The control API: Bearer token, JSON body, and a Host that is this machine (checked for all routes that change anything). */
export function createControlRoutes(sandbox: Sandbox): Hono {
  const routes = new Hono()

  routes.use(async (context, next) => {
    if (!isTokenRight(sandbox, context.req.header('authorization'))) return refuse(context, 401, 'The control token is missing or wrong.')
    if (context.req.header('origin')) return refuse(context, 403, 'Control calls from web pages are refused.')

    return next()
  })
  routes.get('/', (context) => context.json({ calls: listControlNames() }))
  routes.get('/default-key', (context) => answerControl({ sandbox, context, name: 'default-key', body: {} }))
  routes.post('/:name', async (context) => {
    const contentType = context.req.header('content-type') ?? ''
    if (!contentType.toLowerCase().startsWith('application/json')) return refuse(context, 415, 'Control calls take a JSON body.')

    const body: unknown = await context.req.json().catch(() => null)
    if (typeof body !== 'object' || body === null) return refuse(context, 400, 'The body is not a JSON object.')

    return answerControl({ sandbox, context, name: context.req.param('name'), body })
  })

  return routes
}

async function answerControl({ sandbox, context, name, body }: { sandbox: Sandbox; context: Context; name: string; body: unknown }) {
  const control = findControl(name)
  if (!control) return refuse(context, 404, `There is no control call ${name}.`)

  try {
    const answer = await control.run(sandbox, body)

    return context.json(answer as object)
  } catch (error) {
    if (error instanceof ControlError) return refuse(context, 400, error.message)
    if (error instanceof AshbyError) return refuse(context, 422, error.message, error.code)

    throw error
  }
}

function refuse(context: Context, status: 400 | 401 | 403 | 404 | 415 | 422, message: string, code = 'refused') {
  return context.json({ error: { code, message } }, status)
}

function isTokenRight({ controlToken }: Sandbox, header: string | undefined): boolean {
  const given = createHash('sha256')
    .update(/^bearer (.+)$/i.exec(header ?? '')?.[1] ?? '')
    .digest()

  return timingSafeEqual(given, createHash('sha256').update(controlToken).digest())
}
