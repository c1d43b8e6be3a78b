import type { OpenAPI } from '@orpc/openapi'
import { html } from 'hono/html'
import { formatExample, formatPreparation } from '#app/api/docs/format-example.ts'
import { describeWebhookEvents, webhookEventsText } from '#lib/pipeline/describe-webhook-events.ts'

/** It stands in the page and not in a header, because Next puts the header of next.config.ts over that of a route; both hold. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'"

/** The system's own colours: readable in light and dark without a choice of ours. */
const STYLE = `
  :root { color-scheme: light dark; font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: Canvas; color: CanvasText; }
  h2 { margin-top: 3rem; } article { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid; }
  code, pre { font: 12px/1.6 ui-monospace, Menlo, Consolas, monospace; } pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: 6px; }
  table { width: 100%; border-collapse: collapse; } th, td { padding: .375rem .75rem .375rem 0; text-align: start; vertical-align: top; }
  td:last-child { width: 100%; overflow-wrap: anywhere; } td:not(:last-child) { white-space: nowrap; }
  nav ul { columns: 18rem; padding-inline-start: 1.25rem; } li, summary { padding-block: 3px; } a { color: LinkText; }
`

type Operation = { id: string; method: string; path: string; definition: OpenAPI.OperationObject }

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The whole reference as one page. Everything of the description is escaped. */
export function renderReference(document: OpenAPI.Document) {
  const groups = Map.groupBy(listOperations(document), ({ definition }) => definition.tags?.[0] ?? 'Other')
  const appUrl = (document.servers?.[0]?.url ?? '').replace(/\/api\/v1$/, '')
  const schemas = Object.entries(document.components?.schemas ?? {})

  return html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API reference · Handoff</title>
    <link rel="icon" href="/mark.svg" type="image/svg+xml">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${document.info.title}</h1>
      ${renderText(document.info.description)}
      <p>The same for programs, in OpenAPI 3.1: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p>
      <h2>Before you run the examples</h2>
      <p>Every example is a line for a shell with curl. Run this once in it: it says where Handoff is and which key you use, and takes the first id of each list. Put in others where you mean others.</p>
      ${renderCode({ label: 'Preparation', code: formatPreparation(appUrl) })}
      <h2>Procedures</h2>
      <nav aria-label="Procedures">
        <ul>${[...groups.values()].flat().map(({ id, definition }) => html`<li><a href="#${id}">${definition.summary}</a></li>`)}</ul>
      </nav>
      ${[...groups].map(([group, operations]) => html`<h2>${group}</h2>${operations.map((operation) => renderOperation({ operation, document }))}`)}
      ${renderWebhookEvents()}
      <h2>Schemas</h2>
      ${schemas.map(([name, schema]) => renderSchema({ label: name, schema }))}
    </main>
  </body>
</html>`
}

function listOperations(document: OpenAPI.Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const definition = item?.[method]

      return definition ? [{ id: `${method}${path.replace(/[^a-z]+/gi, '-')}`, method: method.toUpperCase(), path, definition }] : []
    }),
  )
}

function renderOperation({ operation, document }: { operation: Operation; document: OpenAPI.Document }) {
  const { id, method, path, definition } = operation
  const body = readContent(definition.requestBody)
  const success = Object.entries(definition.responses ?? {}).find(([status]) => status.startsWith('2'))
  const example = formatExample(operation)

  return html`<article id="${id}">
    <h3>${definition.summary}</h3>
    <p><code>${method} ${path}</code></p>
    ${renderText(definition.description)}
    ${renderParameters({ parameters: definition.parameters ?? [], document })}
    ${body ? renderSchema({ label: 'Body', schema: body }) : ''}
    ${success ? renderSchema({ label: `Answer ${success[0]}`, schema: readContent(success[1]) ?? {} }) : ''}
    ${example ? renderCode({ label: `Example of ${definition.summary}`, code: example }) : ''}
  </article>`
}

/** What other systems are told: not called, but sent. */
function renderWebhookEvents() {
  const events = describeWebhookEvents()

  return html`<h2 id="outgoing-webhook-events">Events of outgoing webhooks</h2>
    ${renderText(webhookEventsText)}
    ${events.map(
      ({ event, description, schema }) => html`<article>
        <h3><code>${event}</code></h3>
        <p>${description}</p>
        ${renderSchema({ label: `Body of ${event}`, schema })}
      </article>`,
    )}`
}

function renderCode({ label, code }: { label: string; code: string }) {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${code}</code></pre>`
}

type Parameters = NonNullable<OpenAPI.OperationObject['parameters']>

function renderParameters({ parameters, document }: { parameters: Parameters; document: OpenAPI.Document }) {
  const rows = parameters.map((parameter) => {
    const known = '$ref' in parameter ? document.components?.parameters?.[parameter.$ref.split('/').at(-1) ?? ''] : parameter
    if (!known || '$ref' in known) return ''

    return html`<tr><td><code>${known.name}</code></td><td>${known.in}</td><td>${known.description ?? ''} <code>${JSON.stringify(known.schema ?? {})}</code></td></tr>`
  })
  if (rows.length === 0) return ''

  return html`<table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`
}

function renderSchema({ label, schema }: { label: string; schema: unknown }) {
  return html`<details><summary>${label}</summary><pre tabindex="0" role="region" aria-label="Schema of ${label}"><code>${JSON.stringify(schema, null, 2)}</code></pre></details>`
}

/** Headings, paragraphs and code between backticks: all that our descriptions use. */
function renderText(text: string | undefined) {
  const paragraphs = (text ?? '').split(/\n\n+/).filter(Boolean)

  return paragraphs.map((paragraph) => {
    if (paragraph.startsWith('## ')) return html`<h2>${paragraph.slice(3)}</h2>`
    const parts = paragraph.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))

    return html`<p>${parts}</p>`
  })
}

type WithContent = { content?: Record<string, { schema?: unknown }> }

function readContent(holder: object | undefined): unknown {
  return (holder as WithContent | undefined)?.content?.['application/json']?.schema ?? null
}
