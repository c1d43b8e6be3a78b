import { afterEach, describe, expect, it } from 'vitest'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { findAshbyEvent } from '#lib/sources/ashby/events/registry.ts'
import { ashbyWebhookTypes, createWebhook, deleteWebhook, readWebhook, updateWebhook } from '#lib/sources/ashby/webhooks.ts'
import { ids } from '#tests/fixtures/ashby/objects.ts'
import { type StubHandler, type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'

let server: StubServer | undefined

afterEach(async () => {
  await server?.close()
})

async function connect(handler: StubHandler) {
  server = await startStubServer(handler)

  return createAshbyClient({ baseUrl: server.origin, allowOrigin: server.origin, apiKey: 'k' })
}

const notFound = { json: { success: false, errors: ['webhook_not_found'], errorInfo: null } }
const input = { webhookType: 'offerCreate', requestUrl: 'https://handoff.example/hooks/1', secretToken: 'secret' }

describe('webhooks', () => {
  it('subscribes to events that are all understood', () => {
    expect(ashbyWebhookTypes.filter((type) => !findAshbyEvent(type))).toEqual([])
  })

  it('says when Ashby created a webhook but left it disabled because its ping failed', async () => {
    const client = await connect(({ body }) => ({
      json: { success: true, results: { id: ids.webhook, enabled: false, ...JSON.parse(body) } },
    }))

    expect(await createWebhook({ client, ...input })).toEqual({
      id: ids.webhook,
      isEnabled: false,
      requestUrl: input.requestUrl,
      webhookType: 'offerCreate',
    })
  })

  it('passes on the refusal of a second webhook for the same address', async () => {
    const client = await connect(() => ({
      json: { success: false, errors: [{ message: 'Duplicate webhook for this URL', parameter: 'requestUrl' }] },
    }))
    const error = await createWebhook({ client, ...input }).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ code: 'ashby_refused', retry: 'no' })
  })

  it('can delete again what is gone already, and says null for one that is gone', async () => {
    const client = await connect(() => notFound)
    expect(await deleteWebhook({ client, webhookId: ids.webhook })).toBe('already_gone')
    expect(await readWebhook({ client, webhookId: ids.webhook })).toBeNull()
  })

  it('deletes with an answer that carries nothing', async () => {
    const client = await connect(() => ({ json: { success: true, results: null } }))
    expect(await deleteWebhook({ client, webhookId: ids.webhook })).toBe('deleted')
  })

  it('does not take any other failure for gone', async () => {
    const client = await connect(() => ({ status: 403, body: 'no' }))
    await expect(deleteWebhook({ client, webhookId: ids.webhook })).rejects.toMatchObject({ code: 'ashby_key_invalid' })
    await expect(readWebhook({ client, webhookId: ids.webhook })).rejects.toMatchObject({ code: 'ashby_key_invalid' })
  })

  it('sends only what is to be changed', async () => {
    const client = await connect(() => ({ json: { success: true, results: { id: ids.webhook, enabled: true, requestUrl: null } } }))
    expect(await updateWebhook({ client, webhookId: ids.webhook, change: { enabled: true } })).toMatchObject({ isEnabled: true })
    expect(JSON.parse(server?.requests[0]?.body ?? '')).toEqual({ webhookId: ids.webhook, enabled: true })
  })
})
