import type { ByHand, Endpoint } from '#lib/domain/connections/contract.ts'
import type { Finding } from '#lib/domain/connections/doctor/contract.ts'
import type { HealthFacts, TrafficFacts } from '#lib/domain/connections/doctor/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Webhooks by hand that bring nothing for so long after the key made others are taken for deleted. */
const UNUSED_DAYS = 7

type Input = { facts: HealthFacts; traffic: TrafficFacts | null }

const about = { group: 'Webhooks', code: null, act: null, detail: null } as const

/** Every webhook: whether it stands, is on, is signed as it should be, and which secret it uses. */
export function findWebhookFindings({ facts, traffic }: Input): Finding[] {
  const { row, live, byHand, canAsk, abandoned } = facts
  const findings: Finding[] = []

  const setupError = readError(row.configureError)
  if (setupError)
    findings.push({ ...about, key: 'setup', status: 'problem', title: 'Setup stopped', detail: setupError.message, code: setupError.code })
  if (byHand) findings.push(...describeByHand({ facts, traffic, byHand }))

  const needsSetup = byHand !== null && row.chosenEvents.length === 0
  if (needsSetup && canAsk && row.state === 'Connected') {
    const title = 'The key works, and no events are chosen'
    const detail = 'Choose events, so that Handoff makes its own webhooks in Ashby and offers come in too.'
    findings.push({ ...about, key: 'not-configured', status: 'problem', title, detail, code: 'not_configured', act: 'chooseEvents' })
  }
  if (row.state === 'Connected' && !needsSetup && facts.missingWebhooks.length > 0) {
    const title = `Ashby has no webhook for ${facts.missingWebhooks.join(', ')}`
    const detail = 'Configure the integration again to create it.'
    findings.push({ ...about, key: 'webhooks:missing', status: 'problem', title, detail, code: 'webhook_missing', act: 'configure' })
  }
  const rotateError = readError(row.rotateError)
  if (rotateError) {
    const title = 'Not every webhook got a new secret'
    const detail = `${rotateError.message} The old secret and the new one are accepted, so nothing is lost.`
    findings.push({ ...about, key: 'rotation', status: 'notice', title, detail, code: rotateError.code, act: 'rotateSecrets' })
  }
  for (const endpoint of live) if (endpoint.state === 'Active') findings.push(...describeWebhook({ endpoint, now: facts.now }))
  if (abandoned.length > 0) {
    const title = `${formatCountOf({ count: abandoned.length, one: 'webhook' })} may stand in Ashby without a use`
    const detail = 'They change nothing here. Delete them by hand in Ashby: Admin → Integrations → Webhooks.'
    findings.push({ ...about, key: 'webhooks:abandoned', status: 'notice', title, detail, code: 'webhook_left' })
  }

  return findings
}

function describeWebhook({ endpoint, now }: { endpoint: Endpoint; now: Date }): Finding[] {
  const { webhookType, label, enabled, verifiedAt, pingedAt, isSecretChanging, refusedCount, lastRefusedAt } = endpoint
  const findings: Finding[] = []
  const key = `webhook:${webhookType}`
  if (enabled) {
    const seen = verifiedAt ? 'A signed event has come' : pingedAt ? 'Ashby’s ping has come, and no event yet' : 'Nothing has come yet'
    findings.push({ ...about, key, status: 'ok', title: `${label} is on`, detail: seen })
  } else {
    const title = `Ashby turned the webhook ${label} off`
    const detail = 'It could not reach Handoff. Nothing comes in by it until it is enabled; checks of Ashby’s lists find what was missed.'
    findings.push({ ...about, key, status: 'problem', title, detail, code: 'webhook_off', act: 'enableWebhooks' })
  }
  if (lastRefusedAt !== null && now.getTime() - Date.parse(lastRefusedAt) < DAY_MS) {
    const title = `${formatCountOf({ count: refusedCount, one: 'delivery', many: 'deliveries' })} of ${label} came without a valid signature`
    const detail = 'They were refused, and Ashby tries again for hours. If it goes on, give the webhooks new secrets.'
    findings.push({
      ...about,
      key: `refused:${webhookType}`,
      status: 'problem',
      title,
      detail,
      code: 'deliveries_refused',
      act: 'rotateSecrets',
    })
  }
  if (isSecretChanging) {
    const title = `The new secret of ${label} waits for its first delivery`
    const detail = 'Until then the old one is accepted beside it.'
    findings.push({ ...about, key: `secret:${webhookType}`, status: 'notice', title, detail })
  }

  return findings
}

function describeByHand({ facts, traffic, byHand }: Input & { byHand: ByHand }): Finding[] {
  const findings: Finding[] = [byHand.isRefusing ? describeRefused(byHand) : describeReached(byHand)]
  if (byHand.isSecretChanging) {
    const title = byHand.nextSecretUsedAt
      ? 'Ashby uses the new secret of webhooks made by hand'
      : 'The new secret of webhooks made by hand waits'
    const detail = byHand.nextSecretUsedAt
      ? 'Once every webhook that was made by hand has it, end the change.'
      : 'Put it into every webhook in Ashby that has this Request URL. Until you end the change, the old one is accepted, too.'
    findings.push({ ...about, key: 'by-hand:secret', status: 'notice', title, detail })
  }

  const stands = facts.row.chosenEvents.length > 0 && facts.missingWebhooks.length === 0 && facts.live.every(({ enabled }) => enabled)
  if (!stands) return findings
  const isUnused = traffic?.ownSince && !traffic.hasByHandTraffic && facts.now.getTime() - traffic.ownSince.getTime() > UNUSED_DAYS * DAY_MS
  findings.push(
    isUnused
      ? {
          ...about,
          key: 'by-hand:takeover',
          status: 'notice',
          title: `Nothing came by the webhooks made by hand for ${UNUSED_DAYS} days`,
          detail: 'They seem to be deleted in Ashby. Stop taking them in.',
          code: 'by_hand_unused',
        }
      : {
          ...about,
          key: 'by-hand:takeover',
          status: 'notice',
          title: 'Handoff’s own webhooks do the work of those made by hand',
          detail: 'What comes twice stays one record. Delete the webhooks made by hand in Ashby, then stop taking them in.',
          code: 'by_hand_twice',
        },
  )

  return findings
}

function describeReached({ verifiedAt, pingedAt }: ByHand): Finding {
  if (verifiedAt) return { ...about, key: 'by-hand', status: 'ok', title: 'Webhooks made by hand come in' }
  const title = pingedAt
    ? 'Ashby reached the webhook made by hand, and no event has come yet'
    : 'Ashby has not reached the webhook made by hand'

  return { ...about, key: 'by-hand', status: pingedAt ? 'ok' : 'notice', title }
}

function describeRefused({ refusedCount }: ByHand): Finding {
  const isOne = refusedCount === 1
  const title = `${isOne ? 'A delivery' : `${refusedCount} deliveries`} came with a wrong or no Secret Token and ${isOne ? 'was' : 'were'} refused`
  const detail = 'Put the secret key into every webhook in Ashby that has this Request URL. Nothing is lost: Ashby tries again for hours.'

  return { ...about, key: 'by-hand', status: 'problem', title, detail, code: 'by_hand_refused' }
}

/** As it was stored by us: {code, message, requestId}. */
function readError(stored: unknown): { code: string; message: string } | null {
  return stored === null || stored === undefined ? null : (stored as { code: string; message: string })
}
