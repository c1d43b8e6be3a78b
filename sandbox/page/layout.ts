import { html } from 'hono/html'
import type { Account } from '#sandbox/tables.ts'
import { readInfo } from '#sandbox/view.ts'

/** Something hono/html made: already escaped. */
export type Html = ReturnType<typeof html>
export type PageState = {
  /** Proves that a form came from a page of ours. */
  formToken: string
  done: string | null
  problem: string | null
}
type LayoutInput = { title: string; state: PageState; account?: Account; current?: string; body: Html }

/** What the page calls itself, on every page as a link home. */
export const NAME = 'Ashby sandbox'

const SECTIONS = [
  { path: '', label: 'People and offers' },
  { path: '/openings', label: 'Openings' },
  { path: '/fields', label: 'Custom fields' },
  { path: '/webhooks', label: 'Webhooks' },
  { path: '/faults', label: 'Faults' },
]

/** The frame of every page. It says plainly that this is not Ashby. */
export function renderLayout({ title, state, account, current, body }: LayoutInput): Html {
  const name = account ? readInfo(account).name : null

  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title === NAME ? '' : `${title} · `}${NAME} (a stand-in, not Ashby)</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page/style.css" />
    <script type="module" src="/page/script.js"></script>
  </head>
  <body>
    <aside class="notice" aria-label="What this is">This is a stand-in for trying things out. It is not Ashby, and nobody here is real.</aside>
    <header class="top">
      <a class="brand" href="/">${NAME}</a>
      ${account ? renderNavigation({ account, current, name: name ?? '' }) : ''}
    </header>
    <main>
      <h1><bdi>${title}</bdi></h1>
      ${state.done ? html`<p class="flash" role="status">${state.done}</p>` : ''}
      ${state.problem ? html`<p class="flash problem" role="alert">${state.problem}</p>` : ''} ${body}
    </main>
  </body>
</html>`
}

function renderNavigation({ account, current, name }: { account: Account; current?: string; name: string }): Html {
  const links = SECTIONS.map(
    ({ path, label }) => html`<a href="/accounts/${account.id}${path}" ${path === current ? html`aria-current="page"` : ''}>${label}</a> `,
  )

  return html`<nav aria-label="${name}">${links}</nav>`
}
