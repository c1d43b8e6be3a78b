import { describe, expect, it } from 'vitest'
import { listConfigureSteps, readSetupState } from '#components/connections/list-configure-steps.ts'
import { chooseEnvironment, readStep } from '#components/connections/read-step.ts'
import type { Connection, Endpoint } from '#lib/domain/connections/contract.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

const at = (second: number) => `2026-11-20T10:00:${String(second).padStart(2, '0')}.000Z`

function makeEndpoint(overrides: Partial<Endpoint> = {}): Endpoint {
  return {
    id: '0193bb00-0000-7000-8000-000000000001',
    webhookType: 'offerCreate',
    label: 'Offer Create',
    state: 'Active',
    enabled: true,
    externalId: 'w1',
    url: null,
    pingedAt: at(2),
    verifiedAt: null,
    refusedCount: 0,
    lastRefusedAt: null,
    isSecretChanging: false,
    rotatedAt: null,
    lookedAt: null,
    createdAt: at(0),
    updatedAt: at(2),
    ...overrides,
  }
}

function makeSweep(overrides: Partial<Sweep> = {}): Sweep {
  const counts = { total: 12, seen: 12, added: 4, changed: 0, gone: 0, ignored: 8, failed: 0, calls: 14 }
  const kind = { since: null, isWhole: true, expected: null, untold: { offers: 0, hires: 0, records: [] } }
  const times = { createdAt: at(5), startedAt: at(5), finishedAt: at(7) }

  return { id: 's', connectionId: 'c', trigger: 'Connected', state: 'Done', error: null, ...kind, ...counts, ...times, ...overrides }
}

function makeConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    id: 'c',
    source: 'ashby',
    environment: 'Sandbox',
    name: 'Test account',
    state: 'Configuring',
    health: 'Configuring',
    problems: [],
    isVerified: false,
    verifiedAt: null,
    keyLastFour: '9f2c',
    keyCheckedAt: at(0),
    permissions: [],
    canAsk: true,
    byHand: null,
    chosenEvents: ['offerCreate'],
    writeBack: { isOn: false, isAllowed: true },
    endpoints: [],
    deleteByHand: [],
    configureError: null,
    holdUntil: null,
    pausedAt: null,
    pausedBy: null,
    connectedAt: null,
    disconnectedAt: null,
    lastEventAt: null,
    lastSweep: null,
    lastImport: null,
    sweepEveryMinutes: 10,
    nextSweepAt: null,
    keySetAt: at(0),
    degradedAt: null,
    createdAt: at(0),
    ...overrides,
  }
}

const stateOf = (connection: Connection, id: string) => listConfigureSteps(connection).find((step) => step.id === id)?.state

describe('the step of the connect wizard', () => {
  it('never asks for a key that is saved already, whatever the address says', () => {
    expect(readStep({ asked: 'key', connection: makeConnection() })).toBe('events')
    expect(readStep({ asked: null, connection: makeConnection({ endpoints: [makeEndpoint()] }) })).toBe('configure')
  })

  it('shows no step that needs a saved key before there is one', () => {
    expect(readStep({ asked: 'configure', connection: null })).toBe('source')
    expect(readStep({ asked: 'key', connection: null })).toBe('key')
  })

  it('asks for a key where the account is connected by hand, and counts it as free', () => {
    const byHand = makeConnection({ state: 'Connected', keyLastFour: null, environment: 'Ashby' })
    expect(readStep({ asked: 'key', connection: byHand })).toBe('key')
    expect(readStep({ asked: 'configure', connection: byHand })).toBe('source')
    expect(chooseEnvironment({ asked: null, environments: ['Ashby', 'Sandbox'], items: [byHand] })).toBe('Ashby')
  })

  it('opens the account whose setup stopped half-way, else one that is free', () => {
    const environments = ['Ashby', 'Sandbox'] as const
    const live = makeConnection({ environment: 'Ashby', state: 'Connected' })

    expect(chooseEnvironment({ asked: null, environments, items: [makeConnection()] })).toBe('Sandbox')
    expect(chooseEnvironment({ asked: null, environments, items: [live] })).toBe('Sandbox')
    expect(chooseEnvironment({ asked: 'Sandbox', environments: ['Ashby'], items: [] })).toBe('Ashby')
  })
})

describe('the progress of configuring', () => {
  it('is under way while a webhook is being created, and names it', () => {
    const connection = makeConnection({ endpoints: [makeEndpoint({ state: 'Creating', enabled: false, pingedAt: null })] })

    expect(readSetupState(connection)).toBe('running')
    expect(listConfigureSteps(connection).find(({ id }) => id === 'webhooks')).toMatchObject({
      state: 'running',
      detail: 'Creating Offer Create',
    })
  })

  it('is stopped, not under way, once an error is written', () => {
    const connection = makeConnection({ configureError: { code: 'webhook_off', message: 'Off.', requestId: null } })

    expect(readSetupState(connection)).toBe('failed')
    expect(stateOf(connection, 'webhooks')).toBe('failed')
  })

  it('takes no check from before the account was taken up again for its first one', () => {
    expect(stateOf(makeConnection({ lastSweep: makeSweep() }), 'check')).toBe('waiting')
    expect(stateOf(makeConnection({ state: 'Connected', connectedAt: at(6), lastSweep: makeSweep() }), 'check')).toBe('waiting')
    expect(stateOf(makeConnection({ state: 'Connected', connectedAt: at(4), lastSweep: makeSweep() }), 'check')).toBe('done')
  })

  it('is verified only by an event with a valid signature, not by a ping', () => {
    const connected = makeConnection({ state: 'Connected', connectedAt: at(4), endpoints: [makeEndpoint()] })

    expect(stateOf(connected, 'ping')).toBe('done')
    expect(stateOf(connected, 'event')).toBe('waiting')
    expect(stateOf({ ...connected, isVerified: true }, 'event')).toBe('done')
  })
})
