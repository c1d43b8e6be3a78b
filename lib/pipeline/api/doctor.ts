import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { type DoctorReport, doctorContract } from '#lib/domain/connections/doctor/contract.ts'
import { requestEnabling, requestRotation, setSchedule } from '#lib/domain/connections/doctor/mutations.ts'
import { readTraffic } from '#lib/domain/connections/doctor/queries.ts'
import { countKeyDays, findFindings } from '#lib/domain/connections/doctor/rules.ts'
import { getConnection } from '#lib/domain/connections/queries.ts'
import { planNextSweep } from '#lib/domain/sweeps/schedule/mutations.ts'
import { gatherFacts } from '../describe-connection.ts'
import { enableWebhooks, examineConnection } from '../examine-connection.ts'
import { readConnection } from './connections.ts'

const os = implementForOrganization(doctorContract)

export const doctorApi = {
  report: os.report.handler(({ context: { access }, input }) => readReport(access, input.id)),
  examine: os.examine.handler(async ({ context: { access }, input }) => {
    const error = await examineConnection({ scope: access.scope, connectionId: input.id })
    if (error) throw error

    return readReport(access, input.id)
  }),
  enableWebhooks: os.enableWebhooks.handler(async ({ context: { access }, input }) => {
    await requestEnabling({ ...actOf(access), id: input.id })
    await enableWebhooks({ scope: access.scope, connectionId: input.id })

    return readReport(access, input.id)
  }),
  rotateSecrets: os.rotateSecrets.handler(async ({ context: { access }, input }) => {
    await requestRotation({ ...actOf(access), id: input.id })

    return readConnection(access, input.id)
  }),
  setSchedule: os.setSchedule.handler(async ({ context: { access }, input }) => {
    const { scope } = access
    await setSchedule({
      ...actOf(access),
      ...input,
      async follow(tx) {
        await planNextSweep(tx, { scope, connectionId: input.id })
      },
    })

    return readConnection(access, input.id)
  }),
}

/** What is stored of a connection, judged; Ashby is not asked. */
async function readReport({ scope }: Access, id: string): Promise<DoctorReport> {
  const now = new Date()
  const row = await getConnection({ scope, id })
  const traffic = await readTraffic({ scope, connectionId: id, now })
  const facts = gatherFacts({ scope, row, now })

  return {
    connectionId: id,
    examinedAt: row.examinedAt?.toISOString() ?? null,
    degradedAt: row.degradedAt?.toISOString() ?? null,
    findings: findFindings({ facts, traffic }),
    figures: {
      lastEventAt: row.lastEventAt?.toISOString() ?? null,
      lastSweepAt: row.sweeps.find(({ finishedAt }) => finishedAt !== null)?.finishedAt?.toISOString() ?? null,
      nextSweepAt: row.nextSweepAt?.toISOString() ?? null,
      lagMs: traffic.lagMs,
      received24h: traffic.received24h,
      refused24h: traffic.refused24h,
      failed24h: traffic.failed24h,
      keyAgeDays: row.keyLastFour === null ? null : countKeyDays({ keySetAt: row.keySetAt, now }),
      apiVersion: facts.apiVersion,
      apiVersionStatus: row.apiVersionStatus,
    },
  }
}
