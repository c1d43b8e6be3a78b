import { Webhook } from 'standardwebhooks'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { createOutgoingWebhook, type WebhookChoices, type WebhookContext } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { outgoingEvents } from '#lib/domain/outgoing-webhooks/terms.ts'
import { deliverOutgoingMessage } from '#lib/pipeline/deliver-outgoing-message.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { type GuardedFetch, guardedFetch } from '#lib/platform/http/guarded-fetch.ts'
import { type StubHandler, type StubRequest, type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'
import { callAs, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'

/** An organization, and another system behind a real HTTP server. */
export type Post = TestTenant & { server: StubServer; client: ReturnType<typeof callAs> }

const servers: StubServer[] = []

export async function openPost(answer: StubHandler = () => ({ status: 200 })): Promise<Post> {
  const server = await startReceiver(answer)
  const tenant = await createTenant()

  return { ...tenant, server, client: callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug }) }
}

export async function startReceiver(answer: StubHandler): Promise<StubServer> {
  const server = await startStubServer(answer)
  servers.push(server)

  return server
}

export async function closeReceivers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()))
}

export function adminContext({ scope, admin }: TestTenant): WebhookContext {
  const actor = { kind: 'User', userId: admin.userId } as const

  return { scope, actor, origin: { ipAddress: null, requestId: null }, permissions: permissionSchema.options }
}

/** A webhook to the receiver: its address stands on this machine, which the API would refuse. */
export async function addWebhook(post: Post, choices: Partial<WebhookChoices> = {}): Promise<{ id: string; secret: string }> {
  const { webhook, secret } = await createOutgoingWebhook({
    ...adminContext(post),
    choices: {
      name: 'Payroll',
      url: `${post.server.origin}/hook?key=of-theirs`,
      events: outgoingEvents,
      includesPay: false,
      includesConfidential: false,
      ...choices,
    },
  })

  return { id: webhook.id, secret }
}

/** The guard as it is, but for the one receiver of a test. */
export function reaching(server: StubServer): GuardedFetch {
  return (request) => guardedFetch({ ...request, allowOrigin: server.origin })
}

/** Tries every message once that waits, whenever its turn would come. */
export async function deliverAll(post: Post, fetch: GuardedFetch = reaching(post.server)): Promise<void> {
  for (const { id } of await readMessages(post, { state: 'Waiting' }))
    await deliverOutgoingMessage({ scope: post.scope, messageId: id, fetch })
}

/** Oldest first. */
export function readMessages({ scope }: TestTenant, where: { state?: 'Waiting'; webhookId?: string } = {}) {
  return inTenant(scope, (tx) =>
    tx.outgoingMessage.findMany({ where, orderBy: { id: 'asc' }, include: { attempts: { orderBy: { id: 'asc' } } } }),
  )
}

/** What the official library makes of a delivery; throws where the signature does not fit. */
export function verify(secret: string, { body, headers }: StubRequest): { type: string; timestamp: string; data: Record<string, unknown> } {
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

  return new Webhook(secret).verify(body, texts) as never
}

export function isVerified(secret: string, request: StubRequest | undefined): boolean {
  if (!request) throw new Error('Nothing was delivered.')
  try {
    verify(secret, request)
    return true
  } catch {
    return false
  }
}

export async function addPersonByHand({ client }: Post, values: Record<string, string> = {}): Promise<string> {
  const person = {
    firstName: 'Zephyrine',
    lastName: 'Quillfeather',
    personalEmail: 'zephyrine@mail.example',
    jobTitle: 'Field engineer',
    startDate: '2030-01-07',
  }

  return (await client.people.create({ values: { ...person, ...values } })).id
}
