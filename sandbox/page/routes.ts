import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { ControlError } from '#sandbox/control/define.ts'
import { AshbyError } from '#sandbox/responses.ts'
import type { Sandbox } from '#sandbox/sandbox.ts'
import type { Account } from '#sandbox/tables.ts'
import { renderAccount } from './account.ts'
import type { Act, ActResult } from './actions.ts'
import { createAccountFromForm, OFFER_ACTS, PEOPLE_ACTS } from './actions.ts'
import { renderCandidatePage } from './candidate.ts'
import { renderFieldPage, renderFields } from './custom-fields.ts'
import { renderFaults } from './faults.ts'
import { FIELD_ACTS } from './field-actions.ts'
import { findValues, renderFieldValues } from './field-values.ts'
import { FILE_ACTS } from './files.ts'
import { renderHome } from './home.ts'
import type { Html, PageState } from './layout.ts'
import { renderOfferPage } from './offer.ts'
import { renderOpeningPage } from './opening.ts'
import { OPENING_ACTS } from './opening-actions.ts'
import { renderOpenings } from './openings.ts'
import { SETTINGS_ACTS } from './settings-actions.ts'
import { SCRIPT, STYLE } from './style.ts'
import { renderWebhooks } from './webhooks.ts'

const ACTS: Record<string, Act> = { ...PEOPLE_ACTS, ...FILE_ACTS, ...OFFER_ACTS, ...OPENING_ACTS, ...FIELD_ACTS, ...SETTINGS_ACTS }
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

type PageContext = { sandbox: Sandbox; context: Context; account: Account }

/**
 * The page for people. It needs no sign-in: it answers on this machine only and shows made-up people. Forms are accepted from its
 * own pages alone, by Origin and by a token that only this installation can make.
 */
export function createPageRoutes(sandbox: Sandbox): Hono {
  const routes = new Hono()

  routes.use(async (context, next) => {
    await next()
    context.header('content-security-policy', POLICY)
    context.header('referrer-policy', 'same-origin')
    context.header('x-content-type-options', 'nosniff')
    context.header('cache-control', 'no-store')
  })
  routes.get('/page/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  routes.get('/page/script.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  routes.get('/', async (context) => context.html(await renderHome({ sandbox, state: readState(sandbox, context) })))

  addPages(routes, sandbox)
  addForms(routes, sandbox)

  return routes
}

function addPages(routes: Hono, sandbox: Sandbox): void {
  const show = (path: string, render: (page: PageContext, state: PageState) => Html | null) =>
    routes.get(path, async (context) => {
      const account = sandbox.store.accounts.get(context.req.param('accountId') ?? '')
      const page = account ? render({ sandbox, context, account }, readState(sandbox, context)) : null

      return page ? context.html(await page) : context.text('There is nothing here.', 404)
    })
  show('/accounts/:accountId', ({ account }, state) => renderAccount({ account, state }))
  show('/accounts/:accountId/webhooks', ({ account }, state) => renderWebhooks({ account, state }))
  show('/accounts/:accountId/faults', ({ account }, state) => renderFaults({ account, state }))
  show('/accounts/:accountId/fields', ({ account }, state) => renderFields({ account, state }))
  show('/accounts/:accountId/fields/:id', ({ account, context }, state) => {
    const field = account.tables.customField.rows.get(context.req.param('id') ?? '')?.value

    return field ? renderFieldPage({ account, state, field }) : null
  })
  show('/accounts/:accountId/:owner{offers|candidates|applications|jobs|openings}/:id/fields', ({ account, context }, state) => {
    const found = findValues({ account, owner: context.req.param('owner') ?? '', id: context.req.param('id') ?? '' })

    return found ? renderFieldValues({ account, state, ...found }) : null
  })
  show('/accounts/:accountId/candidates/:id', ({ account, context }, state) => {
    const candidate = account.tables.candidate.rows.get(context.req.param('id') ?? '')?.value

    return candidate ? renderCandidatePage({ account, state, candidate }) : null
  })
  show('/accounts/:accountId/openings', ({ account }, state) => renderOpenings({ account, state }))
  show('/accounts/:accountId/openings/:id', ({ account, context }, state) => {
    const opening = account.tables.opening.rows.get(context.req.param('id') ?? '')?.value

    return opening ? renderOpeningPage({ account, state, opening }) : null
  })
  show('/accounts/:accountId/offers/:id', ({ account, context }, state) => {
    const offer = account.tables.offer.rows.get(context.req.param('id') ?? '')?.value

    return offer ? renderOfferPage({ account, state, offer }) : null
  })
}

function addForms(routes: Hono, sandbox: Sandbox): void {
  routes.post('/page/accounts', (context) =>
    answerForm({ sandbox, context, back: '/', run: (form) => createAccountFromForm({ sandbox, form }) }),
  )
  routes.post('/page/accounts/:accountId/*', async (context) => {
    const [accountId = '', noun = '', id = '', verb] = context.req.path.split('/').slice(3)
    const account = sandbox.store.accounts.get(accountId)
    const exact = [noun, id, verb].filter(Boolean).join('/')
    const act = ACTS[exact] ?? ACTS[[noun, id ? '*' : '', verb].filter(Boolean).join('/')]
    if (!account || !act) return context.text('There is nothing here.', 404)

    const back = `/accounts/${accountId}${findFormPage({ noun, id, verb })}`

    return answerForm({ sandbox, context, back, run: (form) => act({ sandbox, account, id, form }) })
  })
}

/** The page of an account from which a form was sent. */
function findFormPage({ noun, id, verb }: { noun: string; id: string; verb?: string }): string {
  if (verb === 'fields') return `/${noun}/${id}/fields`
  if (noun === 'webhooks' || noun === 'faults') return `/${noun}`
  if (noun === 'openings') return id ? `/openings/${id}` : '/openings'
  if (noun === 'fields') return id ? `/fields/${id}` : '/fields'

  return id && (noun === 'candidates' || noun === 'offers') ? `/${noun}/${id}` : ''
}

type FormInput = { sandbox: Sandbox; context: Context; back: string; run: (form: unknown) => ActResult | Promise<ActResult> }

/** Runs an act and goes on to the page that shows it; an act that is refused goes back and says why. */
async function answerForm({ sandbox, context, back, run }: FormInput): Promise<Response> {
  const form = await context.req.parseBody()
  const origin = context.req.header('origin')
  const isOwn = origin === undefined || origin === new URL(context.req.url).origin
  if (!isOwn || form.formToken !== createFormToken(sandbox)) return context.text('This form did not come from a page of this sandbox.', 403)

  try {
    const { path, done } = await run(form)

    return context.redirect(`${path}?done=${encodeURIComponent(done)}`, 303)
  } catch (error) {
    const message = describeRefusal(error)
    if (message === null) throw error

    return context.redirect(`${back}?problem=${encodeURIComponent(message)}`, 303)
  }
}

function describeRefusal(error: unknown): string | null {
  if (error instanceof AshbyError || error instanceof ControlError) return error.message
  if (error instanceof z.ZodError) return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')

  return null
}

function readState(sandbox: Sandbox, context: Context): PageState {
  return { formToken: createFormToken(sandbox), done: context.req.query('done') ?? null, problem: context.req.query('problem') ?? null }
}

function createFormToken({ controlToken }: Sandbox): string {
  return createHmac('sha256', controlToken).update('forms of the page').digest('base64url')
}
