import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resealOrganizationJob } from '#lib/domain/connections/jobs.ts'
import { keyPlace } from '#lib/domain/connections/mutations.ts'
import { endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import { prepareNextSecret } from '#lib/domain/endpoints/secrets/mutations.ts'
import { type SealPlace, seal, sealedKeyId, unseal } from '#lib/platform/crypto/seal.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

const oldKey = process.env.ENCRYPTION_KEYS
process.env.ENCRYPTION_KEYS = `new:${Buffer.alloc(32, 'a newer key').toString('base64')},${oldKey}`

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** One event that Handoff has no use for, signed as Ashby would. Answers the status. */
async function arrive({ requestUrl, secret }: { requestUrl: string; secret: string }): Promise<number> {
  const body = JSON.stringify({ action: 'surveySubmit', webhookActionId: randomUUID(), data: {} })
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const headers = { 'content-type': 'application/json', 'ashby-signature': signature }

  return (await fetch(requestUrl, { method: 'POST', body, headers })).status
}

/** Every envelope of the company as a process with the old ring would have written it. */
async function sealByOldKey({ scope }: TestCompany): Promise<void> {
  const again = (sealed: string, place: SealPlace) => seal({ plaintext: unseal({ sealed, place }), place, keyId: 'test' })

  await inTenant(scope, async (tx) => {
    for (const { id, keySealed } of await tx.connection.findMany({ select: { id: true, keySealed: true } })) {
      if (keySealed) await tx.connection.updateMany({ where: { id }, data: { keySealed: again(keySealed, keyPlace(scope, id)) } })
    }
    for (const { id, tokenSealed, secretSealed, nextSecretSealed } of await tx.webhookEndpoint.findMany()) {
      await tx.webhookEndpoint.updateMany({
        where: { id },
        data: {
          tokenSealed: again(tokenSealed, endpointPlace(scope, id, 'token')),
          secretSealed: again(secretSealed, endpointPlace(scope, id, 'secret')),
          nextSecretSealed: nextSecretSealed && again(nextSecretSealed, endpointPlace(scope, id, 'nextSecret')),
        },
      })
    }
  })
}

/** Which encryption key each envelope of the company names. */
async function readKeyIds({ scope }: TestCompany): Promise<Set<string>> {
  return inTenant(scope, async (tx) => {
    const keys = (await tx.connection.findMany({ select: { keySealed: true } })).map(({ keySealed }) => keySealed)
    const endpoints = await tx.webhookEndpoint.findMany({ select: { tokenSealed: true, secretSealed: true, nextSecretSealed: true } })
    const envelopes = [
      ...keys,
      ...endpoints.flatMap(({ tokenSealed, secretSealed, nextSecretSealed }) => [tokenSealed, secretSealed, nextSecretSealed]),
    ]

    return new Set(envelopes.flatMap((sealed) => (sealed ? [sealedKeyId(sealed)] : [])))
  })
}

test('a new encryption key takes over while deliveries come in and secrets change, and not one rightly signed delivery is refused', async () => {
  const company = await openCompany(house)
  const { scope } = company
  const { webhooks } = (await company.account.control('webhook.list')) as {
    webhooks: { id: string; requestUrl: string; secretToken: string }[]
  }
  const endpoints = await inTenant(scope, (tx) => tx.webhookEndpoint.findMany({ select: { id: true, externalId: true } }))
  const hooks = await Promise.all(
    webhooks.map(async ({ id, requestUrl, secretToken }) => {
      const endpoint = endpoints.find(({ externalId }) => externalId === id)
      const next = endpoint ? await prepareNextSecret({ scope, id: endpoint.id }) : null
      return { requestUrl, secret: secretToken, nextSecret: next?.secret ?? '' }
    }),
  )
  expect(hooks).toHaveLength(8)
  await sealByOldKey(company)
  expect(await readKeyIds(company)).toEqual(new Set(['test']))

  const isDone = { value: false }
  const traffic = hooks.map(async (hook, place) => {
    const statuses: number[] = []
    // Half of the webhooks get their new secret in the middle of it.
    for (let sent = 0; !isDone.value || sent < 10; sent += 1) {
      const isNew = place % 2 === 0 && sent > 2
      statuses.push(await arrive({ requestUrl: hook.requestUrl, secret: isNew ? hook.nextSecret : hook.secret }))
    }
    return statuses
  })
  try {
    for (let pass = 0; pass < 3; pass += 1) {
      await inTenant(scope, (tx) => enqueue(tx, resealOrganizationJob, { organizationId: scope.organizationId }, { queue: 'reseal' }))
      await house.drain()
    }
  } finally {
    isDone.value = true
  }

  expect(new Set((await Promise.all(traffic)).flat())).toEqual(new Set([200]))
  expect(await readKeyIds(company)).toEqual(new Set(['new']))
  const left = await inTenant(scope, (tx) => tx.webhookEndpoint.count({ where: { nextSecretSealed: { not: null } } }))
  expect(left).toBe(4)
  // The key still opens: Ashby is asked with it.
  await house.drain()
  expect((await inTenant(scope, (tx) => tx.connection.findFirstOrThrow({ select: { keyErrorCode: true } }))).keyErrorCode).toBeNull()
})
