import { afterAll, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { createTenant } from '#tests/integration/access/tenants.ts'
import { clientOf, readAudit, refusalOf } from './people.ts'

// Read once per process, at the first use: this file is an installation in production without a mail server.
process.env.HANDOFF_ENV = 'production'

afterAll(closeRateLimits)

test('where no mail can be sent, inviting is refused with what to do, and nothing is written', async () => {
  const tenant = await createTenant()
  const client = clientOf(tenant, tenant.admin)
  const refusal = await refusalOf(client.invitations.create({ email: 'ines@test.example', roleId: 'HR' }))

  expect(refusal).toMatchObject({ code: 'unavailable', message: expect.stringContaining('SMTP_URL') })
  expect(await client.invitations.list()).toEqual([])
  expect(await readAudit(tenant)).toEqual([])
})
