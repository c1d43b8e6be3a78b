import { afterAll, describe, expect, test } from 'vitest'
import { mintInvitationToken } from '#lib/domain/invitations/mails/mutations.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import {
  addCustomRole,
  addMember,
  callAs,
  createPerson,
  createTenant,
  outcomeOf,
  PASSWORD,
  type TestTenant,
} from '#tests/integration/access/tenants.ts'
import { runAtOnce } from './at-once.ts'
import { clientOf, readAudit, refusalOf } from './people.ts'

afterAll(closeRateLimits)

const anyone = callAs({ sessionId: null })
const newAddress = () => `${crypto.randomUUID()}@test.example`

type InviteInput = { email?: string; roleId?: string; tenant?: TestTenant }

/** An invitation with one link, as a mail would carry it. */
async function invite({ email = newAddress(), roleId = 'Recruiter', ...given }: InviteInput = {}) {
  const tenant = given.tenant ?? (await createTenant())
  const client = clientOf(tenant, tenant.admin)
  const invitation = await client.invitations.create({ email, roleId })
  const token = await mintInvitationToken({ scope: tenant.scope, id: invitation.id })

  return { tenant, client, invitation, token, email }
}

const expire = ({ tenant, invitation }: Awaited<ReturnType<typeof invite>>) =>
  inTenant(tenant.scope, (tx) => tx.invitation.updateMany({ where: { id: invitation.id }, data: { expiresAt: new Date(0) } }))

describe('inviting', () => {
  test('asks for one mail, for seven days, and is written down without the address', async () => {
    const { tenant, client, invitation, email } = await invite()
    const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt)) / 86_400_000

    expect(invitation).toMatchObject({ email, role: { id: 'Recruiter' }, invitedBy: 'Zoë Okonkwo', state: 'Open', mail: 'Waiting' })
    expect(days).toBeCloseTo(7, 2)
    expect(await client.invitations.list()).toEqual([invitation])
    expect(await inTenant(tenant.scope, (tx) => tx.mail.count({ where: { targetId: invitation.id, kind: 'invitation' } }))).toBe(1)
    expect(await readAudit(tenant)).toEqual([
      {
        action: 'invitation.sent',
        objectId: invitation.id,
        actorId: tenant.admin.userId,
        value: { before: null, after: { role: 'Recruiter' } },
      },
    ])
  })

  test('a member is refused at the field, a member of another organization is not', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const { email } = await addMember(tenant, 'HR')

    expect(await refusalOf(clientOf(tenant, tenant.admin).invitations.create({ email, roleId: 'HR' }))).toMatchObject({
      code: 'invalid_input',
      fields: { email: 'Somebody with this address is a member already.' },
    })
    expect(await outcomeOf(clientOf(other, other.admin).invitations.create({ email, roleId: 'HR' }))).toBe('ok')
  })

  test('an address twice renews its one invitation, with the role of now, also after it expired', async () => {
    const first = await invite()
    await expire(first)
    const { client, invitation, email } = first
    const second = await client.invitations.create({ email: ` ${email.toUpperCase()} `, roleId: 'Viewer' })

    expect(second).toMatchObject({ id: invitation.id, role: { id: 'Viewer' }, state: 'Open' })
    expect(await client.invitations.list()).toHaveLength(1)
    expect((await readAudit(first.tenant)).at(-1)).toMatchObject({
      action: 'invitation.sent-again',
      value: { before: { role: 'Recruiter' }, after: { role: 'Viewer' } },
    })
    expect(await anyone.invitations.open({ token: first.token })).toMatchObject({ role: { id: 'Viewer' } })
  })

  test('again begins the time anew, and not more often than an address can bear', async () => {
    const first = await invite()
    await expire(first)
    const { client, invitation } = first
    expect(await client.invitations.list()).toMatchObject([{ state: 'Expired' }])

    expect(await client.invitations.sendAgain({ id: invitation.id })).toMatchObject({ state: 'Open' })
    for (let sent = 2; sent < 5; sent += 1) await client.invitations.sendAgain({ id: invitation.id })
    expect(await outcomeOf(client.invitations.sendAgain({ id: invitation.id }))).toBe('rate_limited')
  })

  test('of another organization is not found', async () => {
    const [{ invitation }, other] = await Promise.all([invite(), createTenant()])
    const client = clientOf(other, other.admin)

    expect(await outcomeOf(client.invitations.sendAgain({ id: invitation.id }))).toBe('not_found')
    expect(await outcomeOf(client.invitations.revoke({ id: invitation.id }))).toBe('not_found')
    expect(await client.invitations.list()).toEqual([])
  })
})

describe('a link that does not work', () => {
  test('guessed, cut, foreign, expired, revoked or used: the same words after the same time', async () => {
    const [expired, revoked, used, foreign] = await Promise.all([invite(), invite(), invite(), invite()])
    await expire(expired)
    await revoked.client.invitations.revoke({ id: revoked.invitation.id })
    await anyone.invitations.accept({ token: used.token, name: 'Used', password: PASSWORD })
    // A token of another kind that is real.
    const key = await foreign.client.apiKeys.create({ name: 'Key', permissions: ['members.read'], expiresInDays: null })
    const person = callAs(await createPerson())

    for (const token of [createToken(), '', 'x'.repeat(5_000), expired.token, revoked.token, used.token, key.token]) {
      for (const call of [
        () => anyone.invitations.open({ token }),
        () => anyone.invitations.accept({ token, name: 'Stranger', password: PASSWORD }),
        () => person.invitations.join({ token }),
      ]) {
        const startedAt = performance.now()
        expect(await refusalOf(call())).toEqual({
          code: 'link_invalid',
          message: 'This link does not work any more. Ask for a new one.',
          fields: {},
        })
        expect(performance.now() - startedAt).toBeGreaterThan(245)
      }
    }
  })

  test('revoking ends every link at once', async () => {
    const { tenant, client, invitation, token } = await invite()
    const second = await mintInvitationToken({ scope: tenant.scope, id: invitation.id })
    expect(await outcomeOf(anyone.invitations.open({ token: second }))).toBe('ok')
    await client.invitations.revoke({ id: invitation.id })

    for (const link of [token, second]) expect(await outcomeOf(anyone.invitations.open({ token: link }))).toBe('link_invalid')
    expect(await db().lookup.count({ where: { targetId: invitation.id } })).toBe(0)
    expect((await readAudit(tenant)).at(-1)).toMatchObject({ action: 'invitation.revoked', objectId: invitation.id })
  })
})

describe('accepting with a new account', () => {
  test('makes account and membership with the invited role, tells who manages members, and is written down', async () => {
    const tenant = await createTenant()
    const roleId = await addCustomRole(tenant, ['organization.read', 'offers.read'])
    const { client, token, email } = await invite({ tenant, roleId })
    expect(await anyone.invitations.open({ token })).toMatchObject({
      organization: { slug: tenant.slug, name: 'Test company' },
      email,
      role: { id: roleId },
      invitedBy: 'Zoë Okonkwo',
      hasAccount: false,
    })

    expect(await anyone.invitations.accept({ token, name: 'Ines', password: PASSWORD })).toEqual({ organizationSlug: tenant.slug, email })
    const member = (await client.members.list()).find((listed) => listed.email === email)
    expect(member).toMatchObject({ name: 'Ines', role: { id: roleId }, isOwner: false, lastSeenAt: null })
    expect(await client.invitations.list()).toEqual([])
    expect((await readAudit(tenant)).at(-1)).toMatchObject({ action: 'member.joined', objectId: member?.userId, actorId: member?.userId })
    expect((await client.notifications.list({})).items).toMatchObject([{ kind: 'member.joined', title: expect.stringContaining('Ines') }])
  })

  test('takes a name as text, without marks that turn the line, and none of more than 200 characters', async () => {
    const { client, token, email } = await invite()
    const name = '<img src=x onerror=alert(1)> \u202eמיה'
    expect(await refusalOf(anyone.invitations.accept({ token, name: 'x'.repeat(300), password: PASSWORD }))).toMatchObject({
      code: 'invalid_input',
      fields: { name: 'Use at most 200 characters.' },
    })
    await anyone.invitations.accept({ token, name, password: PASSWORD })

    expect((await client.members.list()).find((member) => member.email === email)).toMatchObject({
      name: '<img src=x onerror=alert(1)> מיה',
    })
  })

  test('twice at once makes one account', async () => {
    const { tenant, token, email } = await invite()
    const accept = () => outcomeOf(anyone.invitations.accept({ token, name: 'Twice', password: PASSWORD }))

    expect((await runAtOnce(tenant, [accept, accept])).sort()).toEqual(['link_invalid', 'ok'])
    expect(await db().user.count({ where: { email } })).toBe(1)
  })

  test('of an address that has one is refused with what to do, and the link goes on working', async () => {
    const { email, sessionId } = await createPerson()
    const { tenant, token } = await invite({ email })

    expect(await refusalOf(anyone.invitations.accept({ token, name: 'Again', password: PASSWORD }))).toMatchObject({
      code: 'conflict',
      message: 'This address has an account already. Sign in with it to accept the invitation.',
    })
    expect(await anyone.invitations.open({ token })).toMatchObject({ hasAccount: true })
    expect(await callAs({ sessionId }).invitations.join({ token })).toEqual({ organizationSlug: tenant.slug })
  })
})

describe('joining with an account', () => {
  test('is for the invited address alone, and names no address', async () => {
    const { client, token, email } = await invite()
    const refusal = await refusalOf(callAs(await createPerson()).invitations.join({ token }))

    expect(refusal).toMatchObject({
      code: 'conflict',
      message: 'This invitation is for another address. Sign in with the address that the mail was sent to.',
    })
    expect(JSON.stringify(refusal)).not.toContain(email)
    expect(await client.invitations.list()).toHaveLength(1)
  })

  test('a member who opens the link of somebody else uses nothing up', async () => {
    const { tenant, client, token } = await invite()

    expect(await outcomeOf(callAs(await addMember(tenant, 'HR')).invitations.join({ token }))).toBe('conflict')
    expect(await client.invitations.list()).toHaveLength(1)
  })

  test('twice at once makes one membership, and both get there', async () => {
    const person = await createPerson()
    const { tenant, client, token } = await invite({ email: person.email })
    const join = () => outcomeOf(callAs(person).invitations.join({ token }))

    expect(await runAtOnce(tenant, [join, join])).toEqual(['ok', 'ok'])
    expect(await client.members.list()).toHaveLength(2)
    expect((await readAudit(tenant)).filter(({ action }) => action === 'member.joined')).toHaveLength(1)
  })
})
