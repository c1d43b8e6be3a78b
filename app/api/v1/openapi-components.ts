import type { OpenAPI } from '@orpc/openapi'
import { IDEMPOTENCY_HEADER, ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import { keyRate } from '#lib/domain/api-keys/rules.ts'
import { TOKEN_PREFIX } from '#lib/domain/api-keys/schema.ts'
import { KEPT_HOURS } from '#lib/domain/idempotency/rules.ts'
import { sessionCookieName } from '#lib/platform/auth/session-cookie.ts'

/** What the whole API has in common, in the words of its description. Two line breaks begin a paragraph, `## ` a heading. */
export const description = `What the screens of Handoff do, for programs. Dates and decimals are text; ids are UUIDs.

## Who asks

Send an API key, made in Handoff under Company → API keys, as \`Authorization: Bearer ${TOKEN_PREFIX}…\`. A key belongs to one organization and acts for the member who made it: it may do what it was given, and never more than that member may do at the moment. It stops at once when it is revoked, when it expires and when the member leaves. An organization that asks its members for a second step at sign-in has had it when the key was made; the key itself needs none.

With a session instead of a key, name the organization by its slug in the header \`${ORGANIZATION_HEADER}\`. With a key that header can be left out; one that names another organization is answered with 404.

Values that the caller may not see are absent from answers; null means that there is no value. Something of another organization is answered like something that does not exist, with 404.

## How often

A key has ${keyRate.attempts} requests in ${keyRate.windowSeconds} seconds. Every answer tells what is left, in the form of the IETF draft: \`RateLimit-Policy: "${keyRate.name}";q=${keyRate.attempts};w=${keyRate.windowSeconds}\` and \`RateLimit: "${keyRate.name}";r=599;t=60\`, r being the requests that remain and t the seconds until they are ${keyRate.attempts} again. The same stands in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\`. When nothing is left the answer is 429 with \`Retry-After\` in seconds.

## Writing once

Give every write an \`${IDEMPOTENCY_HEADER}\` of your own, 1 to 255 printable characters such as a UUID. For ${KEPT_HOURS} hours a repeat with the same key is not carried out again: it gets the first answer, with \`Idempotency-Replayed: true\`. A request that was refused left nothing behind, so its key can be used again.

A repeat is refused with 422 \`idempotency_mismatch\` when it differs from the first request; with 409 \`still_running\` and \`Retry-After\` while the first one is at work; with 409 \`outcome_unknown\` when the first one ended without an answer, in which case look before you repeat it with a new key; and with 409 \`already_done\` when the first one was carried out and its answer is not shown again, because it held a secret or because you may see less now.

## Refusals

Every refusal has the same form; rely on \`data.code\`, show \`data.userMessage\`. Every answer carries \`x-request-id\`: quote it when you report a problem.`

/** Everything that operations refer to, but the schemas. */
export function createComponents(appUrl: string): OpenAPI.ComponentsObject {
  return {
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'A key made in Handoff under Company → API keys.' },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: sessionCookieName(),
        description: `The session of somebody who signed in. Writes also need the header \`Origin: ${appUrl}\` and a JSON body.`,
      },
    },
    parameters: {
      Organization: {
        name: ORGANIZATION_HEADER,
        in: 'header',
        required: false,
        description: 'The slug of the organization to act in. An API key names it by itself.',
        schema: { type: 'string' },
      },
      IdempotencyKey: {
        name: IDEMPOTENCY_HEADER,
        in: 'header',
        required: false,
        description: `A text of your own: a repeat with the same one within ${KEPT_HOURS} hours is not carried out again.`,
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
    },
    headers: {
      RateLimitPolicy: { description: 'To an API key: how many requests (q) it has in how many seconds (w)', schema: { type: 'string' } },
      RateLimit: { description: 'To an API key: how many requests remain (r), and for how many seconds (t)', schema: { type: 'string' } },
      IdempotencyReplayed: {
        description: 'There where the answer is that of an earlier request with the same key',
        schema: { type: 'string', enum: ['true'] },
      },
    },
    responses: {
      Error: { description: 'Refused or failed', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
  }
}
